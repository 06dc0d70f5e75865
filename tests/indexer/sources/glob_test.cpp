// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/glob.hpp"

#include <array>

#include <doctest/doctest.h>

namespace dateline {
namespace {

struct Case {
  std::string_view pattern;
  std::string_view path;
  bool is_match;
};

TEST_CASE("a glob without a slash is matched against the name alone") {
  constexpr std::array kCases = {
      Case{"*.txt", "a.txt", true},
      Case{"*.txt", "2022/02/a.txt", true},
      Case{"*.txt", "a.txt.gz", false},
      Case{"*.txt", "a.txt/b", false},
      Case{"2022", "archive/2022", true},
      Case{"2022", "2022/a.txt", false},
      Case{"a?.[ch]", "x/ab.c", true},
      Case{"a?.[ch]", "x/a.c", false},
      Case{"a?.[!ch]", "x/ab.d", true},
      Case{"*", "anything", true},
      Case{"\\*", "*", true},
      Case{"\\*", "a", false},
      Case{"**", "a/b/c", true},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.pattern);
    CAPTURE(row.path);
    CHECK(Glob(row.pattern).matches(row.path) == row.is_match);
  }
}

TEST_CASE("a glob with a slash is matched against the whole path") {
  constexpr std::array kCases = {
      Case{"2022/*.txt", "2022/a.txt", true},
      Case{"2022/*.txt", "2022/02/a.txt", false},
      Case{"2022/*.txt", "x/2022/a.txt", false},
      Case{"/a.txt", "a.txt", true},
      Case{"/a.txt", "x/a.txt", false},
      Case{"./2022/*", "2022/a", true},
      Case{"2022/**/a.txt", "2022/a.txt", true},
      Case{"2022/**/a.txt", "2022/02/25/a.txt", true},
      Case{"2022/**/a.txt", "2023/02/a.txt", false},
      Case{"**/drafts/**", "drafts", true},
      Case{"**/drafts/**", "a/b/drafts/c/d", true},
      Case{"**/drafts/**", "a/b/draft/c/d", false},
      Case{"**/a/**/b", "a/x/a/y/b", true},
      Case{"**/a/**/b", "x/a/b/b", true},
      Case{"**/a/**/b", "x/b/a", false},
      Case{"drafts/", "drafts", true},
      Case{"drafts/", "drafts/a/b.txt", true},
      Case{"drafts/", "x/drafts/a", false},
      Case{"*/*", "a", false},
      Case{"*/*", "a/b", true},
      Case{"*/*", "a/b/c", false},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.pattern);
    CAPTURE(row.path);
    CHECK(Glob(row.pattern).matches(row.path) == row.is_match);
  }
}

TEST_CASE("many double stars do not make matching slow") {
  std::string pattern;
  std::string path;
  for (int i = 0; i < 200; ++i) {
    pattern += "**/a/";
    path += "a/";
  }
  CHECK_FALSE(Glob(pattern + "b").matches(path + "c"));
}

}  // namespace
}  // namespace dateline
