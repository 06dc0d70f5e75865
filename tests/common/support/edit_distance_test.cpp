// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/edit_distance.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("edit distance counts insertions, deletions and substitutions up to a limit") {
  struct Case {
    const char* a;
    const char* b;
    std::size_t limit;
    std::size_t distance;
  };
  const Case cases[] = {
      {"", "", 5, 0},
      {"limit", "limit", 5, 0},
      {"limt", "limit", 5, 1},
      {"limits", "limit", 5, 1},
      {"lomit", "limit", 5, 1},
      {"kitten", "sitting", 5, 3},
      {"kitten", "sitting", 3, 3},
      {"kitten", "sitting", 2, 2},
      {"abc", "abcdefgh", 4, 4},
      {"", "abc", 5, 3},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(edit_distance(c.a, c.b, c.limit) == c.distance);
    CHECK(edit_distance(c.b, c.a, c.limit) == c.distance);
  }
}

}  // namespace
}  // namespace dateline
