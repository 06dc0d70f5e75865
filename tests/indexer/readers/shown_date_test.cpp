// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/shown_date.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

namespace dateline {
namespace {

std::string shown(const std::optional<Timestamp>& date) {
  return date ? to_iso8601(*date) : "none";
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("the date of a short line is found among its words") {
  constexpr std::array kCases = {
      Case{"Published: March 11, 2015 3:46 PM", "2015-03-11T15:46"},
      Case{"Published: Feb 25, 2022 by the desk", "2022-02-25"},
      Case{"By A Writer | 25 February 2022 | 120 comments", "2022-02-25"},
      Case{"Updated (26/02/2022)", "2022-02-26"},
      Case{"In 2022", "none"},
      Case{"1645814400 readers", "none"},
      Case{"ref. 2022-123", "none"},
      Case{"3/4/2022", "none"},
      Case{"", "none"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(shown(date_within(row.text)) == row.expected);
  }
}

TEST_CASE("a line that is only a date is one near either end of a text") {
  constexpr std::array kCases = {
      Case{"February 25, 2022\n\nThe vote was close.", "2022-02-25"},
      Case{"By A Writer\nFriday, 25 February 2022\nThe vote was close.", "2022-02-25"},
      Case{"The vote was close.\n\nPublished: 25.02.2022", "2022-02-25"},
      Case{"The vote was close.\n\nPosted on February 25, 2022 at 6:40 PM.", "2022-02-25T18:40"},
      Case{"The vote was close.\n(25 February 2022)", "2022-02-25"},
      Case{"The vote of February 25, 2022 was close.", "none"},
      Case{"February 25, 2022 was the day of the vote.", "none"},
      Case{"On:\nUpdated 25 February 2022", "none"},
      Case{"The index rose by a sixth in the twelve months that ended on\n25 February 2022.",
           "none"},
      Case{"It was on\n25 February 2022\nthat they met.", "none"},
      Case{"February 2022\n\nThe vote was close.", "none"},
      Case{"JAN8 1655\n", "none"},
      Case{"20220225", "none"},
      Case{"1645814400", "none"},
      Case{"2022", "none"},
      Case{"a\nb\nc\nd\ne\nFebruary 25, 2022\nf\ng\nh\ni\nj", "none"},
      Case{"", "none"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(shown(date_line(row.text, std::nullopt)) == row.expected);
  }
  CHECK(shown(date_line("3/4/2022\n", NumberOrder::kDayMonthYear)) == "2022-04-03");
}

TEST_CASE("the first day in a text is the longest reading of it") {
  CHECK(shown(first_date(
            "The vote of Friday, 25 February 2022 18:40 CET was close, not that of 1 May 2021.")) ==
        "2022-02-25T18:40+01:00");
  CHECK(shown(first_date("In May 2021 and on 25 February 2022.")) == "2021-05");
  CHECK(shown(first_date("In 2022 on the 25th.")) == "none");
  CHECK(shown(first_date(std::string(2500, 'x') + " 25 February 2022")) == "none");
}

}  // namespace
}  // namespace dateline
