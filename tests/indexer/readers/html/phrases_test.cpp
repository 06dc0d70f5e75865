// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/phrases.hpp"

#include <array>

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("lines that every page of a site has are known by their beginning") {
  for (const char* const line : {"Advertisement",
                                 "ADVERTISEMENT:",
                                 "Read more: Ferry aground",
                                 "Sign up for our newsletter",
                                 "\u00A9 2022 Larkspur Wire",
                                 "Story continues below"}) {
    CAPTURE(line);
    CHECK(is_boilerplate_line(line));
  }
  for (const char* const line : {"", "Advertisements are dear", "He read more", "Signs of life"}) {
    CAPTURE(line);
    CHECK_FALSE(is_boilerplate_line(line));
  }
}

TEST_CASE("headings of other stories are known by their beginning") {
  CHECK(begins_other_stories("Related stories"));
  CHECK(begins_other_stories("More from Larkspur Wire"));
  CHECK(begins_other_stories("COMMENTS (12)"));
  CHECK_FALSE(begins_other_stories("Relatedness"));
  CHECK_FALSE(begins_other_stories("What the bill says"));
}

struct Case {
  std::string_view one;
  std::string_view other;
  bool expected;
};

TEST_CASE("headlines are the same but for signs, case and the name of a site") {
  constexpr std::array kCases = {
      Case{"Vote on bill", "VOTE ON BILL!", true},
      Case{"Harbour bill is carried", "Harbour bill is carried - Larkspur Wire", true},
      Case{"Vote", "Vote on the bill", false},
      Case{"Vote on bill", "Ferry aground", false},
      Case{"", "Vote", false},
      Case{"", "", false},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.one);
    CAPTURE(row.other);
    CHECK(is_same_title(row.one, row.other) == row.expected);
    CHECK(is_same_title(row.other, row.one) == row.expected);
  }
}

}  // namespace
}  // namespace dateline
