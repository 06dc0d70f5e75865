// SPDX-License-Identifier: GPL-2.0-or-later
//
// DateWalk: the matches of a query in order of date, then id, undated ones last in either order,
// taken a few days of the archive at a time. So the first page of a broad query costs what a few
// days hold, and an export of everything is never in memory at once. (Measured on a million
// articles: to sort a broad query by the dates of all its matches takes 72 ms, to walk the newest
// terms of days and months backwards under 1 ms.)
//
// A window of days is a cover of year, month and day terms. Those follow the calendar of the source
// (common/calendar/timestamp.hpp, civil_day), the order follows the instant: what lies within a
// day of the window's border waits for the next window.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/calendar/timestamp.hpp"
#include "common/index/snapshot.hpp"
#include "query/search/listing_cursor.hpp"
#include "query/search/match_set.hpp"

namespace dateline {

enum class DateOrder : std::uint8_t { kNewest, kOldest };

// How much is read at a time.
struct WalkSteps {
  std::uint64_t window = 4000;  // matches, about
  std::uint64_t few = 4000;     // no more matches than this are read and sorted at once
  std::uint64_t ids = 20000;    // undated matches; more of them are found by walking all ids
};

class DateWalk {
 public:
  // after: the walk begins behind this place.
  DateWalk(const Snapshot& snapshot,
           Xapian::Query matching,
           DateOrder order,
           const WalkSteps& steps,
           std::optional<ListingCursor> after);

  // The next match; nullopt at the end. Throws Xapian::Error.
  [[nodiscard]] std::optional<Xapian::docid> next();

 private:
  struct Found {
    std::string key;  // ascending in the order
    Xapian::docid id;
  };

  void plan(const std::optional<ListingCursor>& after);
  void skip_to(const std::optional<ListingCursor>& after);
  // The next days to read, or all that is left to read.
  void read_window();
  void read_undated();
  // The next undated matches by their ids, where there are too many to sort.
  void walk_ids();
  void add_matches(const Xapian::Query& query);
  [[nodiscard]] std::string key_at(Day day) const;

  const Snapshot& snapshot_;
  Xapian::Query matching_;
  DateOrder order_;
  WalkSteps steps_;
  std::string after_;         // key; empty: from the start
  bool is_whole_ = false;     // few matches: read at once
  std::optional<Day> first_;  // days not read yet
  Day last_{};
  std::int64_t days_ = 1;  // of the next window
  bool has_undated_left_ = true;
  std::optional<MatchSet> undated_;  // walked by id
  std::string next_id_;              // term to go on with
  std::deque<Found> found_;          // ascending
  std::size_t final_ = 0;            // of found_: nothing still to be read comes before them
};

// Sort key of an article's values: by date, then id; undated last.
[[nodiscard]] std::string date_key(DateOrder order,
                                   std::string_view published,
                                   std::string_view id);

// For Xapian::Enquire.
class DateKeyMaker : public Xapian::KeyMaker {
 public:
  explicit DateKeyMaker(DateOrder order) : order_(order) {}
  std::string operator()(const Xapian::Document& document) const override;

 private:
  DateOrder order_;
};

}  // namespace dateline
