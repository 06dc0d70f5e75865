// SPDX-License-Identifier: GPL-2.0-or-later
//
// When an article was published: readers offer what they find, date_article adds what address, path
// and text say and chooses. The order of trust is that of DateOrigin; within one origin the first
// offered wins.
//
//   offer_written_date(article, "2022-02-25", DateOrigin::kField);    // a reader
//   date_article(article, "2022/02/25/a.txt", rules);                 // completion
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/calendar/time_zone.hpp"

namespace dateline {

struct DatingRules {
  std::optional<NumberOrder> order;             // of three numbers: --date-order
  std::vector<DateOrigin> origins;              // that are believed, --date-from; empty: all
  std::optional<std::chrono::year> year;        // of datelines without one: --assume-year
  TimeZone zone;                                // of times in UTC or without a zone
  std::optional<std::chrono::sys_seconds> now;  // nullopt: no date is too late
};

// Keeps it among article.possible_dates, and article.published at the best of them.
void offer_date(Article& article, const Timestamp& timestamp, DateOrigin origin);

// The same for a text. What is no date is a warning of the article and counted there, what
// read_source_date doubts a warning alone; what could be two days waits for date_article.
void offer_written_date(Article& article, std::string_view text, DateOrigin origin);

// Offers what the rest of the article says of its date: its url, path (relative; empty for none),
// its dateline, which also gives place and agency, and a line of its text. Then chooses the best
// one that can be: a date later than tomorrow is a warning, and the next is tried.
//
// A year or month that url, path or user give is made a day by a worse origin that agrees. A
// dateline without a year has that of the better dates, with its nearest neighbours where they
// give a month or day, or rules.year, or gives no date. No file's time is ever looked at.
void date_article(Article& article, std::string_view path, const DatingRules& rules);

// --date-order, --date-from, --assume-year. Throw Failure (kUsage).
[[nodiscard]] NumberOrder read_date_order_option(const std::string& name);
[[nodiscard]] std::vector<DateOrigin> read_date_from_option(std::string_view list);

}  // namespace dateline
