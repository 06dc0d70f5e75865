// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/coverage_renderer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/terminal/safe_json.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/json_renderer.hpp"
#include "query/render/row_writer.hpp"
#include "query/render/text_layout.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

const char* name_of(CoverageScope scope) {
  switch (scope) {
    case CoverageScope::kAll: return "all";
    case CoverageScope::kSource: return "source";
    case CoverageScope::kNoSource: break;
  }
  return "none";
}

// A row of csv, a line of jsonl.
struct Row {
  const SourceCoverage& source;
  const char* kind;
  std::string first = {};
  std::string last = {};
  std::optional<std::uint64_t> periods = {};
  std::uint64_t count = 0;
  std::optional<double> usual = {};
};

std::vector<Row> rows_of(const Coverage& coverage) {
  std::vector<Row> rows;
  for (const SourceCoverage& each : coverage.sources) {
    const std::uint64_t placed = each.articles - each.undated - each.coarser;
    rows.push_back({each, "span", each.first, each.last, each.periods, placed});
    if (each.coarser > 0) {
      rows.push_back({.source = each, .kind = "coarser", .count = each.coarser});
    }
    if (each.undated > 0) {
      rows.push_back({.source = each, .kind = "undated", .count = each.undated});
    }
    for (const MissingPeriods& missing : each.missing) {
      rows.push_back({each, "missing", missing.first, missing.last, missing.periods});
    }
    for (const Drop& drop : each.drops) {
      rows.push_back({each, "drop", drop.period, drop.period, 1, drop.count, drop.usual});
    }
  }
  return rows;
}

std::string as_rows(const Coverage& coverage, const RenderOptions& options) {
  const RowWriter writer(options.format, options.row_end);
  std::string out =
      writer.row({"scope", "source", "kind", "first", "last", "periods", "count", "usual"});
  for (const Row& row : rows_of(coverage)) {
    out += writer.row({name_of(row.source.scope),
                       row.source.source,
                       row.kind,
                       row.first,
                       row.last,
                       row.periods ? std::to_string(*row.periods) : std::string(),
                       std::to_string(row.count),
                       row.usual ? fmt::format("{:.1f}", *row.usual) : std::string()});
  }
  return out;
}

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json source_name(const SourceCoverage& source) {
  return source.scope == CoverageScope::kSource ? Json(source.source) : Json();
}

std::string as_json_lines(const Coverage& coverage) {
  std::string out;
  for (const Row& row : rows_of(coverage)) {
    out += dump_json({{"scope", name_of(row.source.scope)},
                      {"source", source_name(row.source)},
                      {"kind", row.kind},
                      {"first", or_null(row.first)},
                      {"last", or_null(row.last)},
                      {"periods", row.periods ? Json(*row.periods) : Json()},
                      {"count", row.count},
                      {"usual", row.usual ? Json(*row.usual) : Json()}}) +
           '\n';
  }
  return out;
}

Json source_object(const SourceCoverage& source) {
  Json object = {{"scope", name_of(source.scope)},
                 {"source", source_name(source)},
                 {"articles", source.articles},
                 {"undated", source.undated},
                 {"coarser", source.coarser},
                 {"first", or_null(source.first)},
                 {"last", or_null(source.last)},
                 {"periods", source.periods},
                 {"missing", Json::array()},
                 {"drops", Json::array()},
                 {"days_off", Json::array()}};
  for (const MissingPeriods& missing : source.missing) {
    object["missing"].push_back(
        {{"first", missing.first}, {"last", missing.last}, {"periods", missing.periods}});
  }
  for (const Drop& drop : source.drops) {
    object["drops"].push_back(
        {{"period", drop.period}, {"count", drop.count}, {"usual", drop.usual}});
  }
  for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
    if (source.days_off[day] > 0) {
      object["days_off"].push_back({{"weekday", kWeekdays[day]}, {"days", source.days_off[day]}});
    }
  }
  return object;
}

std::string as_json(const Coverage& coverage) {
  Json object = {{"format_version", kJsonFormatVersion},
                 {"query", coverage.query ? Json(*coverage.query) : Json()},
                 {"unit", name_of(coverage.unit)},
                 {"total", coverage.total},
                 {"sources", Json::array()}};
  for (const SourceCoverage& source : coverage.sources) {
    object["sources"].push_back(source_object(source));
  }
  return dump_json(object) + '\n';
}

// "6 days", "1 week"
std::string periods_text(std::uint64_t periods, TimeUnit unit) {
  return fmt::format("{} {}{}", with_commas(periods), name_of(unit), periods == 1 ? "" : "s");
}

std::string title_of(const SourceCoverage& source) {
  switch (source.scope) {
    case CoverageScope::kAll: return "all sources";
    case CoverageScope::kNoSource: return "(no source)";
    case CoverageScope::kSource: break;
  }
  return safe_text(source.source);
}

std::string missing_lines(const SourceCoverage& source, TimeUnit unit) {
  if (source.missing.empty()) {
    return {};
  }
  std::uint64_t all = 0;
  std::size_t cells = 0;
  std::vector<std::string> ranges;
  for (const MissingPeriods& each : source.missing) {
    all += each.periods;
    ranges.push_back(each.first == each.last ? each.first
                                             : fmt::format("{} to {}", each.first, each.last));
    cells = std::max(cells, ranges.back().size());
  }
  std::string out = fmt::format("  missing: {}\n", periods_text(all, unit));
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    out += fmt::format(
        "    {:<{}}  {}\n", ranges[i], cells, periods_text(source.missing[i].periods, unit));
  }
  return out;
}

std::string drop_lines(const SourceCoverage& source) {
  std::string out = source.drops.empty() ? "" : "  far below the usual:\n";
  for (const Drop& drop : source.drops) {
    out += fmt::format(
        "    {}  {}, usually about {:.0f}\n", drop.period, with_commas(drop.count), drop.usual);
  }
  return out;
}

// Why empty days are not missing.
std::string days_off_line(const SourceCoverage& source) {
  std::string days;
  for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
    if (source.days_off[day] > 0) {
      days += fmt::format(
          "{}{} ({})", days.empty() ? "" : ", ", kWeekdays[day], with_commas(source.days_off[day]));
    }
  }
  return days.empty() ? days : fmt::format("  regularly without articles: {}\n", days);
}

std::string unplaced_lines(const SourceCoverage& source, TimeUnit unit) {
  std::string out;
  if (source.coarser > 0) {
    out += fmt::format("  {} dated to a {} only, and {} no {}\n",
                       counted(source.coarser, "article is", "articles are"),
                       unit == TimeUnit::kMonth ? "year" : "month or a year",
                       source.coarser == 1 ? "fills" : "fill",
                       name_of(unit));
  }
  if (source.undated > 0) {
    out += fmt::format("  {} no date\n", counted(source.undated, "article has", "articles have"));
  }
  return out;
}

std::string source_text(const SourceCoverage& source, TimeUnit unit, Colour colour) {
  std::string out = paint(title_of(source), kBold, colour);
  out += ": " + counted(source.articles, "article", "articles");
  if (source.periods == 0) {
    return out + '\n' + unplaced_lines(source, unit);
  }
  out += fmt::format(
      ", {} to {}, {}\n", source.first, source.last, periods_text(source.periods, unit));
  out += unplaced_lines(source, unit) + days_off_line(source);
  if (source.missing.empty() && source.drops.empty()) {
    return out + "  nothing is missing\n";
  }
  return out + missing_lines(source, unit) + drop_lines(source);
}

// All together are what a single source is.
std::string as_text(const Coverage& coverage, Colour colour) {
  std::span<const SourceCoverage> sources(coverage.sources);
  if (sources.size() == 2) {
    sources = sources.subspan(sources.back().scope == CoverageScope::kSource ? 1 : 0, 1);
  }
  std::string out;
  for (const SourceCoverage& source : sources) {
    out += (out.empty() ? "" : "\n") + source_text(source, coverage.unit, colour);
  }
  return out;
}

}  // namespace

std::string render_coverage(const Coverage& coverage, const RenderOptions& options) {
  switch (options.format) {
    case RenderFormat::kCsv:
    case RenderFormat::kTsv: return as_rows(coverage, options);
    case RenderFormat::kJson: return as_json(coverage);
    case RenderFormat::kJsonLines: return as_json_lines(coverage);
    case RenderFormat::kText:
    case RenderFormat::kIds:
    case RenderFormat::kTrec: break;
  }
  return as_text(coverage, options.colour);
}

}  // namespace dateline
