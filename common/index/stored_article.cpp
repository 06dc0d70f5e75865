// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stored_article.hpp"

#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include <simdjson.h>

#include <fmt/format.h>

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
    {"dateline", &Article::dateline},
    {"dateline_place", &Article::dateline_place},
    {"agency", &Article::agency},
    {"copyright", &Article::copyright},
    {"path", &Article::place},
    {"text", &Article::body},
};

[[noreturn]] void throw_damaged() {
  throw Failure(ExitCode::kBadIndex,
                "a stored article cannot be read",
                "the index is damaged or was written by a newer version: index the archive again");
}

Origin origin_from(std::string_view name) {
  for (const Origin origin :
       {Origin::kField, Origin::kSupplied, Origin::kAuthorBox, Origin::kDerived}) {
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

Timestamp timestamp_from(std::string_view date) {
  const Result<Timestamp> timestamp = parse_timestamp(date);
  if (!timestamp) {
    throw_damaged();
  }
  return *timestamp;
}

PublicationDate published_from(const simdjson::dom::element& element) {
  std::string_view date;
  std::string_view origin;
  if (element["date"].get(date) != simdjson::SUCCESS ||
      element["origin"].get(origin) != simdjson::SUCCESS) {
    throw_damaged();
  }
  const std::optional<DateOrigin> known = find_date_origin(origin);
  if (!known) {
    throw_damaged();
  }
  return {timestamp_from(date), *known};
}

EntityKind kind_from(std::string_view name) {
  for (const EntityKind kind :
       {EntityKind::kPerson, EntityKind::kOrganisation, EntityKind::kPlace}) {
    if (name == name_of(kind)) {
      return kind;
    }
  }
  throw_damaged();
}

void encode_lists(const Article& article, nlohmann::ordered_json& object) {
  if (!article.keywords.empty()) {
    object["keywords"] = article.keywords;
  }
  for (const Subject& subject : article.subjects) {
    object["subjects"].push_back({{"code", subject.code}, {"name", subject.name}});
  }
  for (const PublisherEntity& entity : article.entities) {
    object["entities"].push_back({{"kind", name_of(entity.kind)},
                                  {"name", entity.name},
                                  {"code", entity.code},
                                  {"origin", "publisher"}});
  }
  for (const Boilerplate& each : article.boilerplate) {
    object["boilerplate"].push_back(
        {{"begin", each.begin}, {"end", each.end}, {"rule", each.rule}});
  }
}

// A mention is three numbers: what it is (1 in the title, 2 related), where it begins and ends.
constexpr std::uint32_t kInTitle = 1;
constexpr std::uint32_t kRelated = 2;

// Appended to the JSON by hand: names are a tenth of what is stored, and an object for each of
// their numbers costs more than the rest of the article. Keys hold nothing that JSON escapes.
void append_names(const Article& article, std::string& json) {
  const char* before = json.size() > 1 ? ",\"names\":[" : "\"names\":[";
  for (const NamedEntity& entity : article.names) {
    json += fmt::format(R"({}{{"kind":"{}","key":"{}")", before, name_of(entity.kind), entity.key);
    if (entity.origin != EntityOrigin::kText) {
      json += fmt::format(R"(,"origin":"{}")", to_string(entity.origin));
    }
    const char* between = ",\"mentions\":[";
    for (const Mention& mention : entity.mentions) {
      const std::uint32_t flags =
          (mention.is_in_title ? kInTitle : 0U) | (mention.is_related ? kRelated : 0U);
      fmt::format_to(
          std::back_inserter(json), "{}{},{},{}", between, flags, mention.begin, mention.end);
      between = ",";
    }
    json += entity.mentions.empty() ? "}" : "]}";
    before = ",";
  }
  json += article.names.empty() ? "" : "]";
}

void append_dates(const Article& article, std::string& json) {
  const char* before = json.size() > 1 ? ",\"dates\":[" : "\"dates\":[";
  const auto days_of = [](Day day) { return day.time_since_epoch().count(); };
  for (const DateMention& mention : article.dates) {
    const DayInterval interval = mention.interval.value_or(DayInterval{});
    fmt::format_to(std::back_inserter(json),
                   "{}{},{},{},{},{},{}",
                   before,
                   mention.is_in_title ? kInTitle : 0U,
                   mention.begin,
                   mention.end,
                   days_of(interval.first),
                   days_of(interval.end),
                   static_cast<unsigned>(interval.granularity));
    before = ",";
  }
  json += article.dates.empty() ? "" : "]";
}

std::string member_of(const simdjson::dom::element& object, const char* key) {
  simdjson::dom::element element;
  if (object[key].get(element) != simdjson::SUCCESS) {
    throw_damaged();
  }
  return std::string(text_of(element));
}

std::size_t offset_of(const simdjson::dom::element& object, const char* key) {
  std::uint64_t offset = 0;
  if (object[key].get(offset) != simdjson::SUCCESS) {
    throw_damaged();
  }
  return offset;
}

template <typename Take>
void for_each(const simdjson::dom::object& object, const char* key, Take&& take) {
  simdjson::dom::array list;
  if (object[key].get(list) == simdjson::SUCCESS) {
    for (const simdjson::dom::element element : list) {
      take(element);
    }
  }
}

Mention mention_from(std::span<const std::uint64_t, 3> numbers, const Article& article) {
  Mention mention;
  mention.is_in_title = (numbers[0] & kInTitle) != 0;
  mention.is_related = (numbers[0] & kRelated) != 0;
  mention.begin = static_cast<std::uint32_t>(numbers[1]);
  mention.end = static_cast<std::uint32_t>(numbers[2]);
  const std::string& text = mention.is_in_title ? article.title : article.body;
  if (mention.begin >= mention.end || mention.end > text.size()) {
    throw_damaged();
  }
  return mention;
}

NamedEntity name_from(const simdjson::dom::element& element, const Article& article) {
  NamedEntity entity;
  entity.kind = kind_from(member_of(element, "kind"));
  entity.key = member_of(element, "key");
  simdjson::dom::element origin;
  if (element["origin"].get(origin) == simdjson::SUCCESS) {
    entity.origin = EntityOrigin::kPublisher;
  }
  simdjson::dom::array list;
  std::vector<std::uint64_t> numbers;
  if (element["mentions"].get(list) == simdjson::SUCCESS) {
    for (const simdjson::dom::element each : list) {
      if (each.get(numbers.emplace_back()) != simdjson::SUCCESS) {
        throw_damaged();
      }
    }
  }
  for (std::size_t i = 0; i + 3 <= numbers.size(); i += 3) {
    entity.mentions.push_back(mention_from(std::span(numbers).subspan(i).first<3>(), article));
  }
  return entity;
}

DateMention date_from(std::span<const std::int64_t, 6> numbers, const Article& article) {
  DateMention mention;
  mention.is_in_title = numbers[0] != 0;
  const std::string& text = mention.is_in_title ? article.title : article.body;
  const auto last = static_cast<std::int64_t>(Granularity::kCentury);
  if (numbers[1] < 0 || numbers[1] >= numbers[2] ||
      numbers[2] > static_cast<std::int64_t>(text.size()) || numbers[3] > numbers[4] ||
      numbers[5] < 0 || numbers[5] > last) {
    throw_damaged();
  }
  mention.begin = static_cast<std::uint32_t>(numbers[1]);
  mention.end = static_cast<std::uint32_t>(numbers[2]);
  if (numbers[3] != numbers[4]) {
    mention.interval = DayInterval{Day(std::chrono::days(numbers[3])),
                                   Day(std::chrono::days(numbers[4])),
                                   static_cast<Granularity>(numbers[5])};
  }
  return mention;
}

void decode_dates(const simdjson::dom::object& object, Article& article) {
  constexpr std::size_t kNumbers = 6;
  std::vector<std::int64_t> numbers;
  simdjson::dom::array list;
  if (object["dates"].get(list) != simdjson::SUCCESS) {
    return;
  }
  for (const simdjson::dom::element each : list) {
    if (each.get(numbers.emplace_back()) != simdjson::SUCCESS) {
      throw_damaged();
    }
  }
  for (std::size_t i = 0; i + kNumbers <= numbers.size(); i += kNumbers) {
    article.dates.push_back(date_from(std::span(numbers).subspan(i).first<kNumbers>(), article));
  }
}

void decode_lists(const simdjson::dom::object& object, Article& article) {
  decode_dates(object, article);
  for_each(object, "names", [&](const simdjson::dom::element& name) {
    article.names.push_back(name_from(name, article));
  });
  for_each(object, "keywords", [&](const simdjson::dom::element& keyword) {
    article.keywords.emplace_back(text_of(keyword));
  });
  for_each(object, "subjects", [&](const simdjson::dom::element& subject) {
    article.subjects.push_back({member_of(subject, "code"), member_of(subject, "name")});
  });
  for_each(object, "entities", [&](const simdjson::dom::element& entity) {
    article.entities.push_back({kind_from(member_of(entity, "kind")),
                                member_of(entity, "name"),
                                member_of(entity, "code")});
  });
  for_each(object, "boilerplate", [&](const simdjson::dom::element& each) {
    article.boilerplate.push_back(
        {offset_of(each, "begin"), offset_of(each, "end"), member_of(each, "rule")});
  });
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
  if (article.byline_origin != Origin::kField) {
    object["byline_origin"] = to_string(article.byline_origin);
  }
  if (article.retrieved) {
    object["retrieved"] = to_iso8601(*article.retrieved);
  }
  encode_lists(article, object);
  if (article.version != 0) {
    object["version"] = article.version;
  }
  std::string json = object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  json.pop_back();
  append_names(article, json);
  append_dates(article, json);
  return json += '}';
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
  if (object["byline_origin"].get(element) == simdjson::SUCCESS) {
    article.byline_origin = origin_from(text_of(element));
  }
  if (object["retrieved"].get(element) == simdjson::SUCCESS) {
    article.retrieved = timestamp_from(text_of(element));
  }
  decode_lists(object, article);
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
