// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/mention_terms.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string_view>

#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

// "XI" and the digits of two days.
constexpr std::size_t kDigits = 8;

std::string digits_of(Day day) {
  const year_month_day date(day);
  return fmt::format("{:04}{:02}{:02}",
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Day day_from(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + kDigits, number);
  return Day(std::chrono::year(number / 10000) /
             std::chrono::month(static_cast<unsigned>(number / 100 % 100)) /
             std::chrono::day(static_cast<unsigned>(number % 100)));
}

std::string stretch_term(const DayInterval& interval) {
  return std::string(kStretchPrefix) + digits_of(interval.first) +
         digits_of(interval.end - days(1));
}

std::string decade_term(std::chrono::year first) {
  return fmt::format("{}{}", kDecadePrefix, static_cast<int>(first));
}

bool is_unit(const DayInterval& interval, Granularity granularity) {
  const DayInterval unit = unit_around(interval.first, granularity);
  return unit.first == interval.first && unit.end == interval.end;
}

bool lies_in_unit(const DayInterval& interval, Granularity granularity) {
  return interval.end <= unit_around(interval.first, granularity).end;
}

std::string with_prefix(std::string term) {
  return term.insert(0, kMentionPrefix);
}

bool overlaps(const DayInterval& interval, const DayRange& range) {
  return interval.first <= range.last && interval.end > range.first;
}

bool lies_within(const DayInterval& interval, const DayRange& range) {
  return interval.first >= range.first && interval.end - days(1) <= range.last;
}

// Whether the terms of whole years or months of the range find the stretch already.
bool is_covered(const DayInterval& stretch, const DayRange& range) {
  return std::ranges::any_of(std::array{Granularity::kYear, Granularity::kMonth}, [&](auto unit) {
    return lies_in_unit(stretch, unit) && lies_within(unit_around(stretch.first, unit), range);
  });
}

}  // namespace

bool matches_mention(const DayInterval& mention, const DayRange& range, MentionRule rule) {
  return rule == MentionRule::kWithin ? lies_within(mention, range) : overlaps(mention, range);
}

std::vector<std::string> mention_terms(const DayInterval& mention) {
  std::vector<std::string> terms;
  const year_month_day first(mention.first);
  const bool is_day = is_unit(mention, Granularity::kDay);
  if (is_day) {
    terms.push_back(with_prefix(day_term(mention.first)));
  }
  if (lies_in_unit(mention, Granularity::kMonth)) {
    terms.push_back(with_prefix(month_term(first.year() / first.month())));
  }
  if (lies_in_unit(mention, Granularity::kYear)) {
    terms.push_back(with_prefix(year_term(first.year())));
  }
  if (is_unit(mention, Granularity::kDecade)) {
    terms.push_back(decade_term(first.year()));
  }
  if (!is_day) {
    terms.push_back(stretch_term(mention));
  }
  return terms;
}

void add_stretches(const Xapian::Database& database,
                   const DayRange& range,
                   MentionRule rule,
                   std::vector<std::string>& terms) {
  const std::string prefix(kStretchPrefix);
  auto term = database.allterms_begin(prefix);
  const auto end = database.allterms_end(prefix);
  if (rule == MentionRule::kWithin) {
    term.skip_to(prefix + digits_of(range.first));
  }
  for (; term != end; ++term) {
    const std::string text = *term;
    const std::string_view digits = std::string_view(text).substr(prefix.size());
    if (digits.size() != 2 * kDigits) {
      continue;
    }
    const DayInterval stretch{
        day_from(digits), day_from(digits.substr(kDigits)) + days(1), Granularity::kDay};
    if (stretch.first > range.last) {
      break;
    }
    if (matches_mention(stretch, range, rule) && !is_covered(stretch, range)) {
      terms.push_back(text);
    }
  }
}

}  // namespace dateline
