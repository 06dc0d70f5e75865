// SPDX-License-Identifier: GPL-2.0-or-later
//
// OutcomeShift: what an article of a file was counted as in the manifest changes later, when it
// loses its id or is taken out.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/run/reading_rules.hpp"
#include "indexer/segments/collisions.hpp"

namespace dateline {

// An article of a file is none of it any more: it is counted as something else.
struct OutcomeShift {
  std::string file_term;  // empty if it came by a pipe
  std::uint64_t FileRecord::*to = nullptr;
};

// Applies them to the records of fresh, and of the manifest where fresh has none; nullptr: there is
// none. rules: of --retain, should articles have expired. finish: may change such a record of the
// manifest further.
void shift_outcomes(const Manifest* manifest,
                    std::span<const OutcomeShift> shifts,
                    const ReadingRules& rules,
                    std::vector<FileRecord>& fresh,
                    ManifestChanges& changes,
                    const std::function<void(FileRecord&)>& finish = {});

// The same for articles that were taken out while nothing was read.
void shift_outcomes(const Manifest& manifest,
                    std::span<const TakenOut> taken_out,
                    std::uint64_t FileRecord::*to,
                    ManifestChanges& changes);

}  // namespace dateline
