// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stored_article.hpp"

#include <initializer_list>
#include <utility>

#include <simdjson.h>

#include "common/support/failure.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using TextMember = std::pair<const char*, std::string Article::*>;

constexpr std::initializer_list<TextMember> kTextMembers = {
    {"id", &Article::id},
    {"title", &Article::title},
    {"byline", &Article::byline},
    {"source", &Article::source},
    {"section", &Article::section},
    {"url", &Article::url},
    {"language", &Article::language},
    {"path", &Article::place},
    {"text", &Article::body},
};

[[noreturn]] void throw_damaged() {
  throw Failure(ExitCode::kBadIndex,
                "a stored article cannot be read",
                "the index is damaged or was written by a newer version: index the archive again");
}

Origin origin_from(std::string_view name) {
  for (const Origin origin : {Origin::kField,
                              Origin::kSupplied,
                              Origin::kPath,
                              Origin::kAuthorBox,
                              Origin::kRetrieved,
                              Origin::kDerived}) {
    if (name == to_string(origin)) {
      return origin;
    }
  }
  throw_damaged();
}

std::string_view text_of(const simdjson::dom::element& element) {
  std::string_view text;
  if (element.get(text) != simdjson::SUCCESS) {
    throw_damaged();
  }
  return text;
}

PublicationDate published_from(const simdjson::dom::element& element) {
  std::string_view date;
  std::string_view origin;
  if (element["date"].get(date) != simdjson::SUCCESS ||
      element["origin"].get(origin) != simdjson::SUCCESS) {
    throw_damaged();
  }
  Result<Timestamp> timestamp = parse_timestamp(date);
  if (!timestamp) {
    throw_damaged();
  }
  return {*timestamp, origin_from(origin)};
}

}  // namespace

std::string encode_article(const Article& article) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const auto& [key, member] : kTextMembers) {
    if (!(article.*member).empty()) {
      object[key] = article.*member;
    }
  }
  if (article.title_origin != Origin::kField) {
    object["title_origin"] = to_string(article.title_origin);
  }
  if (article.published) {
    object["published"] = {{"date", to_iso8601(article.published->timestamp)},
                           {"origin", to_string(article.published->origin)}};
  }
  if (article.version != 0) {
    object["version"] = article.version;
  }
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Article decode_article(std::string_view data) {
  thread_local simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(data.data(), data.size()).get(object) != simdjson::SUCCESS) {
    throw_damaged();
  }
  Article article;
  for (const auto& [key, member] : kTextMembers) {
    simdjson::dom::element element;
    if (object[key].get(element) == simdjson::SUCCESS) {
      article.*member = text_of(element);
    }
  }
  simdjson::dom::element element;
  if (object["title_origin"].get(element) == simdjson::SUCCESS) {
    article.title_origin = origin_from(text_of(element));
  }
  if (object["published"].get(element) == simdjson::SUCCESS) {
    article.published = published_from(element);
  }
  if (object["version"].get(element) == simdjson::SUCCESS &&
      element.get(article.version) != simdjson::SUCCESS) {
    throw_damaged();
  }
  return article;
}

}  // namespace dateline
