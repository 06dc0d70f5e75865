// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/columns.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace dateline {

const char* name_of(Precision precision) {
  switch (precision) {
    case Precision::kYear: return "year";
    case Precision::kMonth: return "month";
    case Precision::kDay: return "day";
    case Precision::kMinute: return "minute";
    case Precision::kSecond: return "second";
  }
  return "";
}

const std::vector<Column>& all_columns() {
  static const std::vector<Column> columns = {
      {"id", [](const Hit& hit) { return hit.article.id; }},
      {"date",
       [](const Hit& hit) {
         return hit.article.published ? to_iso8601(hit.article.published->timestamp)
                                      : std::string();
       }},
      {"date_precision",
       [](const Hit& hit) {
         return hit.article.published
                    ? std::string(name_of(hit.article.published->timestamp.precision))
                    : std::string();
       }},
      {"date_origin",
       [](const Hit& hit) {
         return hit.article.published ? std::string(to_string(hit.article.published->origin))
                                      : std::string();
       }},
      {"source", [](const Hit& hit) { return hit.article.source; }},
      {"section", [](const Hit& hit) { return hit.article.section; }},
      {"title", [](const Hit& hit) { return hit.article.title; }},
      {"byline", [](const Hit& hit) { return hit.article.byline; }},
      {"url", [](const Hit& hit) { return hit.article.url; }},
      {"language", [](const Hit& hit) { return hit.article.language; }},
      {"path", [](const Hit& hit) { return hit.article.place; }},
      {"words", [](const Hit& hit) { return std::to_string(hit.words); }},
      {"text", [](const Hit& hit) { return hit.article.body; }},
      {"snippet", [](const Hit& hit) { return hit.snippet.text; }},
      {"rank", [](const Hit& hit) { return std::to_string(hit.rank); }},
      {"weight", [](const Hit& hit) { return fmt::format("{:.6g}", hit.weight); }},
  };
  return columns;
}

const Column* find_column(std::string_view name) {
  const auto found = std::ranges::find(all_columns(), name, &Column::name);
  return found == all_columns().end() ? nullptr : &*found;
}

}  // namespace dateline
