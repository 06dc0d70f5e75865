// SPDX-License-Identifier: GPL-2.0-or-later
//
// A manifest of what a test says that earlier runs knew.
#pragma once

#include <string>
#include <vector>

#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {

// Its part is in memory, so its folder need not stay.
inline Manifest make_manifest(const std::vector<FileRecord>& files,
                              const std::vector<Deletion>& deletions = {}) {
  const std::vector<std::string> parts{"manifest-000001"};
  const TempDir index;
  ManifestChanges changes;
  for (const FileRecord& file : files) {
    changes.set(file);
  }
  for (const Deletion& deletion : deletions) {
    changes.set(deletion);
  }
  changes.write(index.path(), parts.front());
  return Manifest::open(index.path(), parts);
}

}  // namespace dateline::test
