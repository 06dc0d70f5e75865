// SPDX-License-Identifier: GPL-2.0-or-later
//
// ReadingRules: by what a file was read, as the manifest keeps it with the file. A file that was
// read by other rules is read again.
#pragma once

#include <string>

#include "indexer/manifest/file_record.hpp"

namespace dateline {

struct ReadingRules {
  std::string files{};      // fingerprint of the readers and of options about them
  std::string retention{};  // --retain as given: it matters to files with articles that it left out

  // "8f3a...", or "8f3a...+10y" for a file with expired articles.
  [[nodiscard]] std::string of(const FileRecord& record) const {
    return record.expired > 0 ? files + '+' + retention : files;
  }
};

}  // namespace dateline
