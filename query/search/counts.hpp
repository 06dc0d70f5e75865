// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is counted over all matches, as plain data: facets and timelines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct FacetValue {
  std::string value;          // as an article writes it; of dates "2022", "2022-02"
  std::uint64_t count = 0;    // matches that have it
  std::uint64_t archive = 0;  // articles of the archive that have it
  double score = 0;           // of what is significant: log-likelihood ratio, 0 or more
  // Of a place: matches that speak of its people only, not counted above.
  std::optional<std::uint64_t> related = {};
  bool is_surname_only = false;  // of a person: no article gives more of the name
};

// Of a field with one value an article: values, others, missing, and for dates undated and coarser
// add up to the matches.
struct Facet {
  std::string field;
  std::vector<FacetValue> values;
  std::uint64_t other_values = 0;        // not shown
  std::uint64_t others = 0;              // their counts added up
  std::optional<std::uint64_t> missing;  // matches without the field; not of dates
  std::optional<std::uint64_t> undated;  // of dates
  std::optional<std::uint64_t> coarser;  // of months: dated to the year alone
  bool is_unknown = false;               // no article of the archive has the field
};

struct FacetReport {
  std::string query;
  std::uint64_t total = 0;  // matches
  std::vector<Facet> facets;
  std::vector<Facet> significant;
};

enum class TimeUnit : std::uint8_t { kDay, kWeek, kMonth, kYear };

// Which dates a timeline is drawn by.
enum class TimelineDates : std::uint8_t {
  kPublished,
  kMentioned,  // an article is in every period it speaks of at least that finely
};

struct TimelineRow {
  std::string period;                 // "2022-02-25", "2022-W08" (ISO 8601), "2022-02", "2022"
  std::vector<std::uint64_t> counts;  // of each query
  std::uint64_t total = 0;            // articles of the archive
};

// Of each query all its counts, undated and coarser ones too, add up to its matches; not of dates
// mentioned, of which an article may have several.
struct Timeline {
  TimeUnit unit = TimeUnit::kMonth;
  TimelineDates dates = TimelineDates::kPublished;
  std::vector<std::string> queries;
  std::vector<std::uint64_t> matches;  // of each query
  // Without a gap from the first period with a match to the last, if that makes 5,000 rows or
  // fewer.
  std::vector<TimelineRow> rows;
  std::optional<TimelineRow> coarser;  // dated more coarsely than the unit; not of published years
  TimelineRow undated;
};

// 100 * count / total; 0 of nothing.
[[nodiscard]] inline double share(std::uint64_t count, std::uint64_t total) {
  return total == 0 ? 0.0 : 100.0 * static_cast<double>(count) / static_cast<double>(total);
}

}  // namespace dateline
