// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/number_order.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace dateline {

namespace {

using Numbers = std::array<std::string_view, 3>;

struct OrderRow {
  std::string_view name;
  NumberOrder order;
  // Which of the numbers it is.
  std::size_t year;
  std::size_t month;
  std::size_t day;
};

constexpr std::array kOrders = {OrderRow{"mdy", NumberOrder::kMonthDayYear, 2, 0, 1},
                                OrderRow{"dmy", NumberOrder::kDayMonthYear, 2, 1, 0},
                                OrderRow{"ymd", NumberOrder::kYearMonthDay, 0, 1, 2}};

constexpr std::size_t kFullYear = 4;

unsigned year_of(std::string_view digits) {
  const unsigned year = to_number(digits);
  if (digits.size() == kFullYear) {
    return year;
  }
  return year < 50 ? 2000 + year : 1900 + year;
}

bool fits(const Numbers& numbers, const OrderRow& row) {
  return numbers[row.month].size() <= 2 && numbers[row.day].size() <= 2 &&
         (numbers[row.year].size() == kFullYear || numbers[row.year].size() == 2);
}

std::chrono::year_month_day date_in(const Numbers& numbers, const OrderRow& row) {
  return std::chrono::year(static_cast<int>(year_of(numbers[row.year]))) /
         std::chrono::month(to_number(numbers[row.month])) /
         std::chrono::day(to_number(numbers[row.day]));
}

struct Reading {
  NumberOrder order;
  Day day;
};

bool is_in_calendar(const std::chrono::year_month_day& date) {
  return date.ok() && date.year() >= std::chrono::year(kFirstYear) &&
         date.year() <= std::chrono::year(kLastYear);
}

std::vector<Reading> readings_of(const Numbers& numbers) {
  std::vector<Reading> readings;
  for (const OrderRow& row : kOrders) {
    if (fits(numbers, row) && is_in_calendar(date_in(numbers, row))) {
      readings.push_back({row.order, Day(date_in(numbers, row))});
    }
  }
  return readings;
}

Result<Timestamp> choose(const std::vector<Reading>& readings,
                         const std::string& written,
                         std::optional<NumberOrder> order) {
  constexpr const char* kHint = "dates are read as 2022-02-25, 25 Feb 2022 and the like";
  if (readings.empty()) {
    return Error{
        ErrorCode::kMalformed, fmt::format("\"{}\" is not in the calendar", written), kHint};
  }
  const auto chosen = std::ranges::find_if(
      readings, [&order](const Reading& reading) { return reading.order == order; });
  if (chosen != readings.end()) {
    return Timestamp{chosen->day, std::nullopt, Precision::kDay};
  }
  const Day first = readings.front().day;
  const auto other = std::ranges::find_if(
      readings, [first](const Reading& reading) { return reading.day != first; });
  if (other != readings.end()) {
    return Error{
        ErrorCode::kUnsupported,
        fmt::format("\"{}\" could be {} or {}", written, to_iso8601(first), to_iso8601(other->day)),
        kHint};
  }
  return Timestamp{first, std::nullopt, Precision::kDay};
}

}  // namespace

std::optional<NumberOrder> find_number_order(std::string_view name) {
  const auto* const row = std::ranges::find(kOrders, name, &OrderRow::name);
  return row == kOrders.end() ? std::nullopt : std::optional(row->order);
}

std::optional<Result<Timestamp>> read_three_numbers(DateCursor& cursor,
                                                    std::optional<NumberOrder> order) {
  constexpr std::string_view kMarks = "-/.";
  DateCursor ahead = cursor;
  Numbers numbers;
  numbers[0] = ahead.take_digits();
  const auto* const mark =
      std::ranges::find_if(kMarks, [&ahead](char candidate) { return ahead.take(candidate); });
  if (mark == kMarks.end()) {
    return std::nullopt;
  }
  numbers[1] = ahead.take_digits();
  if (!ahead.take(*mark)) {
    return std::nullopt;
  }
  numbers[2] = ahead.take_digits();
  const bool is_form =
      std::ranges::any_of(kOrders, [&numbers](const OrderRow& row) { return fits(numbers, row); });
  if (!is_form || std::ranges::any_of(numbers, &std::string_view::empty)) {
    return std::nullopt;
  }
  cursor = ahead;
  const std::string written =
      fmt::format("{1}{0}{2}{0}{3}", *mark, numbers[0], numbers[1], numbers[2]);
  return choose(readings_of(numbers), written, order);
}

}  // namespace dateline
