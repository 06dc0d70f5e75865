// SPDX-License-Identifier: GPL-2.0-or-later
//
// Forecast: what a dry run would have published. Records are weighed by the rules that publishing
// itself goes by (segments/claim.hpp), id by id.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>

#include "indexer/manifest/manifest.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/segments/claim.hpp"
#include "indexer/segments/index_reader.hpp"
#include "indexer/segments/publish.hpp"

namespace dateline {

class Forecast {
 public:
  // A record, or a claim, that would go to a scratch database. Thread-safe.
  void note(const std::string& id, Claim claim);

  // manifest, reader: nullptr for a new index. removals: what --mirror and --retain would take out.
  [[nodiscard]] Published tell(const Manifest* manifest,
                               const IndexReader* reader,
                               Removals removals,
                               const DeletionLimit& limit) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Claim> winners_;  // by id
  std::set<std::string> confirmed_;       // ids of indexed articles that were read again
};

}  // namespace dateline
