// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/hit_json.hpp"

#include "common/entities/article_names.hpp"
#include "query/render/columns.hpp"
#include "query/render/passage_columns.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

// What is known of an article, in this order wherever it stands.
constexpr auto kArticleKeys = std::to_array<std::string_view>({"id",
                                                               "date",
                                                               "date_precision",
                                                               "date_origin",
                                                               "source",
                                                               "section",
                                                               "title",
                                                               "byline",
                                                               "url",
                                                               "language",
                                                               "path"});

Json number_of(const Column& column, const Hit& hit) {
  if (column.name == "weight") {
    return hit.weight;
  }
  return column.name == "rank" ? hit.rank : hit.words;
}

Json value_json(const Column& column, const Hit& hit) {
  switch (column.kind) {
    case ColumnKind::kNumber: return number_of(column, hit);
    case ColumnKind::kList: return column.values(hit);
    case ColumnKind::kText: break;
  }
  return text_or_null(value_of(column, hit));
}

Json article_object(const Hit& hit) {
  Json object = {{"rank", hit.rank}};
  add_article(object, hit.article);
  object["words"] = hit.words;
  object["weight"] = hit.weight;
  object["partial"] = hit.is_partial;
  object["snippet"] = hit.snippet.text;
  object["highlights"] = marks_to_json(hit.snippet.marks);
  object["matched"] = hit.matched;
  add_names(object, hit.article);
  add_dates(object, hit.article);
  return object;
}

Json passage_object(const Hit& hit, const Passage& passage, Passages passages) {
  Json object = Json::object();
  const std::vector<std::string_view> names = passage_columns(passages);
  const std::vector<std::string> values = passage_values(hit, passage, passages);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool may_lack = names[i] == "date" || names[i] == "source";
    object[std::string(names[i])] = may_lack ? text_or_null(values[i]) : Json(values[i]);
  }
  if (passages == Passages::kSentences) {
    object["highlights"] = marks_to_json(passage.text.marks);
  }
  return object;
}

}  // namespace

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

void add_article(Json& object, const Article& article) {
  Hit hit;
  hit.article = article;
  for (const std::string_view key : kArticleKeys) {
    object[std::string(key)] = text_or_null(value_of(*find_column(key), hit));
  }
}

void add_names(Json& object, const Article& article) {
  Json& names = object["names"] = Json::array();
  for (const NamedEntity& entity : article.names) {
    Json mentions = Json::array();
    for (const Mention& mention : entity.mentions) {
      mentions.push_back({{"part", mention.is_in_title ? "title" : "text"},
                          {"begin", mention.begin},
                          {"end", mention.end},
                          {"form", surface_of(article, mention)},
                          {"related", mention.is_related}});
    }
    names.push_back({{"kind", name_of(entity.kind)},
                     {"key", entity.key},
                     {"name", shown_name(article, entity)},
                     {"origin", to_string(entity.origin)},
                     {"related", entity.is_related_only()},
                     {"mentions", std::move(mentions)}});
  }
}

void add_dates(Json& object, const Article& article) {
  Json& dates = object["dates"] = Json::array();
  for (const DateMention& mention : article.dates) {
    const std::string& text = mention.is_in_title ? article.title : article.body;
    Json date = {{"part", mention.is_in_title ? "title" : "text"},
                 {"begin", mention.begin},
                 {"end", mention.end},
                 {"form", text.substr(mention.begin, mention.end - mention.begin)},
                 {"value", nullptr},
                 {"first", nullptr},
                 {"last", nullptr},
                 {"granularity", nullptr}};
    if (mention.interval) {
      date["value"] = to_value(*mention.interval);
      date["first"] = to_iso8601(mention.interval->first);
      date["last"] = to_iso8601(mention.interval->end - std::chrono::days(1));
      date["granularity"] = to_string(mention.interval->granularity);
    }
    dates.push_back(std::move(date));
  }
}

void add_publisher_words(Json& object, const Article& article) {
  object["dateline"] = text_or_null(article.dateline);
  object["dateline_place"] = text_or_null(article.dateline_place);
  object["agency"] = text_or_null(article.agency);
  object["keywords"] = article.keywords;
  object["subjects"] = Json::array();
  for (const Subject& subject : article.subjects) {
    object["subjects"].push_back(
        {{"code", text_or_null(subject.code)}, {"name", text_or_null(subject.name)}});
  }
  object["entities"] = Json::array();
  for (const PublisherEntity& entity : article.entities) {
    object["entities"].push_back({{"kind", name_of(entity.kind)},
                                  {"name", entity.name},
                                  {"code", text_or_null(entity.code)},
                                  {"origin", "publisher"}});
  }
  object["copyright"] = text_or_null(article.copyright);
  object["retrieved"] = article.retrieved ? Json(to_iso8601(*article.retrieved)) : Json();
  object["boilerplate"] = Json::array();
  for (const Boilerplate& each : article.boilerplate) {
    object["boilerplate"].push_back(
        {{"begin", each.begin}, {"end", each.end}, {"rule", each.rule}});
  }
}

Json marks_to_json(const std::vector<ByteSpan>& marks) {
  Json list = Json::array();
  for (const ByteSpan& mark : marks) {
    list.push_back({{"begin", mark.begin}, {"end", mark.end}});
  }
  return list;
}

std::vector<Json> hit_objects(const Hit& hit, const RenderOptions& options) {
  std::vector<Json> objects;
  if (options.passages != Passages::kNone) {
    for (const Passage& passage : hit.passages) {
      objects.push_back(passage_object(hit, passage, options.passages));
    }
    return objects;
  }
  if (options.columns.empty()) {
    objects.push_back(article_object(hit));
    return objects;
  }
  Json object = Json::object();
  for (const Column* column : options.columns) {
    // With their keys and places, as without --fields.
    if (column->name == "names") {
      add_names(object, hit.article);
      continue;
    }
    if (column->name == "dates") {
      add_dates(object, hit.article);
      continue;
    }
    object[std::string(column->name)] = value_json(*column, hit);
  }
  objects.push_back(std::move(object));
  return objects;
}

HitDetail detail_of_json(const RenderOptions& options) {
  if (options.passages != Passages::kNone) {
    return HitDetail::kPassages;
  }
  return options.columns.empty() ? HitDetail::kMarked : detail_of(options.columns);
}

}  // namespace dateline
