// SPDX-License-Identifier: GPL-2.0-or-later
//
// One article for each id: which of several records with one id is kept, within a run and against
// what is indexed already. Found by walking the sorted Q terms of the databases side by side, so
// that memory does not grow with the archive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace dateline {

// Of a scratch document that takes the article of its id out of the index: a cancellation. It is
// weighed against other records of the id like an article, and never reaches a segment.
inline constexpr std::string_view kCancellationTerm = "XCANCELLATION";

// Two records of different origin that claim one id and the same version.
struct Collision {
  std::string id;
  std::string kept_place;
  std::string lost_place;
};

// Keeps of each id the record with the highest Precedence, of those with one version a cancellation
// first, and deletes the others from the scratch databases. report is called for each record lost
// to one that claims the same version.
void resolve_collisions(std::span<const std::filesystem::path> scratch,
                        const std::function<void(const Collision&)>& report);

struct Replaced {
  std::vector<Xapian::docid> documents;
  std::uint64_t canceled = 0;  // of them
};

// Documents of segment whose id stands in the scratch databases too: the new records replace them,
// or cancel them. Where the indexed version is higher, the new record is deleted from scratch
// instead and reported.
[[nodiscard]] Replaced find_replaced(const std::filesystem::path& segment,
                                     std::span<const std::filesystem::path> scratch,
                                     const std::function<void(const Collision&)>& report);

// Deletes the cancellations from the scratch databases.
void delete_cancellations(std::span<const std::filesystem::path> scratch);

}  // namespace dateline
