// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/dating.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/calendar/number_order.hpp"
#include "common/support/clean_text.hpp"
#include "common/support/failure.hpp"
#include "common/support/utf8.hpp"
#include "indexer/readers/dateline_line.hpp"
#include "indexer/readers/path_date.hpp"
#include "indexer/readers/shown_date.hpp"
#include "indexer/readers/source_date.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::size_t kMaxQuotedBytes = 60;

// Stories of the last days of a month stand in the folder of the next.
constexpr days kDatelineLag{7};
// A dateline further than that from what a path says is of another year, or of another story.
constexpr days kNearestYear{31};

struct Period {
  Day first;
  Day last;
};

Period period_of(const Timestamp& timestamp) {
  const Day day = civil_day(timestamp);
  const year_month_day date(day);
  switch (timestamp.precision) {
    case Precision::kYear: return {day, date.year() / 12 / 31};
    case Precision::kMonth: return {day, date.year() / date.month() / std::chrono::last};
    case Precision::kDay:
    case Precision::kMinute:
    case Precision::kSecond: break;
  }
  return {day, day};
}

days distance(Day day, const Period& period) {
  return std::max({period.first - day, day - period.last, days(0)});
}

// What a guess about a coarse date may make finer: a source's own word stays as it is.
bool may_be_refined(const PublicationDate& date) {
  return date.timestamp.precision < Precision::kDay &&
         (date.origin == DateOrigin::kSupplied || date.origin == DateOrigin::kUrl ||
          date.origin == DateOrigin::kPath);
}

bool refines(const PublicationDate& finer, const PublicationDate& coarse) {
  const days lag = finer.origin == DateOrigin::kDateline ? kDatelineLag : days(0);
  return finer.timestamp.precision > coarse.timestamp.precision &&
         finer.origin != DateOrigin::kRetrieved &&
         distance(civil_day(finer.timestamp), period_of(coarse.timestamp)) <= lag;
}

// dates are in the order of trust.
std::optional<PublicationDate> best_of(const std::vector<PublicationDate>& dates) {
  if (dates.empty()) {
    return std::nullopt;
  }
  PublicationDate best = dates.front();
  for (const PublicationDate& each : dates) {
    if (may_be_refined(best) && refines(each, best)) {
      best = each;
    }
  }
  return best;
}

// A date that was set and not offered is one of the dates as well.
void keep_published(Article& article) {
  if (article.possible_dates.empty() && article.published) {
    article.possible_dates.push_back(*article.published);
  }
}

void refuse(Article& article, std::string_view complaint) {
  article.warnings.push_back(fmt::format("date: {}", complaint));
  ++article.refused_dates;
}

std::string with_order_hint(std::string_view complaint) {
  return fmt::format("{}, --date-order says which", complaint);
}

void read_waiting(Article& article, std::optional<NumberOrder> order) {
  for (const UnreadDate& unread : std::exchange(article.unread_dates, {})) {
    const Result<Timestamp> timestamp = parse_timestamp(unread.text, order);
    if (timestamp) {
      offer_date(article, *timestamp, unread.origin);
    } else {
      refuse(article, with_order_hint(timestamp.error().message));
    }
  }
}

bool has_origin(const Article& article, DateOrigin origin) {
  return std::ranges::find(article.possible_dates, origin, &PublicationDate::origin) !=
         article.possible_dates.end();
}

// What the year of a dateline is known from: the best date that is not of the text itself.
std::optional<Period> known_period(const Article& article, std::string_view path) {
  if (!article.possible_dates.empty() &&
      article.possible_dates.front().origin < DateOrigin::kTime) {
    return period_of(article.possible_dates.front().timestamp);
  }
  if (const std::optional<year> folder = guess_year(path)) {
    return Period{*folder / 1 / 1, *folder / 12 / 31};
  }
  return std::nullopt;
}

std::optional<Day> day_in(year in, std::chrono::month_day day) {
  const year_month_day date = in / day;
  return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

std::optional<Day> day_near(const Period& period, std::chrono::month_day day) {
  std::optional<Day> nearest;
  for (int away = -1; away <= 1; ++away) {
    const std::optional<Day> each =
        day_in(year_month_day(period.first).year() + std::chrono::years(away), day);
    if (each && distance(*each, period) <= kNearestYear &&
        (!nearest || distance(*each, period) < distance(*nearest, period))) {
      nearest = each;
    }
  }
  return nearest;
}

std::optional<DatelineLine> dateline_of(const Article& article) {
  if (!article.dateline.empty()) {
    return read_dateline(article.dateline, DatelineEnd::kDashOrEnd);
  }
  // A text without a headline has its first line for one.
  const std::optional<DatelineLine> line = find_dateline(article.body);
  return line ? line : read_dateline(article.title, DatelineEnd::kDash);
}

void offer_dateline(Article& article, std::string_view path, const DatingRules& rules) {
  const std::optional<DatelineLine> line = dateline_of(article);
  if (!line) {
    return;
  }
  article.dateline_place = clean_line(line->place);
  article.agency = clean_line(line->agency);
  if (!line->complaint.empty()) {
    refuse(article, line->complaint);
  }
  if (line->date) {
    offer_date(article, *line->date, DateOrigin::kDateline);
    return;
  }
  if (!line->day) {
    return;
  }
  const std::optional<Period> period = known_period(article, path);
  std::optional<Day> day;
  if (period) {
    day = day_near(*period, *line->day);
  } else if (rules.year) {
    day = day_in(*rules.year, *line->day);
  }
  if (day) {
    offer_date(article, {*day, std::nullopt, Precision::kDay}, DateOrigin::kDateline);
  }
}

bool is_believed(const PublicationDate& date, const DatingRules& rules) {
  return rules.origins.empty() ||
         std::ranges::find(rules.origins, date.origin) != rules.origins.end();
}

// What says of the date better than the text would.
bool is_dated(const Article& article, const DatingRules& rules) {
  return std::ranges::any_of(article.possible_dates, [&rules](const PublicationDate& date) {
    return date.origin < DateOrigin::kText && date.timestamp.precision >= Precision::kDay &&
           is_believed(date, rules);
  });
}

bool is_too_late(const Timestamp& timestamp, const DatingRules& rules) {
  return rules.now && timestamp.instant > *rules.now + days(1);
}

void choose(Article& article, const DatingRules& rules) {
  std::vector<PublicationDate> possible;
  for (PublicationDate date : article.possible_dates) {
    if (!is_believed(date, rules)) {
      continue;
    }
    date.timestamp = in_zone(date.timestamp, rules.zone);
    if (!is_too_late(date.timestamp, rules)) {
      possible.push_back(date);
    } else if (possible.empty() && date.origin != DateOrigin::kText) {
      refuse(article,
             fmt::format(
                 "{} ({}) lies in the future", to_iso8601(date.timestamp), to_string(date.origin)));
    }
  }
  article.published = best_of(possible);
}

// A line that is all a date was meant to be believed: what is wrong with it is said.
void offer_date_line(Article& article, const DatingRules& rules) {
  for (const std::string_view text :
       {std::string_view(article.title), std::string_view(article.body)}) {
    const std::optional<Timestamp> date = date_line(text, rules.order);
    if (!date) {
      continue;
    }
    if (is_too_late(in_zone(*date, rules.zone), rules) &&
        is_believed({*date, DateOrigin::kText}, rules)) {
      refuse(article, fmt::format("{} (text) lies in the future", to_iso8601(*date)));
    }
    offer_date(article, *date, DateOrigin::kText);
    return;
  }
  for (const std::string_view text :
       {std::string_view(article.title), std::string_view(article.body)}) {
    if (const std::optional<Error> error = complain_of_date_line(text, rules.order)) {
      const bool could_be_two = error->code == ErrorCode::kUnsupported;
      refuse(article, could_be_two ? with_order_hint(error->message) : error->message);
      return;
    }
  }
}

}  // namespace

void offer_date(Article& article, const Timestamp& timestamp, DateOrigin origin) {
  keep_published(article);
  const auto behind =
      std::ranges::upper_bound(article.possible_dates, origin, {}, &PublicationDate::origin);
  article.possible_dates.insert(behind, {timestamp, origin});
  article.published = best_of(article.possible_dates);
}

void offer_written_date(Article& article, std::string_view text, DateOrigin origin) {
  const Result<SourceDate> date = read_source_date(text);
  if (date) {
    offer_date(article, date->timestamp, origin);
    if (!date->doubt.empty()) {
      article.warnings.push_back(fmt::format("date: {}", date->doubt));
    }
  } else if (date.error().code == ErrorCode::kUnsupported) {
    article.unread_dates.push_back({std::string(text), origin});
  } else {
    refuse(article, date.error().message);
  }
}

void date_article(Article& article, std::string_view path, const DatingRules& rules) {
  keep_published(article);
  read_waiting(article, rules.order);
  if (!has_origin(article, DateOrigin::kUrl)) {
    if (const std::optional<Timestamp> date = guess_date_of_url(article.url)) {
      offer_date(article, *date, DateOrigin::kUrl);
    }
  }
  if (const std::optional<Timestamp> date = guess_date(path)) {
    offer_date(article, *date, DateOrigin::kPath);
  } else if (const std::optional<std::string> complaint = complain_of_path(path)) {
    refuse(article, *complaint);
  }
  offer_dateline(article, path, rules);
  if (!is_dated(article, rules)) {
    offer_date_line(article, rules);
  }
  choose(article, rules);
  if (article.embargo) {
    article.embargo = in_zone(*article.embargo, rules.zone);
  }
}

NumberOrder read_date_order_option(const std::string& name) {
  const std::optional<NumberOrder> order = find_number_order(name);
  if (!order) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--date-order \"{}\" is no order of month, day and year",
                              truncate_utf8(name, kMaxQuotedBytes)),
                  "write mdy, dmy or ymd");
  }
  return *order;
}

std::vector<DateOrigin> read_date_from_option(std::string_view list) {
  std::vector<DateOrigin> origins;
  for (bool is_last = false; !is_last;) {
    const std::size_t comma = list.find(',');
    const std::string_view name = trim(list.substr(0, comma));
    is_last = comma == std::string_view::npos;
    list.remove_prefix(is_last ? list.size() : comma + 1);
    const std::optional<DateOrigin> origin = find_date_origin(name);
    if (!origin) {
      std::string names;
      for (const DateOrigin each : kDateOrigins) {
        names += fmt::format("{}{}", names.empty() ? "" : ", ", to_string(each));
      }
      throw Failure(ExitCode::kUsage,
                    fmt::format("--date-from: no date comes from \"{}\"",
                                truncate_utf8(name, kMaxQuotedBytes)),
                    fmt::format("origins are {}", names));
    }
    origins.push_back(*origin);
  }
  return origins;
}

}  // namespace dateline
