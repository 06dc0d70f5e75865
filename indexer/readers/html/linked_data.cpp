// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/linked_data.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/json_repair.hpp"

namespace dateline {

namespace {

namespace json = simdjson::dom;

constexpr unsigned kMaxLevels = 32;

// Subtypes of Article in schema.org and what news sites use beside them.
constexpr std::array<std::string_view, 16> kArticleTypes = {
    "NewsArticle",
    "Article",
    "AdvertiserContentArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
    "DiscussionForumPosting",
    "LiveBlogPosting",
    "OpinionNewsArticle",
    "Report",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "SatiricalArticle",
    "SocialMediaPosting",
    "TechArticle",
};

struct ThingType {
  std::string_view type;
  EntityKind kind;
};

constexpr auto kThingTypes = std::to_array<ThingType>({
    {"Person", EntityKind::kPerson},
    {"Organization", EntityKind::kOrganisation},
    {"NewsMediaOrganization", EntityKind::kOrganisation},
    {"GovernmentOrganization", EntityKind::kOrganisation},
    {"EducationalOrganization", EntityKind::kOrganisation},
    {"SportsOrganization", EntityKind::kOrganisation},
    {"Corporation", EntityKind::kOrganisation},
    {"NGO", EntityKind::kOrganisation},
    {"SportsTeam", EntityKind::kOrganisation},
    {"Place", EntityKind::kPlace},
    {"City", EntityKind::kPlace},
    {"Country", EntityKind::kPlace},
    {"State", EntityKind::kPlace},
    {"Continent", EntityKind::kPlace},
    {"AdministrativeArea", EntityKind::kPlace},
});

enum class Kind { kOther, kSite, kPage, kArticle };

std::optional<std::string_view> string_at(const json::object& object, std::string_view key) {
  std::string_view text;
  if (object.at_key(key).get(text) != simdjson::SUCCESS || trim(text).empty()) {
    return std::nullopt;
  }
  return text;
}

// Editors' systems escape for HTML what JSON-LD wants plain.
std::string plain(std::string_view text) {
  if (text.find_first_of("&<") == std::string_view::npos) {
    return clean_line(text);
  }
  const Result<PageTree> page = parse_page(text);
  return page ? page->text_below(0) : clean_line(text);
}

// "NewsArticle" of "http://schema.org/NewsArticle" and "schema:NewsArticle".
Kind kind_of_type(std::string_view type) {
  const std::size_t prefix = type.find_last_of("/:#");
  type.remove_prefix(prefix == std::string_view::npos ? 0 : prefix + 1);
  if (std::ranges::find(kArticleTypes, type) != kArticleTypes.end()) {
    return Kind::kArticle;
  }
  if (type == "WebPage" || type == "ItemPage") {
    return Kind::kPage;
  }
  return type == "WebSite" ? Kind::kSite : Kind::kOther;
}

Kind kind_of(const json::object& object) {
  const auto type = object.at_key("@type");
  if (type.error() != simdjson::SUCCESS) {
    return Kind::kOther;
  }
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) {
    return kind_of_type(name);
  }
  Kind best = Kind::kOther;
  json::array names;
  if (type.get(names) == simdjson::SUCCESS) {
    for (const json::element& element : names) {
      if (element.get(name) == simdjson::SUCCESS) {
        best = std::max(best, kind_of_type(name));
      }
    }
  }
  return best;
}

// One script. Objects found by walking it; references by @id are looked up among them.
class Script {
 public:
  explicit Script(const json::element& root) { walk(root, 0); }

  void add_to(LinkedData& data) const {
    for (const Kind kind : {Kind::kArticle, Kind::kPage}) {
      for (const json::object& object : objects_) {
        if (kind_of(object) == kind) {
          add(data, object, kind);
        }
      }
    }
    for (const json::object& object : objects_) {
      if (kind_of(object) == Kind::kSite) {
        set(data.publisher, string_at(object, "name"));
      }
    }
  }

 private:
  void walk(const json::element& element, unsigned level) {
    if (level > kMaxLevels) {
      return;
    }
    json::array array;
    if (element.get(array) == simdjson::SUCCESS) {
      for (const json::element& child : array) {
        walk(child, level + 1);
      }
      return;
    }
    json::object object;
    if (element.get(object) != simdjson::SUCCESS) {
      return;
    }
    objects_.push_back(object);
    for (const char* const key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      const auto child = object.at_key(key);
      if (child.error() == simdjson::SUCCESS) {
        walk(child.value_unsafe(), level + 1);
      }
    }
  }

  static void set(std::string& field, std::optional<std::string_view> value) {
    if (field.empty() && value) {
      field = plain(*value);
    }
  }

  void add(LinkedData& data, const json::object& object, Kind kind) const {
    if (kind == Kind::kArticle) {
      set(data.headline, string_at(object, "headline"));
      set(data.name, string_at(object, "name"));
      if (const auto body = string_at(object, "articleBody"); body && data.article_body.empty()) {
        data.article_body = *body;
      }
      set(data.section, first_text(object, "articleSection"));
      if (data.copyright.empty()) {
        data.copyright = names_at(object, "copyrightHolder");
      }
      add_keywords(data, object);
      for (const char* const key : {"about", "mentions"}) {
        add_things(data, object, key);
      }
    }
    if (data.byline.empty()) {
      data.byline = names_at(object, "author");
    }
    if (data.publisher.empty() && kind == Kind::kArticle) {
      data.publisher = names_at(object, "publisher");
    }
    set(data.published, string_at(object, "datePublished"));
    set(data.published, string_at(object, "dateCreated"));
    set(data.language, first_text(object, "inLanguage"));
    set(data.url, string_at(object, "url"));
    set(data.url, string_at(object, "mainEntityOfPage"));
  }

  // "a, b", a list of words, or a list of terms with a name.
  void add_keywords(LinkedData& data, const json::object& object) const {
    const std::optional<std::string_view> list = string_at(object, "keywords");
    std::vector<std::string> words;
    if (list) {
      for (std::string_view rest = *list; !rest.empty();) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        words.push_back(plain(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    } else if (const auto value = object.at_key("keywords"); value.error() == simdjson::SUCCESS) {
      collect_names(value.value_unsafe(), words, 0);
    }
    data.keywords.insert(data.keywords.end(), words.begin(), words.end());
  }

  // What the article is about: persons, organisations and places are such, the rest are keywords.
  static void add_things(LinkedData& data, const json::object& object, std::string_view key) {
    std::vector<json::element> things;
    const auto value = object.at_key(key);
    json::array list;
    if (value.error() != simdjson::SUCCESS) {
      return;
    }
    if (value.get(list) == simdjson::SUCCESS) {
      things.assign(list.begin(), list.end());
    } else {
      things.push_back(value.value_unsafe());
    }
    for (const json::element& each : things) {
      json::object thing;
      if (each.get(thing) != simdjson::SUCCESS) {
        continue;
      }
      const std::optional<std::string_view> name = string_at(thing, "name");
      if (!name) {
        continue;
      }
      const std::string type(string_at(thing, "@type").value_or(""));
      const auto* const row = std::ranges::find(kThingTypes, type, &ThingType::type);
      if (row == kThingTypes.end()) {
        data.keywords.push_back(plain(*name));
      } else {
        data.entities.push_back(
            {row->kind, plain(*name), std::string(string_at(thing, "sameAs").value_or(""))});
      }
    }
  }

  // A string, or the first of several.
  static std::optional<std::string_view> first_text(const json::object& object,
                                                    std::string_view key) {
    json::array array;
    if (object.at_key(key).get(array) != simdjson::SUCCESS) {
      return string_at(object, key);
    }
    for (const json::element& element : array) {
      std::string_view text;
      if (element.get(text) == simdjson::SUCCESS && !trim(text).empty()) {
        return text;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string names_at(const json::object& object, std::string_view key) const {
    std::vector<std::string> names;
    const auto value = object.at_key(key);
    if (value.error() == simdjson::SUCCESS) {
      collect_names(value.value_unsafe(), names, 0);
    }
    std::string joined;
    for (const std::string& name : names) {
      joined += (joined.empty() ? "" : ", ") + name;
    }
    return joined;
  }

  void collect_names(const json::element& element,
                     std::vector<std::string>& names,
                     unsigned level) const {
    std::string_view text;
    json::array array;
    json::object object;
    if (level > kMaxLevels) {
      return;
    }
    if (element.get(text) == simdjson::SUCCESS) {
      add_name(text, names);
    } else if (element.get(array) == simdjson::SUCCESS) {
      for (const json::element& child : array) {
        collect_names(child, names, level + 1);
      }
    } else if (element.get(object) == simdjson::SUCCESS) {
      const auto name = object.at_key("name");
      if (name.error() == simdjson::SUCCESS) {
        collect_names(name.value_unsafe(), names, level + 1);
      } else if (const auto id = string_at(object, "@id")) {
        add_name(name_of_id(*id), names);
      }
    }
  }

  // An address in the place of a name says nothing to a reader.
  static void add_name(std::string_view text, std::vector<std::string>& names) {
    std::string name = plain(text);
    if (!name.empty() && !name.starts_with("http") &&
        std::ranges::find(names, name) == names.end()) {
      names.push_back(std::move(name));
    }
  }

  [[nodiscard]] std::string_view name_of_id(std::string_view id) const {
    for (const json::object& object : objects_) {
      if (string_at(object, "@id") == id) {
        if (const auto name = string_at(object, "name")) {
          return *name;
        }
      }
    }
    return {};
  }

  std::vector<json::object> objects_;
};

// What stands between the outermost brackets: some wrap the script in a comment or CDATA.
std::string_view unwrap(std::string_view script) {
  constexpr std::string_view kOpening = "<![CDATA[";
  if (const std::size_t opening = script.find(kOpening); opening != std::string_view::npos) {
    script.remove_prefix(opening + kOpening.size());
    script = script.substr(0, script.rfind("]]>"));
  }
  const std::size_t first = script.find_first_of("{[");
  const std::size_t last = script.find_last_of("}]");
  return first == std::string_view::npos || last == std::string_view::npos || last < first
             ? std::string_view()
             : script.substr(first, last - first + 1);
}

void read_script(std::string_view script, LinkedData& data) {
  thread_local json::parser parser;
  json::element root;
  const std::string_view text = unwrap(script);
  if (text.empty()) {
    return;
  }
  if (parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS &&
      parser.parse(replace_lone_surrogates(blank_controls(text))).get(root) != simdjson::SUCCESS) {
    return;
  }
  Script(root).add_to(data);
}

}  // namespace

LinkedData read_linked_data(const PageTree& page) {
  LinkedData data;
  for (std::uint32_t node = 0; node + 1 < page.size(); ++node) {
    if (page[node].tag == Tag::kScript && page[node + 1].parent == node &&
        page.attribute(node, Attribute::kType).find("ld+json") != std::string_view::npos) {
      read_script(page.text(node + 1), data);
    }
  }
  return data;
}

}  // namespace dateline
