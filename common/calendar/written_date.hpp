// SPDX-License-Identifier: GPL-2.0-or-later
//
// WrittenDate: a date of a query taken apart into numbers, words and what stands between them,
// before it means anything. Its shape has one character for each, so that every way to write a date
// is a row of a table (common/calendar/date_range.cpp):
//
//   2022-02-25          Y-N-N          1990's       Y's
//   February 25, 2022   M-N-Y          last week    L-P
//
//   C O Y n N a number of 8, 7, 4, 3, 2 or 1 digits (N: 2 or 1), # any other; 25th is N
//   M D       a month, a weekday
//   T         today, yesterday, tomorrow
//   L H P     last, this; week, month, quarter, year
//   q s w u   the letter q, s, w; one of d m y
//   - / . '   themselves; beside a word also '_' ',' '.' and blanks are a -
//   ?         whatever else
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// From fine to coarse.
enum class Granularity {
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kSeason,
  kHalf,
  kYear,
  kDecade,
  kCentury,
};

// A number or a word.
struct DatePart {
  char kind = '?';  // its character in the shape
  std::string_view text;
  // C O Y n N: the number. M: from 1. D: as in std::chrono::weekday. T: days after today. P u w:
  // the Granularity.
  int value = 0;
};

struct WrittenDate {
  std::string_view text;
  std::string shape;
  std::vector<DatePart> parts;
};

// The views are of text.
[[nodiscard]] WrittenDate read_written_date(std::string_view text);

// The value of the nth part of that kind, from 0; 0 if there is none.
[[nodiscard]] int value_of(const WrittenDate& date, char kind, int nth = 0);

// The text with each unknown word replaced by the one it resembles; nullopt if one resembles none,
// or none is unknown.
[[nodiscard]] std::optional<std::string> respell(const WrittenDate& date);

// "February" for 2
[[nodiscard]] std::string_view month_name(int month);

}  // namespace dateline
