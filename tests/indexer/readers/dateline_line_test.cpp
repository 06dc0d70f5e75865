// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/dateline_line.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace dateline {
namespace {

// "BRUSSELS | Larkspur Wire | 02-25", "-" for what is not there.
std::string shown(const std::optional<DatelineLine>& line) {
  if (!line) {
    return "none";
  }
  std::string day = "-";
  if (line->date) {
    day = to_iso8601(*line->date);
  } else if (line->day) {
    day = fmt::format("{:02}-{:02}",
                      static_cast<unsigned>(line->day->month()),
                      static_cast<unsigned>(line->day->day()));
  }
  const auto text = [](const std::string& value) { return value.empty() ? "-" : value; };
  return fmt::format("{} | {} | {}", text(line->place), text(line->agency), day);
}

std::string read(std::string_view line) {
  return shown(read_dateline(line, DatelineEnd::kDash));
}

struct Case {
  std::string_view line;
  std::string_view expected;
};

TEST_CASE("a dateline gives place, agency and day") {
  constexpr std::array kCases = {
      Case{"BEIRUT, Aug 6 (Larkspur Wire) - Rescue workers", "BEIRUT | Larkspur Wire | 08-06"},
      Case{"BRUSSELS, Feb. 25, 2022 (Larkspur Wire) -- The",
           "BRUSSELS | Larkspur Wire | 2022-02-25"},
      Case{"    LONDON, March 3 - The Bank", "LONDON | - | 03-03"},
      Case{"WASHINGTON (AP) - The", "WASHINGTON | AP | -"},
      Case{"WASHINGTON (AP) \u2014 The", "WASHINGTON | AP | -"},
      Case{"LONDON, March 3\u2014The Bank", "LONDON | - | 03-03"},
      Case{"LONDON (Reuters) - The Bank", "LONDON | Reuters | -"},
      Case{"April 3 (Reuters) - The Bank", "- | Reuters | 04-03"},
      Case{"NEW YORK, Jan. 5, 2021 /PRNewswire/ -- A", "NEW YORK | PRNewswire | 2021-01-05"},
      Case{"ADAZI, Latvia, 19 June (Larkspur Wire) - A", "ADAZI, Latvia | Larkspur Wire | 06-19"},
      Case{"VALDEZ, Alaska (Larkspur Wire) - A loaded", "VALDEZ, Alaska | Larkspur Wire | -"},
      Case{"MOUNT CLEMENS, MICH., April 1 - First", "MOUNT CLEMENS, MICH. | - | 04-01"},
      Case{"NEW YORK/LONDON, Sept 3 -", "NEW YORK/LONDON | - | 09-03"},
      Case{"STRATFORD-UPON-AVON, England, May 2 - The", "STRATFORD-UPON-AVON, England | - | 05-02"},
      Case{"OTTAWA, Friday, Feb 25 (CP) - With", "OTTAWA | CP | 02-25"},
      Case{"OTTAWA, Feb 25th (CP) - With", "OTTAWA | CP | 02-25"},
      Case{"WASHINGTON (AP), Feb. 26 - The", "WASHINGTON | AP | 02-26"},
      Case{"Brussels, 25 February 2022 (dpa) - The", "Brussels | dpa | 2022-02-25"},
      Case{"Rio de Janeiro, Feb 25 (AFP) - The", "Rio de Janeiro | AFP | 02-25"},
      Case{"Brussels (Larkspur Wire) - The", "Brussels | Larkspur Wire | -"},
      Case{"PARIS, Feb 26 (Reuters) -The alliance", "PARIS | Reuters | 02-26"},
      Case{"(Reuters) - PARIS, Feb 26 - The", "PARIS | Reuters | 02-26"},
      Case{"PARIS, Feb. 26. \u2014 The", "PARIS | - | 02-26"},
      Case{"MADRID, 26 Feb. (EFE).- The", "MADRID | EFE | 02-26"},
      Case{"MADRID, 26 Feb. (EFE).-The", "MADRID | EFE | 02-26"},
      Case{"PARIS, Feb 30, 2022 (AFP) - The", "PARIS | AFP | -"},
      Case{"PARIS: Feb 26 (PTI) - The", "PARIS | PTI | 02-26"},
      Case{"PARIS: Feb 26 (PTI) The alliance", "PARIS | PTI | 02-26"},
      Case{"PARIS, Feb 26 (PTI): The alliance", "PARIS | PTI | 02-26"},
      Case{"PARIS,\u00A0Feb\u00A026 (Reuters)\u00A0- The", "PARIS | Reuters | 02-26"},
      Case{"\u200EPARIS, Feb 26\u200E (Reuters) - The", "PARIS | Reuters | 02-26"},
      Case{"WASHINGTON, Feb 29 - A leap day", "WASHINGTON | - | 02-29"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.line);
    CHECK(read(row.line) == row.expected);
  }
}

TEST_CASE("a line that only resembles a dateline is none") {
  for (const std::string_view line : {"",
                                      "-",
                                      "- a point of a list",
                                      "NATO - the alliance - met",
                                      "The talks on Feb. 26 - the third round - failed",
                                      "Exhibition, March 3 - April 5",
                                      "Monday, March 3 - film night",
                                      "March 3 - film night",
                                      "John Smith (Labour) - 12,345 votes",
                                      "He said on May 1 (a Monday) - twice",
                                      "In May, Feb 26 (a date) -",
                                      "Paris, Feb 26 (PTI) The",
                                      "PARIS, Feb 26 (Smith) The",
                                      "(Reuters) - The alliance - met",
                                      "(Reuters) - The alliance",
                                      "LONDON, Smarch 3 - The",
                                      "LONDON, Feb 30 - The",
                                      "LONDON, Feb 25 The",
                                      "Toronto, March 19 - what is on",
                                      "LONDON 2012 - what is left",
                                      "BRUSSELS, F\u00e9vrier 26 - En fran\u00e7ais",
                                      "CHELSEA 2 (Lampard 3) - ARSENAL 1"}) {
    CAPTURE(line);
    CHECK(read(line) == "none");
  }
}

TEST_CASE("in a field of its own a dateline needs no dash and no day") {
  constexpr std::array kCases = {
      Case{"BRUSSELS, Feb 25", "BRUSSELS | - | 02-25"},
      Case{"DETROIT, March 4 -", "DETROIT | - | 03-04"},
      Case{"Brussels", "Brussels | - | -"},
      Case{"Caracas, march 12 -", "Caracas | - | 03-12"},
      Case{"OTTAWA (CP)", "OTTAWA | CP | -"},
      Case{"PARIS: Feb 26 (PTI)", "PARIS | PTI | 02-26"},
      Case{"Friday at noon", "none"},
      Case{"", "none"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.line);
    CHECK(shown(read_dateline(row.line, DatelineEnd::kDashOrEnd)) == row.expected);
  }
}

TEST_CASE("the length of a dateline is that of all before the text") {
  const auto line = read_dateline("  PARIS, May 1 (AFP) - Workers", DatelineEnd::kDash);
  REQUIRE(line);
  CHECK(std::string_view("  PARIS, May 1 (AFP) - Workers").substr(line->length) == "Workers");
  const std::string_view marked = "\u200EPARIS,\u00A0May 1 (AFP) Workers";
  const auto without_dash = read_dateline(marked, DatelineEnd::kDash);
  REQUIRE(without_dash);
  CHECK(marked.substr(without_dash->length) == "Workers");
}

TEST_CASE("a dateline begins one of the first lines of a text") {
  CHECK(shown(find_dateline("\n\nBy A Writer\n\nPARIS, May 1 - Workers\n")) == "PARIS | - | 05-01");
  CHECK(shown(find_dateline("One.\nTwo.\nThree.\nPARIS, May 1 - Workers\n")) == "none");
  CHECK(shown(find_dateline("It was said in PARIS, May 1 - twice.")) == "none");
  CHECK(shown(find_dateline("")) == "none");
}

}  // namespace
}  // namespace dateline
