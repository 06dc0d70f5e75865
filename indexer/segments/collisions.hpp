// SPDX-License-Identifier: GPL-2.0-or-later
//
// One article for each id: which of several records with one id is kept, within a run and against
// what is indexed already. Found by walking the sorted Q terms of the databases side by side, so
// that memory does not grow with the archive.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

namespace dateline {

// Two records of different origin that claim one id.
struct Collision {
  std::string id;
  std::string kept_place;
  std::string lost_place;
};

// Keeps of each id the record with the highest Precedence and deletes the others from the scratch
// databases; report is called for each record lost.
void resolve_collisions(std::span<const std::filesystem::path> scratch,
                        const std::function<void(const Collision&)>& report);

// Documents of segment whose id stands in the scratch databases too: the new records replace them.
// Where the indexed version is higher, the new record is deleted from scratch instead and reported.
[[nodiscard]] std::vector<Xapian::docid> find_replaced(
    const std::filesystem::path& segment,
    std::span<const std::filesystem::path> scratch,
    const std::function<void(const Collision&)>& report);

}  // namespace dateline
