// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/columns.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "common/entities/article_names.hpp"

namespace dateline {

namespace {

using Values = std::vector<std::string>;

constexpr ColumnKind kText = ColumnKind::kText;
constexpr ColumnKind kNumber = ColumnKind::kNumber;
constexpr ColumnKind kList = ColumnKind::kList;

const PublicationDate* date_of(const Hit& hit) {
  return hit.article.published ? &*hit.article.published : nullptr;
}

std::string date_text(const Hit& hit) {
  const PublicationDate* date = date_of(hit);
  return date == nullptr ? std::string() : to_iso8601(date->timestamp);
}

std::string precision_text(const Hit& hit) {
  const PublicationDate* date = date_of(hit);
  return date == nullptr ? std::string() : name_of(date->timestamp.precision);
}

std::string origin_text(const Hit& hit) {
  const PublicationDate* date = date_of(hit);
  return date == nullptr ? std::string() : to_string(date->origin);
}

// What it speaks of, in TIMEX3 values, each once.
Values dates_in(const Hit& hit) {
  Values values;
  for (const DateMention& mention : hit.article.dates) {
    const std::string value = mention.interval ? to_value(*mention.interval) : std::string();
    if (!value.empty() && std::ranges::find(values, value) == values.end()) {
      values.push_back(value);
    }
  }
  return values;
}

// Most important first; of all kinds unless one is given.
Values names_in(const Hit& hit, std::optional<EntityKind> kind = std::nullopt) {
  Values names;
  for (const NamedEntity* entity : main_entities(hit.article, hit.article.names.size())) {
    if (!kind || entity->kind == kind) {
      names.push_back(shown_name(hit.article, *entity));
    }
  }
  return names;
}

}  // namespace

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
  constexpr HitDetail kId = HitDetail::kId;
  constexpr HitDetail kArticle = HitDetail::kArticle;
  constexpr HitDetail kMarked = HitDetail::kMarked;
  static const std::vector<Column> columns = {
      {"id", kText, kId, [](const Hit& hit) { return Values{hit.article.id}; }},
      {"date", kText, kArticle, [](const Hit& hit) { return Values{date_text(hit)}; }},
      {"date_precision",
       kText,
       kArticle,
       [](const Hit& hit) { return Values{precision_text(hit)}; }},
      {"date_origin", kText, kArticle, [](const Hit& hit) { return Values{origin_text(hit)}; }},
      {"source", kText, kArticle, [](const Hit& hit) { return Values{hit.article.source}; }},
      {"section", kText, kArticle, [](const Hit& hit) { return Values{hit.article.section}; }},
      {"title", kText, kArticle, [](const Hit& hit) { return Values{hit.article.title}; }},
      {"byline", kText, kArticle, [](const Hit& hit) { return Values{hit.article.byline}; }},
      {"url", kText, kArticle, [](const Hit& hit) { return Values{hit.article.url}; }},
      {"language", kText, kArticle, [](const Hit& hit) { return Values{hit.article.language}; }},
      {"agency", kText, kArticle, [](const Hit& hit) { return Values{hit.article.agency}; }},
      {"path", kText, kArticle, [](const Hit& hit) { return Values{hit.article.place}; }},
      {"words",
       kNumber,
       kArticle,
       [](const Hit& hit) { return Values{std::to_string(hit.words)}; }},
      {"text", kText, kArticle, [](const Hit& hit) { return Values{hit.article.body}; }},
      {"snippet", kText, kMarked, [](const Hit& hit) { return Values{hit.snippet.text}; }},
      {"matched", kList, kMarked, [](const Hit& hit) { return hit.matched; }},
      {"person",
       kList,
       kArticle,
       [](const Hit& hit) { return names_in(hit, EntityKind::kPerson); }},
      {"org",
       kList,
       kArticle,
       [](const Hit& hit) { return names_in(hit, EntityKind::kOrganisation); }},
      {"place", kList, kArticle, [](const Hit& hit) { return names_in(hit, EntityKind::kPlace); }},
      {"names", kList, kArticle, [](const Hit& hit) { return names_in(hit); }},
      {"dates", kList, kArticle, dates_in},
      {"rank", kNumber, kId, [](const Hit& hit) { return Values{std::to_string(hit.rank)}; }},
      {"weight",
       kNumber,
       kId,
       [](const Hit& hit) { return Values{fmt::format("{:.6f}", hit.weight)}; }},
      {"cursor", kText, kArticle, [](const Hit& hit) { return Values{hit.cursor}; }},
  };
  return columns;
}

std::string value_of(const Column& column, const Hit& hit) {
  return fmt::format("{}", fmt::join(column.values(hit), "|"));
}

HitDetail detail_of(const std::vector<const Column*>& columns) {
  HitDetail most = HitDetail::kId;
  for (const Column* column : columns) {
    most = std::max(most, column->detail);
  }
  return most;
}

std::string column_names() {
  std::string names;
  for (const Column& column : all_columns()) {
    names += names.empty() ? "" : ", ";
    names += column.name;
  }
  return names;
}

const Column* find_column(std::string_view name) {
  const auto found = std::ranges::find(all_columns(), name, &Column::name);
  return found == all_columns().end() ? nullptr : &*found;
}

}  // namespace dateline
