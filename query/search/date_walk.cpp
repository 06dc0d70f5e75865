// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/date_walk.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "common/index/date_cover.hpp"
#include "common/index/fields.hpp"
#include "common/index/terms.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using Xapian::Query;

// Xapian::sortable_serialise leaves out closing zero bytes; with them all dates are of one length
// and what follows them in a key cannot disturb their order.
constexpr std::size_t kSerialisedBytes = 9;

std::string serialise(std::chrono::sys_seconds instant) {
  return Xapian::sortable_serialise(static_cast<double>(instant.time_since_epoch().count()));
}

// The number at the end of the last term, or the first, that begins so; nullopt if there is none.
std::optional<unsigned> number_after(const Xapian::Database& database,
                                     const std::string& prefix,
                                     std::size_t digits,
                                     DateOrder order) {
  std::optional<unsigned> number;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    const std::string text = *term;
    const bool is_number = text.size() == prefix.size() + digits &&
                           text.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
    if (!is_number) {
      continue;
    }
    number = static_cast<unsigned>(std::stoul(text.substr(prefix.size())));
    if (order == DateOrder::kOldest) {
      break;
    }
  }
  return number;
}

// The newest day that has articles. Of what is dated to a month or year, its first day.
std::optional<Day> newest_day(const Xapian::Database& database) {
  constexpr std::size_t kYearDigits = 4;
  const auto year =
      number_after(database, std::string(kYearPrefix), kYearDigits, DateOrder::kNewest);
  if (!year) {
    return std::nullopt;
  }
  const std::chrono::year calendar_year(static_cast<int>(*year));
  const std::string months = std::string(kMonthPrefix) + year_term(calendar_year).substr(1);
  const auto month = number_after(database, months, 2, DateOrder::kNewest);
  const auto calendar_month = calendar_year / std::chrono::month(month.value_or(1));
  const std::string in_month = "D" + month_term(calendar_month).substr(1);
  const auto day = month ? number_after(database, in_month, 2, DateOrder::kNewest) : std::nullopt;
  return Day(calendar_month / std::chrono::day(day.value_or(1)));
}

std::optional<Day> oldest_day(const Xapian::Database& database) {
  constexpr std::size_t kYearDigits = 4;
  const auto year =
      number_after(database, std::string(kYearPrefix), kYearDigits, DateOrder::kOldest);
  return year ? std::optional<Day>(std::chrono::year(static_cast<int>(*year)) /
                                   std::chrono::January / 1)
              : std::nullopt;
}

Query any_of(const std::vector<std::string>& terms) {
  return {Query::OP_OR, terms.begin(), terms.end()};
}

// Dated to the month, or the year, alone.
Query month_alone(std::chrono::year_month month) {
  std::vector<std::string> all;
  const Day first(month / 1);
  const Day last(month / std::chrono::last);
  for (Day day = first; day <= last; day += days(1)) {
    all.push_back(day_term(day));
  }
  return {Query::OP_AND_NOT, Query(month_term(month)), any_of(all)};
}

Query year_alone(std::chrono::year year) {
  std::vector<std::string> all;
  for (unsigned month = 1; month <= 12; ++month) {
    all.push_back(month_term(year / std::chrono::month(month)));
  }
  return {Query::OP_AND_NOT, Query(year_term(year)), any_of(all)};
}

// Articles whose civil day is in the range. A cover's month and year terms bring what is dated to
// the month or year, which counts as its first day; where the range ends before the month or year
// does, they are asked for by themselves.
Query in_days(Day first, Day last) {
  std::vector<Query> choices{any_of(date_cover(first, last))};
  for (const bool of_year : {false, true}) {
    const std::chrono::year_month_day end(last);
    const Day start =
        of_year ? Day(end.year() / std::chrono::January / 1) : Day(end.year() / end.month() / 1);
    if (start >= first) {
      choices.push_back(of_year ? year_alone(end.year()) : month_alone(end.year() / end.month()));
    }
  }
  return {Query::OP_OR, choices.begin(), choices.end()};
}

std::string value_of(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

}  // namespace

std::string date_key(DateOrder order, std::string_view published, std::string_view id) {
  std::string key(published);
  if (key.empty()) {
    key.assign(kSerialisedBytes, '\xFF');  // no date's key begins so
  } else {
    key.resize(kSerialisedBytes, '\0');
    if (order == DateOrder::kNewest) {
      for (char& byte : key) {
        byte = static_cast<char>(~static_cast<unsigned char>(byte));
      }
    }
  }
  key += id;
  return key;
}

std::string DateKeyMaker::operator()(const Xapian::Document& document) const {
  return date_key(order_, value_of(document, Slot::kPublished), value_of(document, Slot::kId));
}

DateWalk::DateWalk(const Snapshot& snapshot,
                   Query matching,
                   DateOrder order,
                   const WalkSteps& steps,
                   std::optional<ListingCursor> after)
    : snapshot_(snapshot), matching_(std::move(matching)), order_(order), steps_(steps) {
  if (after) {
    after_ = date_key(order, after->published ? serialise(*after->published) : "", after->id);
  }
  plan(after);
}

std::string DateWalk::key_at(Day day) const {
  return date_key(order_, serialise(day), "");
}

void DateWalk::plan(const std::optional<ListingCursor>& after) {
  const Xapian::Database& database = snapshot_.database();
  Xapian::Enquire enquire(database);
  enquire.set_query(matching_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet estimate = enquire.get_mset(0, 0);
  is_whole_ = estimate.get_matches_upper_bound() <= steps_.few;
  first_ = oldest_day(database);
  if (is_whole_ || !first_) {
    return;
  }
  last_ = *newest_day(database);
  skip_to(after);
  if (!first_) {
    return;
  }
  const auto span = (last_ - *first_).count() + 1;
  const auto matches = std::max<std::uint64_t>(estimate.get_matches_estimated(), 1);
  days_ = std::clamp<std::int64_t>(
      static_cast<std::int64_t>(steps_.window) * span / static_cast<std::int64_t>(matches),
      1,
      span);
}

// Leaves out the days before a cursor, with a day more for the zones of their articles.
void DateWalk::skip_to(const std::optional<ListingCursor>& after) {
  if (!after) {
    return;
  }
  if (!after->published) {
    first_.reset();
    return;
  }
  const Day day = std::chrono::floor<days>(*after->published);
  if (order_ == DateOrder::kOldest) {
    first_ = std::max(*first_, day - days(1));
  } else {
    last_ = std::min(last_, day + days(1));
  }
  if (*first_ > last_) {
    first_.reset();
  }
}

std::optional<Xapian::docid> DateWalk::next() {
  while (final_ == 0) {
    if (is_whole_ || first_) {
      read_window();
    } else if (has_undated_left_) {
      read_undated();
    } else {
      return std::nullopt;
    }
  }
  const Xapian::docid id = found_.front().id;
  found_.pop_front();
  --final_;
  return id;
}

void DateWalk::add_matches(const Query& query) {
  Xapian::Enquire enquire(snapshot_.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  DateKeyMaker keys(order_);
  enquire.set_sort_by_key(&keys, false);
  const Xapian::MSet matches = enquire.get_mset(0, snapshot_.database().get_doccount());
  const std::size_t before = found_.size();
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (after_.empty() || match.get_sort_key() > after_) {
      found_.push_back({match.get_sort_key(), *match});
    }
  }
  std::inplace_merge(found_.begin(),
                     found_.begin() + static_cast<std::ptrdiff_t>(before),
                     found_.end(),
                     [](const Found& a, const Found& b) { return a.key < b.key; });
}

void DateWalk::read_window() {
  if (is_whole_) {
    add_matches(matching_);
    final_ = found_.size();
    is_whole_ = false;
    first_.reset();
    has_undated_left_ = false;
    return;
  }
  const bool is_newest = order_ == DateOrder::kNewest;
  const Day from = is_newest ? std::max(*first_, last_ - days(days_ - 1)) : *first_;
  const Day to = is_newest ? last_ : std::min(last_, *first_ + days(days_ - 1));
  const std::size_t before = found_.size();
  add_matches({Query::OP_FILTER, matching_, in_days(from, to)});
  const std::size_t count = found_.size() - before;

  const bool is_last = is_newest ? from == *first_ : to == last_;
  if (is_last) {
    first_.reset();
    final_ = found_.size();
    return;
  }
  // A day of the calendar lies within a day of its instants, on either side, whatever the zone.
  const std::string border = key_at(is_newest ? from + days(1) : to);
  final_ = static_cast<std::size_t>(
      std::ranges::lower_bound(
          found_, border, {}, [](const Found& found) -> std::string_view { return found.key; }) -
      found_.begin());
  if (is_newest) {
    last_ = from - days(1);
  } else {
    first_ = to + days(1);
  }
  constexpr std::int64_t kMostGrowth = 4;
  const std::int64_t wanted = count == 0 ? days_ * kMostGrowth
                                         : days_ * static_cast<std::int64_t>(steps_.window) /
                                               static_cast<std::int64_t>(count);
  days_ = std::clamp<std::int64_t>(wanted, 1, days_ * kMostGrowth);
}

void DateWalk::read_undated() {
  if (undated_) {
    walk_ids();
    return;
  }
  const Query undated(Query::OP_FILTER, matching_, Query(std::string(kUndatedTerm)));
  if (snapshot_.database().get_termfreq(std::string(kUndatedTerm)) > steps_.ids) {
    undated_.emplace(snapshot_, undated);
    if (undated_->size() > steps_.ids) {
      walk_ids();
      return;
    }
  }
  add_matches(undated);
  final_ = found_.size();
  has_undated_left_ = false;
}

// Terms of ids are in the order of the ids, but for those that are too long for a term and end in a
// hash instead. Two of them that begin alike come in the order of their hashes.
void DateWalk::walk_ids() {
  const Xapian::Database& database = snapshot_.database();
  const std::string prefix(field("id").prefix);
  const auto end = database.allterms_end(prefix);
  auto term = database.allterms_begin(prefix);
  term.skip_to(next_id_.empty() ? prefix : next_id_);
  for (; term != end && found_.size() < steps_.window; ++term) {
    const auto posting = database.postlist_begin(*term);
    if (!undated_->contains(*posting)) {
      continue;
    }
    const std::string key = date_key(
        order_, "", value_of(database.get_document(*posting, Xapian::DOC_ASSUME_VALID), Slot::kId));
    if (after_.empty() || key > after_) {
      found_.push_back({key, *posting});
    }
  }
  has_undated_left_ = term != end;
  next_id_ = has_undated_left_ ? *term : std::string();
  final_ = found_.size();
}

}  // namespace dateline
