// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article_fields.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "common/support/failure.hpp"
#include "common/support/utf8.hpp"
#include "indexer/readers/dating.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/publication_rules.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxQuotedBytes = 60;

std::string clean_id(std::string_view value) {
  std::string id(trim(value));
  std::ranges::replace_if(
      id, [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }, '_');
  return id;
}

Result<std::uint64_t> parse_version(std::string_view text) {
  std::uint64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size()) {
    return Error{ErrorCode::kMalformed,
                 fmt::format("\"{}\" is not a whole number", truncate_utf8(text, kMaxQuotedBytes)),
                 ""};
  }
  return version;
}

void set_version(Article& article, std::string_view value) {
  const Result<std::uint64_t> version = parse_version(value);
  if (version) {
    article.version = *version;
  } else {
    article.warnings.push_back(fmt::format("version: {}", version.error().message));
  }
}

std::optional<EntityKind> entity_kind(const ArticleField& field) {
  if (field.name == "people") {
    return EntityKind::kPerson;
  }
  if (field.name == "organisations") {
    return EntityKind::kOrganisation;
  }
  return field.name == "places" ? std::optional(EntityKind::kPlace) : std::nullopt;
}

void add_names(Article& article, const ArticleField& field, std::string_view names) {
  const std::optional<EntityKind> kind = entity_kind(field);
  const bool has_marks = names.find_first_of("|;") != std::string_view::npos;
  // "Stoltenberg, Jens" is one name.
  const char* const marks = has_marks || kind ? "|;" : ",";
  while (!names.empty()) {
    const std::size_t end = std::min(names.find_first_of(marks), names.size());
    if (kind) {
      add_entity(article, {*kind, std::string(names.substr(0, end)), ""});
    } else {
      add_keyword(article, names.substr(0, end));
    }
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

// The two halves of "field=rest". known: the fields that the option takes.
struct Assignment {
  const ArticleField* field;
  std::string rest;
};

Assignment read_assignment(std::string_view option,
                           std::string_view text,
                           std::span<const ArticleField> known) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || trim(text.substr(equals + 1)).empty()) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{} \"{}\" gives no value", option, text),
                  fmt::format("write --{} title={}", option, option == "map" ? "KEY" : "VALUE"));
  }
  const std::string_view name = trim(text.substr(0, equals));
  const ArticleField* const field = find_article_field(name);
  if (field == nullptr ||
      std::ranges::find(known, field->name, &ArticleField::name) == known.end()) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{} \"{}\": there is no field {}", option, text, name),
                  fmt::format("fields are {}", list_names(known)));
  }
  return {field, repair_utf8(trim(text.substr(equals + 1)))};
}

void check_value(std::string_view option, const Assignment& assignment) {
  Article article;
  set_field(article, *assignment.field, assignment.rest, Origin::kSupplied);
  if (!article.warnings.empty()) {
    throw Failure(ExitCode::kUsage, fmt::format("--{} {}", option, article.warnings.front()), "");
  }
}

}  // namespace

const ArticleField* find_article_field(std::string_view name) {
  const auto* const row = std::ranges::find_if(kArticleFields, [name](const ArticleField& field) {
    return !name.empty() && (std::ranges::equal(name, field.name, {}, lower_ascii) ||
                             std::ranges::equal(name, field.alias, {}, lower_ascii));
  });
  return row == kArticleFields.end() ? nullptr : row;
}

std::string list_names(std::span<const ArticleField> fields) {
  std::string names;
  for (const ArticleField& field : fields) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", field.name);
  }
  return names;
}

void add_keyword(Article& article, std::string_view keyword) {
  std::string line = clean_line(keyword);
  if (!line.empty() && std::ranges::find(article.keywords, line) == article.keywords.end()) {
    article.keywords.push_back(std::move(line));
  }
}

void add_subject(Article& article, Subject subject) {
  subject = {clean_line(subject.code), clean_line(subject.name)};
  if ((!subject.code.empty() || !subject.name.empty()) &&
      std::ranges::find(article.subjects, subject) == article.subjects.end()) {
    article.subjects.push_back(std::move(subject));
  }
}

void add_entity(Article& article, PublisherEntity entity) {
  entity.name = clean_line(entity.name);
  entity.code = clean_line(entity.code);
  const bool is_there =
      std::ranges::any_of(article.entities, [&entity](const PublisherEntity& each) {
        return each.kind == entity.kind && each.name == entity.name;
      });
  if (!entity.name.empty() && !is_there) {
    article.entities.push_back(std::move(entity));
  }
}

bool has_value(const Article& article, const ArticleField& field) {
  switch (field.kind) {
    case ValueKind::kDate: return article.published.has_value();
    case ValueKind::kVersion: return article.version != 0;
    case ValueKind::kStatus: return article.status != PublicationStatus::kUsable;
    case ValueKind::kEmbargo: return article.embargo.has_value();
    case ValueKind::kNames: {
      const std::optional<EntityKind> kind = entity_kind(field);
      return kind ? std::ranges::find(article.entities, *kind, &PublisherEntity::kind) !=
                        article.entities.end()
                  : !article.keywords.empty();
    }
    case ValueKind::kLine:
    case ValueKind::kText:
    case ValueKind::kId: break;
  }
  return !(article.*field.text).empty();
}

void set_field(Article& article, const ArticleField& field, std::string_view value, Origin origin) {
  const std::string_view trimmed = trim(value);
  if (trimmed.empty()) {
    return;
  }
  switch (field.kind) {
    case ValueKind::kDate:
      offer_written_date(article,
                         trimmed,
                         origin == Origin::kSupplied ? DateOrigin::kSupplied : DateOrigin::kField);
      break;
    case ValueKind::kVersion: set_version(article, trimmed); break;
    case ValueKind::kStatus: set_status(article, trimmed); break;
    case ValueKind::kEmbargo: set_embargo(article, trimmed); break;
    case ValueKind::kNames: add_names(article, field, trimmed); break;
    case ValueKind::kId: article.*field.text = clean_id(trimmed); break;
    case ValueKind::kText: article.*field.text = clean_text(value); break;
    case ValueKind::kLine: article.*field.text = clean_line(trimmed); break;
  }
  if (field.text == &Article::title) {
    article.title_origin = origin;
  }
}

void set_marked_field(Article& article,
                      const ArticleField& field,
                      std::string_view value,
                      Origin origin) {
  const bool is_plain = value.find_first_of("<&") == std::string_view::npos ||
                        field.kind == ValueKind::kId || field.text == &Article::url;
  if (is_plain) {
    set_field(article, field, value, origin);
  } else {
    set_field(article,
              field,
              field.kind == ValueKind::kText ? plain_text(value) : plain_line(value),
              origin);
  }
}

void supply_fields(Article& article, std::span<const FieldValue> values) {
  for (const auto& [field, value] : values) {
    // A date that the record gives may turn out to be none.
    if (field->kind == ValueKind::kDate || !has_value(article, *field)) {
      set_field(article, *field, value, Origin::kSupplied);
    }
  }
}

std::vector<FieldValue> read_set_options(std::span<const std::string> options) {
  std::vector<FieldValue> values;
  for (const std::string& option : options) {
    Assignment assignment = read_assignment("set", option, kSuppliedFields);
    if (std::ranges::find(values, assignment.field, &FieldValue::field) != values.end()) {
      throw Failure(
          ExitCode::kUsage, fmt::format("--set {} is given twice", assignment.field->name), "");
    }
    check_value("set", assignment);
    values.push_back({assignment.field, std::move(assignment.rest)});
  }
  return values;
}

std::vector<FieldMapping> read_map_options(std::span<const std::string> options) {
  std::vector<FieldMapping> mappings;
  for (const std::string& option : options) {
    Assignment assignment = read_assignment("map", option, kArticleFields);
    mappings.push_back({assignment.field, std::move(assignment.rest)});
  }
  return mappings;
}

}  // namespace dateline
