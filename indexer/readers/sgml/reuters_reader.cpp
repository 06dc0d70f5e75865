// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/reuters_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/sgml/element_splitter.hpp"
#include "indexer/readers/sgml/field_text.hpp"
#include "indexer/readers/sgml/sgml_fields.hpp"
#include "indexer/readers/sgml/wire_date.hpp"

namespace dateline {

namespace {

constexpr std::string_view kElement = "reuters";

constexpr std::array kElements = {
    ElementRow{"text", ElementKind::kContainer},
    ElementRow{"date", ElementKind::kField},
    ElementRow{"topics", ElementKind::kField},
    ElementRow{"places", ElementKind::kField},
    ElementRow{"people", ElementKind::kField},
    ElementRow{"orgs", ElementKind::kField},
    ElementRow{"exchanges", ElementKind::kField},
    ElementRow{"companies", ElementKind::kField},
    ElementRow{"unknown", ElementKind::kField},
    ElementRow{"mknote", ElementKind::kField},
    ElementRow{"author", ElementKind::kField},
    ElementRow{"title", ElementKind::kField},
    ElementRow{"dateline", ElementKind::kField},
    ElementRow{"body", ElementKind::kText},
    ElementRow{"d", ElementKind::kBreak},
    ElementRow{"p", ElementKind::kBreak},
};

struct EntityRow {
  std::string_view element;
  EntityKind kind;
};

constexpr std::array kEntities = {
    EntityRow{"places", EntityKind::kPlace},
    EntityRow{"people", EntityKind::kPerson},
    EntityRow{"orgs", EntityKind::kOrganisation},
    EntityRow{"exchanges", EntityKind::kOrganisation},
    EntityRow{"companies", EntityKind::kOrganisation},
};

const SgmlField* find_field(std::span<const SgmlField> fields, std::string_view name) {
  const auto field = std::ranges::find(fields, name, &SgmlField::name);
  return field == fields.end() ? nullptr : &*field;
}

std::string line_of(std::span<const SgmlField> fields, std::string_view name) {
  const SgmlField* const field = find_field(fields, name);
  return field == nullptr ? "" : join_line(field->pieces);
}

std::vector<std::string> items_of(const SgmlField& field) {
  std::vector<std::string> items;
  for (const std::string& piece : field.pieces) {
    if (std::string item = clean_line(piece); !item.empty()) {
      items.push_back(std::move(item));
    }
  }
  return items;
}

// The wire's signature: "Reuter", "REUTERS", "reuter..." on a line of its own at the end.
void drop_signature(std::string& body) {
  const std::size_t line_end = body.rfind('\n');
  std::string_view line =
      trim(std::string_view(body).substr(line_end == std::string::npos ? 0 : line_end + 1));
  while (line.ends_with('.')) {
    line.remove_suffix(1);
  }
  if (begins_in_any_case(line, "reuter") &&
      (line.size() == 6 || (line.size() == 7 && lower_ascii(line.back()) == 's'))) {
    body.erase(line_end == std::string::npos ? 0 : line_end);
    body.erase(trim(body).empty() ? 0 : body.find_last_not_of(" \t\n") + 1);
  }
}

// Stories of one line have no text: the collection's makers filled it with asterisks and "Blah blah
// blah."
std::string without_filler(const std::string& text) {
  std::string_view words = trim(text);
  while (words.starts_with('*')) {
    words.remove_prefix(1);
  }
  words = trim(words);
  return begins_in_any_case(words, "blah blah") ? "" : text;
}

std::string body_of(std::span<const SgmlField> fields) {
  const SgmlField* const body = find_field(fields, "body");
  const SgmlField* const text = find_field(fields, "text");
  if (body == nullptr && text == nullptr) {
    return "";
  }
  std::string result = join_text(body == nullptr ? text->pieces : body->pieces);
  drop_signature(result);
  return without_filler(result);
}

// "SALVADOR, Feb 26 - " stands before the first word of the text: the dash belongs to neither.
std::string dateline_of(std::span<const SgmlField> fields) {
  std::string dateline = line_of(fields, "dateline");
  while (dateline.ends_with('-') || dateline.ends_with(' ')) {
    dateline.pop_back();
  }
  return dateline;
}

void set_date(Article& article, const std::string& text) {
  const std::optional<std::string> date = find_wire_date(text);
  set_field(article, *find_article_field("date"), date.value_or(text), Origin::kField);
}

void add_lists(Article& article, std::span<const SgmlField> fields) {
  for (const SgmlField& field : fields) {
    const auto* const row = std::ranges::find(kEntities, field.name, &EntityRow::element);
    for (std::string& item : items_of(field)) {
      if (row != kEntities.end()) {
        article.entities.push_back({row->kind, std::move(item), ""});
      } else if (field.name == "topics") {
        article.keywords.push_back(std::move(item));
      }
    }
  }
}

}  // namespace

Recognition ReutersReader::recognise(const Sample& sample) const {
  const std::string_view text = trim(without_byte_order_mark(sample.bytes));
  return begins_in_any_case(text, "<!doctype lewis") ||
                 begins_with_tag(without_prolog(text), kElement)
             ? Recognition::kByContent
             : Recognition::kNo;
}

void ReutersReader::split(ByteStream& stream, const SplitContext& context) const {
  split_elements(stream, context, kElement);
}

Result<Article> ReutersReader::read(const RawRecord& record, const ReadOptions& /*options*/) const {
  // The distribution's one declared set is Latin-1.
  const DecodedText text = decode_text(record.bytes, "iso-8859-1");
  const std::vector<SgmlField> fields = read_fields(text.utf8, kElements);
  Article article;
  if (!text.warning.empty()) {
    article.warnings.push_back(text.warning);
  }
  if (!has_end_tag(record.bytes, kElement)) {
    article.warnings.emplace_back("the end tag </REUTERS> is missing");
  }
  const auto set = [&article](std::string_view field, std::string_view value) {
    set_field(article, *find_article_field(field), value, Origin::kField);
  };
  set("id", fields.empty() ? "" : attribute_of(fields.front().attributes, "newid"));
  set("title", line_of(fields, "title"));
  set("byline", line_of(fields, "author"));
  set("body", body_of(fields));
  set_date(article, line_of(fields, "date"));
  article.dateline = dateline_of(fields);
  add_lists(article, fields);
  if (article.title.empty() && article.body.empty()) {
    return Error{ErrorCode::kEmpty, "no title and no body", ""};
  }
  return article;
}

}  // namespace dateline
