// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/forecast.hpp"

#include <optional>
#include <utility>

namespace dateline {

void Forecast::note(const std::string& id, Claim claim) {
  const std::scoped_lock lock(mutex_);
  if (claim.confirms()) {
    confirmed_.insert(id);
  }
  const auto [winner, is_first] = winners_.try_emplace(id, claim);
  if (!is_first && goes_before(claim, winner->second)) {
    winner->second = std::move(claim);
  }
}

Published Forecast::tell(const Manifest* manifest,
                         const IndexReader* reader,
                         Removals removals,
                         const DeletionLimit& limit) const {
  const std::scoped_lock lock(mutex_);
  Published foreseen;
  const Standing standing{.overruled = confirmed_, .modified = modification_times(manifest)};
  const std::uint64_t before = reader == nullptr ? 0 : reader->articles();
  for (const auto& [id, claim] : winners_) {
    if (claim.confirms()) {
      continue;
    }
    const std::optional<StoredDocument> indexed =
        reader == nullptr ? std::nullopt : reader->find(id);
    if (!indexed) {
      foreseen.added += claim.cancels() ? 0U : 1U;
      continue;
    }
    const bool is_removed = removals.contains(id);
    if (!is_removed && !confirmed_.contains(id) &&
        stays(bring_up_to_date({.precedence = indexed->precedence, .file_term = indexed->file_term},
                               standing),
              claim)) {
      continue;
    }
    removals.erase(id);
    ++(claim.cancels() ? foreseen.canceled : foreseen.replaced);
  }
  const bool may = is_within(limit, removals.size(), before);
  (may ? foreseen.deleted : foreseen.kept_from_deletion) = removals.size();
  foreseen.articles = before + foreseen.added - foreseen.canceled - foreseen.deleted;
  return foreseen;
}

}  // namespace dateline
