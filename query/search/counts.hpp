// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is counted over all matches, as plain data: facets, timelines and coverage.
#pragma once

#include <array>
#include <cstddef>
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
inline constexpr std::array<std::string_view, 4> kUnitNames = {"day", "week", "month", "year"};

[[nodiscard]] constexpr std::string_view name_of(TimeUnit unit) {
  return kUnitNames[static_cast<std::size_t>(unit)];
}

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

// Periods without an article, one after the other: "2021-03-04" to "2021-03-09".
struct MissingPeriods {
  std::string first;
  std::string last;
  std::uint64_t periods = 0;  // of days those alone that usually have articles
};

// A period with far fewer articles than are usual for it.
struct Drop {
  std::string period;
  std::uint64_t count = 0;
  double usual = 0;  // articles
};

enum class CoverageScope : std::uint8_t { kAll, kSource, kNoSource };

// What of one source's calendar has articles and what has not, from its first to its last.
struct SourceCoverage {
  CoverageScope scope = CoverageScope::kAll;
  std::string source;          // as an article writes it; of kSource only
  std::uint64_t articles = 0;  // undated and coarser ones too
  std::uint64_t undated = 0;
  std::uint64_t coarser = 0;  // dated more coarsely than the unit: they fill no period
  std::string first;          // period; empty if no article is dated so finely
  std::string last;
  std::uint64_t periods = 0;  // from the first to the last
  std::vector<MissingPeriods> missing;
  std::vector<Drop> drops;
  // Empty days that are not missing, Monday first: on that weekday there is regularly no article.
  std::array<std::uint64_t, 7> days_off = {};
};

struct Coverage {
  std::optional<std::string> query;  // nullopt: of all articles
  TimeUnit unit = TimeUnit::kDay;
  std::uint64_t total = 0;  // matches
  // All together, then the sources, those with most articles first, then what has none.
  std::vector<SourceCoverage> sources;
};

// 100 * count / total; 0 of nothing.
[[nodiscard]] inline double share(std::uint64_t count, std::uint64_t total) {
  return total == 0 ? 0.0 : 100.0 * static_cast<double>(count) / static_cast<double>(total);
}

}  // namespace dateline
