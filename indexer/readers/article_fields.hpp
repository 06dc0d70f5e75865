// SPDX-License-Identifier: GPL-2.0-or-later
//
// kArticleFields: what a record, a header block, --map, --metadata, --path-fields or --set can say
// about an article. One row each, so that all of them know the same names and treat values alike.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline {

enum class ValueKind {
  kLine,     // one line
  kText,     // several lines
  kId,       // as it is but for its ends and control characters
  kDate,     // as parse_timestamp reads it
  kVersion,  // a whole number
  kStatus,   // usable, withheld or canceled
  kEmbargo,  // as kDate
  kNames,    // any number of them, parted by | or ;, keywords where there is neither by commas
};

struct ArticleField {
  std::string_view name;
  std::string_view alias;  // another name that is taken for it; may be empty
  ValueKind kind;
  std::string Article::*text;  // nullptr for kinds other than kLine, kText and kId
};

inline constexpr std::array kArticleFields = {
    ArticleField{"title", "", ValueKind::kLine, &Article::title},
    ArticleField{"date", "", ValueKind::kDate, nullptr},
    ArticleField{"source", "", ValueKind::kLine, &Article::source},
    ArticleField{"byline", "author", ValueKind::kLine, &Article::byline},
    ArticleField{"id", "", ValueKind::kId, &Article::id},
    ArticleField{"url", "", ValueKind::kLine, &Article::url},
    ArticleField{"section", "", ValueKind::kLine, &Article::section},
    ArticleField{"language", "", ValueKind::kLine, &Article::language},
    ArticleField{"version", "", ValueKind::kVersion, nullptr},
    ArticleField{"keywords", "tags", ValueKind::kNames, nullptr},
    ArticleField{"people", "persons", ValueKind::kNames, nullptr},
    ArticleField{"organisations", "organizations", ValueKind::kNames, nullptr},
    ArticleField{"places", "locations", ValueKind::kNames, nullptr},
    ArticleField{"dateline", "", ValueKind::kLine, &Article::dateline},
    ArticleField{"copyright", "", ValueKind::kLine, &Article::copyright},
    ArticleField{"status", "pubstatus", ValueKind::kStatus, nullptr},
    ArticleField{"embargo", "embargoed", ValueKind::kEmbargo, nullptr},
    ArticleField{"body", "", ValueKind::kText, &Article::body},
};

// What may be said of an article from outside it: all but its body.
inline constexpr std::span kSuppliedFields =
    std::span(kArticleFields).first<kArticleFields.size() - 1>();

struct FieldValue {
  const ArticleField* field;
  std::string value;
};

// What a plain-text file may say in a header block of one line; the rest needs a neighbour, since
// "Places: where to go" is a headline as well.
inline constexpr std::size_t kPlainFields = 9;

// The user's --map: a key of the record ("headline", "fields.headline") and the field it fills.
struct FieldMapping {
  const ArticleField* field;
  std::string key;
};

// The row of that name or alias, in any case of letters; nullptr if there is none.
[[nodiscard]] const ArticleField* find_article_field(std::string_view name);

// "title, date, source, ...": for messages.
[[nodiscard]] std::string list_names(std::span<const ArticleField> fields);

// Adds what is not blank and not there yet.
void add_keyword(Article& article, std::string_view keyword);
void add_subject(Article& article, Subject subject);
void add_entity(Article& article, PublisherEntity entity);

[[nodiscard]] bool has_value(const Article& article, const ArticleField& field);

// Sets a field from text that is valid UTF-8. A blank value changes nothing; one that does not fit
// the field becomes a warning of the article.
void set_field(Article& article, const ArticleField& field, std::string_view value, Origin origin);

// The same for a text that may be written in HTML or hold character references (markup_text.hpp).
void set_marked_field(Article& article,
                      const ArticleField& field,
                      std::string_view value,
                      Origin origin);

// Sets those fields that have no value yet; their origin is kSupplied. Dates are offered
// (dating.hpp).
void supply_fields(Article& article, std::span<const FieldValue> values);

// --set FIELD=VALUE and --map FIELD=KEY. Throw Failure (kUsage) naming the option and the fields
// there are.
[[nodiscard]] std::vector<FieldValue> read_set_options(std::span<const std::string> options);
[[nodiscard]] std::vector<FieldMapping> read_map_options(std::span<const std::string> options);

}  // namespace dateline
