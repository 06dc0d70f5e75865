// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/json_renderer.hpp"

#include "query/render/columns.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json to_json(const Hit& hit) {
  const Article& article = hit.article;
  Json object = {{"rank", hit.rank}, {"id", article.id}};
  if (article.published) {
    object["date"] = to_iso8601(article.published->timestamp);
    object["date_precision"] = name_of(article.published->timestamp.precision);
    object["date_origin"] = to_string(article.published->origin);
  } else {
    object["date"] = object["date_precision"] = object["date_origin"] = nullptr;
  }
  object["source"] = text_or_null(article.source);
  object["section"] = text_or_null(article.section);
  object["title"] = text_or_null(article.title);
  object["byline"] = text_or_null(article.byline);
  object["url"] = text_or_null(article.url);
  object["language"] = text_or_null(article.language);
  object["path"] = text_or_null(article.place);
  object["words"] = hit.words;
  object["weight"] = hit.weight;
  object["partial"] = hit.is_partial;
  object["snippet"] = hit.snippet.text;
  object["highlights"] = Json::array();
  for (const ByteSpan& mark : hit.snippet.marks) {
    object["highlights"].push_back({{"begin", mark.begin}, {"end", mark.end}});
  }
  return object;
}

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string JsonRenderer::begin(const ResultHeader& header) {
  std::string object = dump({{"format_version", kJsonFormatVersion},
                             {"query", header.query},
                             {"total", header.total},
                             {"total_exact", header.total_is_exact},
                             {"offset", header.offset}});
  object.pop_back();  // the object goes on
  return object + ",\"hits\":[";
}

std::string JsonRenderer::add(const Hit& hit) {
  const char* separator = is_first_ ? "\n" : ",\n";
  is_first_ = false;
  return separator + dump(to_json(hit));
}

std::string JsonRenderer::end() {
  return is_first_ ? "]}\n" : "\n]}\n";
}

std::string JsonLinesRenderer::begin(const ResultHeader& /*header*/) {
  return {};
}

std::string JsonLinesRenderer::add(const Hit& hit) {
  return dump(to_json(hit)) + '\n';
}

std::string JsonLinesRenderer::end() {
  return {};
}

}  // namespace dateline
