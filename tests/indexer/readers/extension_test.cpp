// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/extension.hpp"

#include <array>

#include <doctest/doctest.h>

namespace dateline {
namespace {

struct Case {
  std::string_view name;
  std::string_view expected;
};

TEST_CASE("an extension is short, of letters and digits, and in lower case") {
  constexpr std::array kCases = {
      Case{"a.txt", ".txt"},
      Case{"A.TXT", ".txt"},
      Case{"a.tar.gz", ".gz"},
      Case{"reut2-000.sgm", ".sgm"},
      Case{"a.7z", ".7z"},
      Case{"README", ""},
      Case{"Letter from A. Smith", ""},
      Case{"ends in a dot.", ""},
      Case{".hidden", ""},
      Case{"a.abcdefghijk", ""},
      Case{"a.t\u00FCt", ""},
      Case{"-", ""},
      Case{"", ""},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.name);
    CHECK(file_extension(row.name) == row.expected);
  }
}

}  // namespace
}  // namespace dateline
