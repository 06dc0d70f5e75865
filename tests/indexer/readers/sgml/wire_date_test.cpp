// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/wire_date.hpp"

#include <doctest/doctest.h>

#include "common/calendar/timestamp.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

TEST_CASE("the dates of news collections are found in all their spellings") {
  struct Case {
    std::string text;
    std::string date;
  };
  const Case cases[] = {
      {"930101", "1993-01-01"},
      {"910422\n", "1991-04-22"},
      {"= 870324", "1987-03-24"},
      {"491231", "2049-12-31"},
      {"500101", "1950-01-01"},
      {"19980601", "1998-06-01"},
      {"03/24/87", "1987-03-24"},
      {"24/03/87", "1987-03-24"},
      {"1998-06-01 00:02", "1998-06-01T00:02"},
      {"06/01/1998 14:26:00", "1998-06-01T14:26:00"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"},
      {" 2-MAR-1987 04:43:30.65", "1987-03-02T04:43:30"},
      {"31-MAR-1987 605:12:19.12", "1987-03-31"},
      {"5-APR-1987 09:43:14.00 # date guessed", "1987-04-05T09:43:14"},
      {"1 March 1994", "1994-03-01"},
      {"17 Mar 94", "1994-03-17"},
      {"14 MAY 91", "1991-05-14"},
      {"January 1, 1989, Sunday, Home Edition", "1989-01-01"},
      {"Tuesday, January 1, 1991 00001001,SJ1", "1991-01-01"},
      {"Sept. 12, 1990", "1990-09-12"},
      {"April 9 1990", "1990-04-09"},
      {"March 1990 v7 n14", "1990-03"},
      {"AP-NR-02-12-88 1637EST", "1988-02-12T16:37-05:00"},
      {"AP-NR-08-16-90 2041EDT", "1990-08-16T20:41-04:00"},
      {"AP-NR-02-12-88 1637", "1988-02-12"},
      {"", ""},
      {"Correction Appended", ""},
      {"Volume 7, May", ""},
      {"12345", ""},
      {"99/99/99", ""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(find_wire_date(row.text).value_or("") == row.date);
    CHECK((row.date.empty() || parse_timestamp(row.date)));
  }
}

TEST_CASE("a date is taken from the numbers that are known to hold one") {
  struct Case {
    std::string number;
    std::string date;
  };
  const Case cases[] = {
      {"AP880212-0001", "1988-02-12"},
      {"WSJ870324-0001", "1987-03-24"},
      {"FR940104-0-00001", "1994-01-04"},
      {"GH950103-000001", "1995-01-03"},
      {"LA010289-0001", "1989-01-02"},
      {"NYT19980601.0001", "1998-06-01"},
      {"XIE19960101.0001", "1996-01-01"},
      {"NYT_ENG_19940701.0001", "1994-07-01"},
      {"FT911-3", ""},
      {"FBIS3-1", ""},
      {"SJMN91-06010212", ""},
      {"ZF07-781-012", ""},
      {"FR88107-0001", ""},
      {"NEWS880212-0001", ""},
      {"AP881342-0001", ""},
      {"AP880212", ""},
      {"19980601.0001", ""},
      {"", ""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.number);
    CHECK(find_date_of_number(row.number).value_or("") == row.date);
  }
}

TEST_CASE("dates are looked for in any bytes") {
  test::for_random_bytes({"1", "19", "88", "/", "-", "MAR", " ", ":", "EST", "AP"},
                         3000,
                         [](const std::string& bytes) {
                           static_cast<void>(find_date_of_number(bytes));
                           const std::string date = find_wire_date(bytes).value_or("1988-02");
                           CAPTURE(bytes);
                           CHECK(date.find('-') == 4);
                         });
}

}  // namespace
}  // namespace dateline
