// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/ninjs_record.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <simdjson.h>

#include <fmt/format.h>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/article_fields.hpp"
#include "indexer/readers/html/page_reader.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/publication_rules.hpp"

namespace dateline {

namespace {

namespace json = simdjson::dom;

bool equals(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, lower_ascii, lower_ascii);
}

bool begins_with(std::string_view text, std::string_view beginning) {
  return equals(text.substr(0, beginning.size()), beginning);
}

// A member by its name in any case of letters.
std::optional<json::element> member(const json::element& object, std::string_view name) {
  json::object members;
  if (object.get(members) == simdjson::SUCCESS) {
    for (const auto& [key, value] : members) {
      if (equals(key, name)) {
        return json::element(value);
      }
    }
  }
  return std::nullopt;
}

// A string or a number as text; empty for anything else.
std::string text_of(const json::element& element) {
  std::string_view text;
  if (element.get(text) == simdjson::SUCCESS) {
    return std::string(text);
  }
  std::uint64_t number = 0;
  return element.get(number) == simdjson::SUCCESS ? std::to_string(number) : "";
}

std::string text_of(const json::element& object, std::initializer_list<const char*> names) {
  for (const char* const name : names) {
    const std::optional<json::element> found = member(object, name);
    if (std::string text = found ? text_of(*found) : ""; !trim(text).empty()) {
      return text;
    }
  }
  return "";
}

// The objects of a list, or the one object that stands for it, under any of these names.
std::vector<json::element> list_of(const json::element& object,
                                   std::initializer_list<const char*> names) {
  std::vector<json::element> elements;
  for (const char* const name : names) {
    const std::optional<json::element> found = member(object, name);
    json::array list;
    if (found && found->get(list) == simdjson::SUCCESS) {
      elements.insert(elements.end(), list.begin(), list.end());
    } else if (found) {
      elements.push_back(*found);
    }
  }
  return elements;
}

// "urn:...", "http://cv.example/terms/" + "01": the code with the vocabulary it is from.
std::string code_of(const json::element& thing) {
  std::string uri = text_of(thing, {"uri"});
  if (!uri.empty()) {
    return uri;
  }
  const std::string code = text_of(thing, {"code", "symbol"});
  const std::string scheme = text_of(thing, {"scheme"});
  const bool is_joined = scheme.ends_with('/') || scheme.ends_with('#') || scheme.ends_with(':');
  return code.empty() || scheme.empty() ? code
                                        : fmt::format("{}{}{}", scheme, is_joined ? "" : ":", code);
}

std::string name_of(const json::element& thing) {
  std::string_view text;
  if (thing.get(text) == simdjson::SUCCESS) {
    return std::string(text);
  }
  return text_of(thing, {"name", "literal"});
}

// Of the values of a list (headlines, bodies, descriptions) the best by its role and content type.
struct Choice {
  std::string text;
  std::string content_type;
  int rank = 0;  // lower is better; meaningless while text is empty
};

int rank_of(std::string_view role, std::string_view content_type) {
  // Markup has paragraphs, plain text often none.
  if (content_type.find("html") != std::string_view::npos) {
    return 0;
  }
  if (equals(role, "main") || equals(role, "headline")) {
    return 1;
  }
  if (content_type.empty() || content_type.starts_with("text/")) {
    return 2;
  }
  return content_type.find("nitf") != std::string_view::npos ? 3 : 4;
}

Choice choose(const std::vector<json::element>& values) {
  Choice best;
  for (const json::element& value : values) {
    const std::string text = text_of(value, {"value"});
    const std::string content_type = text_of(value, {"contenttype"});
    const int rank = rank_of(text_of(value, {"role"}), content_type);
    if (!trim(text).empty() && (best.text.empty() || rank < best.rank)) {
      best = {text, content_type, rank};
    }
  }
  return best;
}

// 1.x: body_xhtml, body_html, body_text, and names of the provider's own behind "body_".
Choice choose_by_name(const json::element& record, std::string_view prefix) {
  Choice best;
  json::object members;
  if (record.get(members) != simdjson::SUCCESS) {
    return best;
  }
  for (const auto& [key, value] : members) {
    if (!begins_with(key, prefix)) {
      continue;
    }
    const std::string text = text_of(value);
    const bool is_markup = key.ends_with("html");
    const int rank = is_markup ? 0 : key.ends_with("text") ? 1 : 2;
    if (!trim(text).empty() && (best.text.empty() || rank < best.rank)) {
      best = {text, is_markup ? "text/html" : "", rank};
    }
  }
  return best;
}

std::string to_plain(const Choice& choice) {
  const bool is_markup = choice.content_type.find("ml") != std::string::npos;
  return is_markup ? fragment_text(choice.text) : plain_text(choice.text);
}

class RecordReader {
 public:
  explicit RecordReader(const json::element& record) : record_(record) {}

  [[nodiscard]] Article read() {
    read_text();
    read_history();
    read_origin();
    read_things();
    return std::move(article_);
  }

 private:
  void set(std::string_view field, std::string_view value) {
    const ArticleField& row = *find_article_field(field);
    if (!has_value(article_, row)) {
      set_marked_field(article_, row, value, Origin::kField);
    }
  }

  void read_text() {
    set("title", choose(list_of(record_, {"headlines"})).text);
    set("title", text_of(record_, {"headline"}));
    set("title", choose_by_name(record_, "headline_").text);
    set("title", text_of(record_, {"title"}));
    const std::array<Choice, 4> bodies = {choose(list_of(record_, {"bodies"})),
                                          choose_by_name(record_, "body_"),
                                          choose(list_of(record_, {"descriptions"})),
                                          choose_by_name(record_, "description_")};
    for (const Choice& body : bodies) {
      const ArticleField& field = *find_article_field("body");
      if (article_.body.empty() && !body.text.empty()) {
        set_field(article_, field, to_plain(body), Origin::kField);
      }
    }
  }

  void read_history() {
    set("id", text_of(record_, {"uri"}));
    set("version", text_of(record_, {"version"}));
    set("date", text_of(record_, {"versioncreated"}));
    set("date", text_of(record_, {"contentcreated"}));
    set("date", text_of(record_, {"firstcreated"}));
    set_status(article_, text_of(record_, {"pubstatus"}));
    set_embargo(article_, text_of(record_, {"embargoed"}));
  }

  void read_origin() {
    set("byline", text_of(record_, {"byline", "by"}));
    for (const json::element& source : list_of(record_, {"infosources", "infosource"})) {
      set("source", name_of(source));
    }
    set("source", text_of(record_, {"provider", "source", "copyrightholder"}));
    set("language", text_of(record_, {"language"}));
    set("copyright", text_of(record_, {"copyrightnotice", "copyrightholder"}));
    set("dateline", text_of(record_, {"dateline"}));
    if (article_.id.starts_with("http://") || article_.id.starts_with("https://")) {
      set("url", article_.id);
    }
  }

  void read_things() {
    for (const json::element& keyword : list_of(record_, {"keywords"})) {
      add_keyword(article_, plain_line(name_of(keyword)));
    }
    for (const json::element& subject : list_of(record_, {"subjects", "subject"})) {
      add_subject(article_, {code_of(subject), plain_line(name_of(subject))});
    }
    for (const json::element& genre : list_of(record_, {"genres", "genre"})) {
      add_keyword(article_, plain_line(name_of(genre)));
    }
    add_entities(EntityKind::kPerson, list_of(record_, {"people", "person"}));
    add_entities(EntityKind::kOrganisation, list_of(record_, {"organisations", "organisation"}));
    add_entities(EntityKind::kPlace, list_of(record_, {"places", "place"}));
    add_entity(article_, {EntityKind::kPlace, plain_line(text_of(record_, {"located"})), ""});
  }

  void add_entities(EntityKind kind, const std::vector<json::element>& things) {
    for (const json::element& thing : things) {
      add_entity(article_, {kind, plain_line(name_of(thing)), code_of(thing)});
    }
  }

  json::element record_;
  Article article_;
};

Error empty_record(const std::string& type) {
  return {ErrorCode::kEmpty,
          type.empty() || type == "text" ? "no title and no body"
                                         : fmt::format("its type is {}, and it has no text", type),
          ""};
}

}  // namespace

bool is_ninjs(std::string_view json) {
  constexpr auto kOwnNames = std::to_array<std::string_view>({"\"versioncreated\"",
                                                              "\"versionCreated\"",
                                                              "\"pubstatus\"",
                                                              "\"pubStatus\"",
                                                              "\"headlines\"",
                                                              "\"descriptions\"",
                                                              "\"bodies\"",
                                                              "\"body_xhtml\"",
                                                              "\"$standard\""});
  return json.find("\"uri\"") != std::string_view::npos &&
         std::ranges::any_of(kOwnNames, [json](std::string_view name) {
           return json.find(name) != std::string_view::npos;
         });
}

Result<Article> read_ninjs_article(std::string_view json) {
  thread_local json::parser parser;
  json::element record;
  const simdjson::error_code error = parser.parse(json.data(), json.size()).get(record);
  if (error != simdjson::SUCCESS) {
    return Error{
        ErrorCode::kMalformed, fmt::format("broken JSON: {}", simdjson::error_message(error)), ""};
  }
  Article article = RecordReader(record).read();
  if (says_nothing(article)) {
    return empty_record(text_of(record, {"type"}));
  }
  return article;
}

}  // namespace dateline
