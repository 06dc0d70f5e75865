// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/raw_record.hpp"

#include <fmt/format.h>

#include "common/support/utf8.hpp"

namespace dateline {

std::string RawRecord::place() const {
  std::string name = repair_utf8(file->relative_path);
  return line == 0 ? name : fmt::format("{}:{}", name, line);
}

}  // namespace dateline
