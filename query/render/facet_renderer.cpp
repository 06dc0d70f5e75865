// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/facet_renderer.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "common/article.hpp"
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

// A row of a facet: a value, or what stands for matches without one.
struct Line {
  std::string value;
  std::uint64_t count = 0;
  bool is_value = true;
  std::uint64_t related = 0;
};

// "Putin, surname only"
std::string label_of(const FacetValue& value) {
  return safe_text(value.value) + (value.is_surname_only ? ", surname only" : "");
}

// "120 (+60 related)"
std::string count_text(const Line& line) {
  return with_commas(line.count) +
         (line.related == 0 ? "" : fmt::format(" (+{} related)", with_commas(line.related)));
}

// Those without a value come last; of what is not there, none.
std::vector<Line> rest_of(const Facet& facet) {
  std::vector<Line> lines;
  if (facet.coarser) {
    lines.push_back({"coarser", *facet.coarser, false});
  }
  if (facet.undated) {
    lines.push_back({"undated", *facet.undated, false});
  }
  return lines;
}

std::string padded(const std::string& text, std::size_t cells) {
  const std::size_t width = cell_width(text);
  return text + std::string(cells - std::min(cells, width), ' ');
}

std::vector<Line> lines_of(const Facet& facet) {
  std::vector<Line> lines;
  for (const FacetValue& each : facet.values) {
    lines.push_back({label_of(each), each.count, true, each.related.value_or(0)});
  }
  if (facet.other_values > 0) {
    lines.push_back(
        {counted(facet.other_values, "other value", "other values"), facet.others, false});
  }
  if (facet.missing.value_or(0) > 0) {
    lines.push_back({fmt::format("no {}", facet.field), *facet.missing, false});
  }
  const std::vector<Line> rest = rest_of(facet);
  lines.insert(lines.end(), rest.begin(), rest.end());
  return lines;
}

std::string facet_table(const Facet& facet, const RenderOptions& options) {
  constexpr std::size_t kIndent = 2;
  constexpr std::size_t kGap = 2;
  constexpr std::size_t kWidestValue = 40;
  std::string out = paint(facet.field, kBold, options.colour) + '\n';
  if (facet.is_unknown) {
    return out + "  the index does not know this of any article\n";
  }
  const std::vector<Line> lines = lines_of(facet);
  const std::size_t screen = text_width(options.width);
  std::size_t value_cells = 0;
  std::size_t count_cells = 0;
  std::size_t related_cells = 0;
  std::uint64_t greatest = 0;
  for (const Line& line : lines) {
    value_cells = std::max(value_cells, cell_width(line.value));
    count_cells = std::max(count_cells, with_commas(line.count).size());
    related_cells =
        std::max(related_cells, count_text(line).size() - with_commas(line.count).size());
    greatest = std::max(greatest, line.is_value ? line.count : 0);
  }
  value_cells = std::min({value_cells, kWidestValue, screen / 2});
  const std::size_t used = kIndent + value_cells + kGap + count_cells + related_cells + kGap;
  const std::size_t bar_cells = screen > used ? screen - used : 0;
  for (const Line& line : lines) {
    out += std::string(kIndent, ' ');
    out += paint(padded(cut_to(line.value, value_cells), value_cells),
                 line.is_value ? "" : kFaint,
                 options.colour);
    const std::string number = with_commas(line.count);
    out += fmt::format("  {:>{}}{:<{}}",
                       number,
                       count_cells,
                       count_text(line).substr(number.size()),
                       related_cells);
    if (line.is_value && bar_cells > 0 && line.count > 0) {
      out += "  " + bar(static_cast<double>(line.count),
                        static_cast<double>(greatest),
                        bar_cells,
                        options.charset);
    }
    while (out.ends_with(' ')) {
      out.pop_back();
    }
    out += '\n';
  }
  return out;
}

std::string significant_table(const Facet& facet, const RenderOptions& options) {
  constexpr std::size_t kWidestValue = 40;
  std::string out = lay_out({{facet.field + ", more frequent than in the archive", kBold}},
                            {0, text_width(options.width), options.colour, {}});
  if (facet.is_unknown) {
    return out + "  the index does not know this of any article\n";
  }
  if (facet.values.empty()) {
    return out + "  none\n";
  }
  const std::size_t widest = std::min(kWidestValue, text_width(options.width) / 2);
  std::size_t value_cells = 0;
  std::size_t count_cells = 0;
  std::size_t archive_cells = 0;
  std::size_t score_cells = 0;
  for (const FacetValue& each : facet.values) {
    value_cells = std::max(value_cells, std::min(widest, cell_width(label_of(each))));
    count_cells = std::max(count_cells, with_commas(each.count).size());
    archive_cells = std::max(archive_cells, with_commas(each.archive).size());
    score_cells = std::max(score_cells, fmt::format("{:.1f}", each.score).size());
  }
  for (const FacetValue& each : facet.values) {
    out += fmt::format("  {}  {:>{}} of {:>{}}  score {:>{}.1f}\n",
                       padded(cut_to(label_of(each), value_cells), value_cells),
                       with_commas(each.count),
                       count_cells,
                       with_commas(each.archive),
                       archive_cells,
                       each.score,
                       score_cells);
  }
  if (facet.other_values > 0) {
    out +=
        paint(fmt::format("  {} more", with_commas(facet.other_values)), kFaint, options.colour) +
        '\n';
  }
  return out;
}

std::string as_text(const FacetReport& report, const RenderOptions& options) {
  std::string out = fmt::format("{} {}\n",
                                counted(report.total, "article", "articles"),
                                report.total == 1 ? "matches" : "match");
  for (const Facet& facet : report.facets) {
    out += '\n' + facet_table(facet, options);
  }
  for (const Facet& facet : report.significant) {
    out += '\n' + significant_table(facet, options);
  }
  return out;
}

bool is_of_names(const Facet& facet) {
  return facet.field == name_of(EntityKind::kPerson) ||
         facet.field == name_of(EntityKind::kOrganisation) ||
         facet.field == name_of(EntityKind::kPlace);
}

// The columns depend on what is asked for alone: those of scores come with --significant, those of
// names with a field of names.
std::string as_rows(const FacetReport& report, const RenderOptions& options) {
  const RowWriter writer(options.format, options.row_end);
  const bool is_scored = !report.significant.empty();
  const bool has_names = std::ranges::any_of(report.facets, is_of_names) ||
                         std::ranges::any_of(report.significant, is_of_names);
  const auto row = [&](std::vector<std::string> values,
                       std::vector<std::string> scores,
                       std::vector<std::string> names) {
    if (is_scored) {
      scores.resize(2);
      std::ranges::move(scores, std::back_inserter(values));
    }
    if (has_names) {
      names.resize(2);
      std::ranges::move(names, std::back_inserter(values));
    }
    return writer.row(values);
  };
  const auto names_of = [](const FacetValue& value) {
    return std::vector<std::string>{value.related ? std::to_string(*value.related) : "",
                                    value.is_surname_only ? "surname only" : ""};
  };
  std::string out = row({"field", "value", "count"}, {"archive", "score"}, {"related", "note"});
  for (const Facet& facet : report.facets) {
    for (const FacetValue& each : facet.values) {
      out += row({facet.field, each.value, std::to_string(each.count)}, {}, names_of(each));
    }
    if (facet.missing.value_or(0) > 0) {
      out += row({facet.field, "", std::to_string(*facet.missing)}, {}, {});
    }
    for (const Line& line : rest_of(facet)) {
      out += row({facet.field, line.value, std::to_string(line.count)}, {}, {});
    }
  }
  for (const Facet& facet : report.significant) {
    for (const FacetValue& each : facet.values) {
      out += row({facet.field, each.value, std::to_string(each.count)},
                 {std::to_string(each.archive), fmt::format("{:.4f}", each.score)},
                 names_of(each));
    }
  }
  return out;
}

Json value_object(const FacetValue& value, bool is_scored) {
  Json object = {{"value", value.value}, {"count", value.count}};
  if (value.related) {
    object["related"] = *value.related;
  }
  if (value.is_surname_only) {
    object["surname_only"] = true;
  }
  if (is_scored) {
    object["archive"] = value.archive;
    object["score"] = value.score;
  }
  return object;
}

Json facet_object(const Facet& facet, bool is_scored) {
  Json object = {{"field", facet.field}, {"values", Json::array()}};
  for (const FacetValue& each : facet.values) {
    object["values"].push_back(value_object(each, is_scored));
  }
  object["other_values"] = facet.other_values;
  if (is_scored) {
    return object;
  }
  object["others"] = facet.others;
  const auto add = [&](const char* key, const std::optional<std::uint64_t>& count) {
    if (count) {
      object[key] = *count;
    }
  };
  add("missing", facet.missing);
  add("undated", facet.undated);
  add("coarser", facet.coarser);
  return object;
}

std::string as_json(const FacetReport& report) {
  Json object = {{"format_version", kJsonFormatVersion},
                 {"query", report.query},
                 {"total", report.total},
                 {"facets", Json::array()},
                 {"significant", Json::array()}};
  for (const Facet& facet : report.facets) {
    object["facets"].push_back(facet_object(facet, false));
  }
  for (const Facet& facet : report.significant) {
    object["significant"].push_back(facet_object(facet, true));
  }
  return dump_json(object) + '\n';
}

std::string as_json_lines(const FacetReport& report) {
  std::string out;
  const auto add = [&](const Facet& facet, bool is_scored) {
    for (const FacetValue& each : facet.values) {
      Json object = {{"field", facet.field}};
      object.update(value_object(each, is_scored));
      out += dump_json(object) + '\n';
    }
  };
  for (const Facet& facet : report.facets) {
    add(facet, false);
    for (const Line& line : rest_of(facet)) {
      out +=
          dump_json({{"field", facet.field}, {"value", line.value}, {"count", line.count}}) + '\n';
    }
  }
  for (const Facet& facet : report.significant) {
    add(facet, true);
  }
  return out;
}

}  // namespace

std::string render_facets(const FacetReport& report, const RenderOptions& options) {
  switch (options.format) {
    case RenderFormat::kCsv:
    case RenderFormat::kTsv: return as_rows(report, options);
    case RenderFormat::kJson: return as_json(report);
    case RenderFormat::kJsonLines: return as_json_lines(report);
    case RenderFormat::kText:
    case RenderFormat::kIds:
    case RenderFormat::kTrec: break;
  }
  return as_text(report, options);
}

}  // namespace dateline
