// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/raw_record.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

RawRecord record_in(std::string relative_path, std::uint64_t line) {
  return {"",
          std::make_shared<FileOrigin>(FileOrigin{"/archive/x", std::move(relative_path), 0}),
          line,
          1};
}

TEST_CASE("a place is the path below the root and the line of a record in a file") {
  CHECK(record_in("2022/a.txt", 0).place() == "2022/a.txt");
  CHECK(record_in("wire.jsonl", 17).place() == "wire.jsonl:17");
  CHECK(record_in("-", 3).place() == "-:3");
}

TEST_CASE("a place is valid UTF-8 even if the file name is not") {
  CHECK(record_in("caf\xE9.txt", 0).place() == "caf\xEF\xBF\xBD.txt");
}

}  // namespace
}  // namespace dateline
