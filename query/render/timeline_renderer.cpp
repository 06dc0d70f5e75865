// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/timeline_renderer.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/terminal/safe_json.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/bar.hpp"
#include "query/render/json_renderer.hpp"
#include "query/render/row_writer.hpp"
#include "query/render/text_layout.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

std::vector<const TimelineRow*> all_rows(const Timeline& timeline) {
  std::vector<const TimelineRow*> rows;
  for (const TimelineRow& row : timeline.rows) {
    rows.push_back(&row);
  }
  if (timeline.coarser) {
    rows.push_back(&*timeline.coarser);
  }
  rows.push_back(&timeline.undated);
  return rows;
}

std::string share_text(const TimelineRow& row, std::size_t query) {
  return fmt::format("{:.4f}", share(row.counts[query], row.total));
}

std::string as_rows(const Timeline& timeline, const RenderOptions& options) {
  const RowWriter writer(options.format, options.row_end);
  const bool are_several = timeline.queries.size() > 1;
  std::vector<std::string> header{"period", "count", "total", "share"};
  if (are_several) {
    header.insert(header.begin(), "query");
  }
  std::string out = writer.row(header);
  for (std::size_t query = 0; query < timeline.queries.size(); ++query) {
    for (const TimelineRow* row : all_rows(timeline)) {
      std::vector<std::string> values{row->period,
                                      std::to_string(row->counts[query]),
                                      std::to_string(row->total),
                                      share_text(*row, query)};
      if (are_several) {
        values.insert(values.begin(), timeline.queries[query]);
      }
      out += writer.row(values);
    }
  }
  return out;
}

Json period_object(const TimelineRow& row, std::size_t query) {
  return {{"period", row.period},
          {"count", row.counts[query]},
          {"total", row.total},
          {"share", share(row.counts[query], row.total)}};
}

std::string as_json(const Timeline& timeline) {
  Json object = {{"format_version", kJsonFormatVersion},
                 {"unit", name_of(timeline.unit)},
                 {"by", timeline.dates == TimelineDates::kMentioned ? "about" : "date"},
                 {"series", Json::array()}};
  for (std::size_t query = 0; query < timeline.queries.size(); ++query) {
    Json series = {{"query", timeline.queries[query]},
                   {"total", timeline.matches[query]},
                   {"periods", Json::array()}};
    for (const TimelineRow* row : all_rows(timeline)) {
      series["periods"].push_back(period_object(*row, query));
    }
    object["series"].push_back(std::move(series));
  }
  return dump_json(object) + '\n';
}

std::string as_json_lines(const Timeline& timeline) {
  std::string out;
  for (std::size_t query = 0; query < timeline.queries.size(); ++query) {
    for (const TimelineRow* row : all_rows(timeline)) {
      Json object = {{"query", timeline.queries[query]}};
      object.update(period_object(*row, query));
      out += dump_json(object) + '\n';
    }
  }
  return out;
}

// The chart: a column of numbers and one of bars for each query.
class Chart {
 public:
  Chart(const Timeline& timeline, const RenderOptions& options)
      : timeline_(timeline), options_(options) {
    for (const TimelineRow* row : all_rows(timeline)) {
      period_cells_ = std::max(period_cells_, row->period.size());
      for (std::size_t query = 0; query < timeline.queries.size(); ++query) {
        number_cells_ = std::max(number_cells_, number(*row, query).size());
      }
    }
    for (const TimelineRow& row : timeline.rows) {
      for (std::size_t query = 0; query < timeline.queries.size(); ++query) {
        greatest_ = std::max(greatest_, height(row, query));
      }
    }
    const std::size_t queries = timeline.queries.size();
    const std::size_t used = period_cells_ + queries * (number_cells_ + 2 * kGap);
    constexpr std::size_t kLeastBar = 6;
    const std::size_t room = options.width > used ? options.width - used : 0;
    bar_cells_ = std::max(room / queries, kLeastBar);
  }

  std::string draw() const {
    std::string out = headings();
    for (const TimelineRow* row : all_rows(timeline_)) {
      const bool is_period =
          row != &timeline_.undated && !(timeline_.coarser && row == &*timeline_.coarser);
      std::string line = paint(fmt::format("{:<{}}", row->period, period_cells_),
                               is_period ? kDate : kFaint,
                               options_.colour);
      for (std::size_t query = 0; query < timeline_.queries.size(); ++query) {
        line += fmt::format("  {:>{}}", number(*row, query), number_cells_);
        const std::string drawn =
            is_period ? bar(height(*row, query), greatest_, bar_cells_, options_.charset) : "";
        const bool is_last = query + 1 == timeline_.queries.size();
        line += drawn.empty() && is_last ? "" : "  " + drawn;
        line += is_last ? "" : std::string(bar_cells_ - cell_width(drawn), ' ');
      }
      out += line + '\n';
    }
    return out;
  }

 private:
  static constexpr std::size_t kGap = 2;

  [[nodiscard]] std::string headings() const {
    const std::size_t column = number_cells_ + kGap + bar_cells_;
    std::string out(period_cells_, ' ');
    for (std::size_t query = 0; query < timeline_.queries.size(); ++query) {
      const std::string text = fmt::format(
          "{} ({})", safe_text(timeline_.queries[query]), with_commas(timeline_.matches[query]));
      const std::string shown = cut_to(text, column);
      out += "  " + paint(shown, kBold, options_.colour);
      if (query + 1 < timeline_.queries.size()) {
        out += std::string(column - cell_width(shown), ' ');
      }
    }
    return out + '\n';
  }

  [[nodiscard]] std::string number(const TimelineRow& row, std::size_t query) const {
    return options_.measure == Measure::kShare
               ? fmt::format("{:.1f}%", share(row.counts[query], row.total))
               : with_commas(row.counts[query]);
  }

  [[nodiscard]] double height(const TimelineRow& row, std::size_t query) const {
    return options_.measure == Measure::kShare ? share(row.counts[query], row.total)
                                               : static_cast<double>(row.counts[query]);
  }

  const Timeline& timeline_;
  const RenderOptions& options_;
  std::size_t period_cells_ = 0;
  std::size_t number_cells_ = 0;
  std::size_t bar_cells_ = 0;
  double greatest_ = 0;
};

}  // namespace

std::string render_timeline(const Timeline& timeline, const RenderOptions& options) {
  switch (options.format) {
    case RenderFormat::kCsv:
    case RenderFormat::kTsv: return as_rows(timeline, options);
    case RenderFormat::kJson: return as_json(timeline);
    case RenderFormat::kJsonLines: return as_json_lines(timeline);
    case RenderFormat::kText:
    case RenderFormat::kIds:
    case RenderFormat::kTrec: break;
  }
  return Chart(timeline, options).draw();
}

}  // namespace dateline
