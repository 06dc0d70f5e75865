// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_record.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

#include <simdjson.h>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/json_repair.hpp"
#include "indexer/readers/key_spellings.hpp"
#include "indexer/readers/ninjs_record.hpp"
#include "indexer/readers/publication_rules.hpp"

namespace dateline {

namespace {

namespace json = simdjson::ondemand;
using simdjson::error_code;

// Values nested deeper are passed over unread: a record of a million brackets must not exhaust the
// stack.
constexpr unsigned kMaxDepth = 64;

// The best value seen so far for a field; a lower rank is a better one.
struct Candidate {
  std::size_t rank = std::numeric_limits<std::size_t>::max();
  std::string text;
};

enum class Wanted { kNo, kYes };

// Reads one record. Every part of it is looked at, so that broken JSON is never taken for whole; it
// is thrown as simdjson_error.
class RecordReader {
 public:
  explicit RecordReader(std::span<const FieldMapping> mappings) : mappings_(mappings) {}

  void read(json::document& document) {
    read_members(document.get_object(), "");
    if (document.current_location().error() == simdjson::SUCCESS) {
      throw simdjson::simdjson_error(simdjson::TRAILING_CONTENT);
    }
  }

  // A record that has an id but leaves its text empty, as agencies' records do, is an article;
  // where no key of a text is known, the text is only not found.
  [[nodiscard]] Result<Article> article() const {
    Article article;
    for (std::size_t row = 0; row < kArticleFields.size(); ++row) {
      set_marked_field(article, kArticleFields[row], candidates_[row].text, Origin::kField);
    }
    if (!says_nothing(article)) {
      return article;
    }
    if (!has_text_key_ || (article.id.empty() && article.url.empty())) {
      return Error{ErrorCode::kEmpty,
                   "no title and no body",
                   "--map title=KEY and --map body=KEY name the keys that hold them"};
    }
    article.warnings.emplace_back("no title and no body");
    return article;
  }

 private:
  // path: keys that lead to object, each followed by a dot; "" for the record itself.
  void read_members(json::object object, const std::string& path) {
    for (json::field member : object) {
      const std::string_view key = member.unescaped_key();
      if (is_mapped_below(path, key) && member.value().type() == json::json_type::object) {
        read_members(member.value().get_object(), path + std::string(key) + ".");
        continue;
      }
      const Wanted wanted = is_wanted(path, key) ? Wanted::kYes : Wanted::kNo;
      parts_.clear();
      collect(member.value(), wanted, 1);
      if (wanted == Wanted::kYes) {
        offer(path, key);
      }
    }
  }

  static KeySpelling find_spelling(std::string_view path, std::string_view key) {
    return path.empty() ? find_key_spelling(key) : KeySpelling{nullptr, 0};
  }

  static bool is_mapped(const FieldMapping& mapping, std::string_view path, std::string_view key) {
    return mapping.key.size() == path.size() + key.size() && mapping.key.starts_with(path) &&
           mapping.key.ends_with(key);
  }

  [[nodiscard]] bool is_mapped_below(std::string_view path, std::string_view key) const {
    return std::ranges::any_of(mappings_, [&](const FieldMapping& mapping) {
      const std::string_view whole = mapping.key;
      return whole.starts_with(path) && whole.substr(path.size()).starts_with(key) &&
             whole.substr(path.size() + key.size()).starts_with('.');
    });
  }

  [[nodiscard]] bool is_wanted(std::string_view path, std::string_view key) const {
    return find_spelling(path, key).field != nullptr ||
           std::ranges::any_of(mappings_, [&](const FieldMapping& mapping) {
             return is_mapped(mapping, path, key);
           });
  }

  // Offers parts_ to every field that this key fills.
  void offer(std::string_view path, std::string_view key) {
    for (std::size_t rank = 0; rank < mappings_.size(); ++rank) {
      if (is_mapped(mappings_[rank], path, key)) {
        offer(*mappings_[rank].field, rank);
      }
    }
    const KeySpelling spelling = find_spelling(path, key);
    if (spelling.field != nullptr) {
      offer(*spelling.field, mappings_.size() + spelling.rank);
    }
  }

  // What stands between the parts of a value; nullptr for a field that takes the first alone.
  static const char* separator_of(const ArticleField& field) {
    switch (field.kind) {
      case ValueKind::kText: return "\n\n";
      case ValueKind::kNames: return "|";
      case ValueKind::kLine: return field.text == &Article::byline ? ", " : nullptr;
      case ValueKind::kId:
      case ValueKind::kDate:
      case ValueKind::kVersion:
      case ValueKind::kStatus:
      case ValueKind::kEmbargo: break;
    }
    return nullptr;
  }

  void offer(const ArticleField& field, std::size_t rank) {
    has_text_key_ = has_text_key_ || field.text == &Article::title || field.text == &Article::body;
    Candidate& best = candidates_[static_cast<std::size_t>(&field - kArticleFields.data())];
    if (parts_.empty() || rank >= best.rank) {
      return;
    }
    best = {rank, std::string(parts_.front())};
    if (const char* const separator = separator_of(field); separator != nullptr) {
      for (const std::string_view part : std::span(parts_).subspan(1)) {
        best.text += separator;
        best.text += part;
      }
    }
    if (field.kind == ValueKind::kDate) {
      best.text = date_text(parts_);
    }
  }

  // Some exporters write Unix times as floating-point numbers: 1645814400.0. Of several dates the
  // first one is taken, but [2022,2,26] is one date in a form that is not read.
  static std::string date_text(std::span<const std::string_view> parts) {
    constexpr std::size_t kUnixDigits = 9;
    constexpr std::string_view kDigits = "0123456789";
    const std::string_view first = parts.front();
    if (parts.size() > 1 && first.size() < kUnixDigits - 1 &&
        first.find_first_not_of(kDigits) == std::string_view::npos) {
      return fmt::format("[{}]", fmt::join(parts, ","));
    }
    const std::size_t dot = first.find_first_not_of(kDigits);
    const bool is_fraction = dot != std::string_view::npos && dot >= kUnixDigits &&
                             first[dot] == '.' &&
                             first.find_first_not_of(kDigits, dot + 1) == std::string_view::npos;
    return std::string(is_fraction ? first.substr(0, dot) : first);
  }

  // Puts the texts of a value that are not blank into parts_ if they are wanted, and in any case
  // checks that the value is whole.
  void collect(json::value value, Wanted wanted, unsigned depth) {
    if (depth > kMaxDepth) {
      return;
    }
    switch (value.type()) {
      case json::json_type::array:
        for (json::value element : value.get_array()) {
          collect(element, wanted, depth + 1);
        }
        break;
      case json::json_type::object:
        for (json::field member : value.get_object()) {
          const bool is_name = std::string_view(member.unescaped_key()) == "name";
          collect(member.value(), is_name ? wanted : Wanted::kNo, depth + 1);
        }
        break;
      case json::json_type::string: collect_string(value, wanted); break;
      case json::json_type::number: collect_number(value, wanted); break;
      case json::json_type::boolean: static_cast<void>(bool(value.get_bool())); break;
      case json::json_type::null: static_cast<void>(bool(value.is_null())); break;
    }
  }

  void collect_string(json::value& value, Wanted wanted) {
    if (wanted == Wanted::kNo) {
      static_cast<void>(json::raw_json_string(value.get_raw_json_string()));
    } else if (const std::string_view text = value.get_string(); !trim(text).empty()) {
      parts_.push_back(text);
    }
  }

  // As written: an id of 30 digits or 1.10 is not what a floating-point number makes of it.
  void collect_number(json::value& value, Wanted wanted) {
    const std::string_view written = trim(value.raw_json_token());
    static_cast<void>(double(value.get_double()));
    if (wanted == Wanted::kYes) {
      parts_.push_back(written);
    }
  }

  std::span<const FieldMapping> mappings_;
  std::array<Candidate, kArticleFields.size()> candidates_;
  std::vector<std::string_view> parts_;  // into the parser's buffers
  bool has_text_key_ = false;
};

const char* in_plain_words(error_code error) {
  switch (static_cast<int>(error)) {
    case simdjson::STRING_ERROR: return "a string holds an escape that JSON does not know";
    case simdjson::UNCLOSED_STRING: return "a string has no closing quote";
    case simdjson::INCORRECT_TYPE:
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR: return "a word is none of true, false and null";
    case simdjson::NUMBER_ERROR:
    case simdjson::NUMBER_OUT_OF_RANGE: return "a number is not written as JSON has them";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "it ends before its last bracket";
    case simdjson::TRAILING_CONTENT: return "something follows the closing bracket";
    default: return "a comma, colon, quote or bracket is missing or one too many";
  }
}

// What can be done about a text that was refused for error; empty where nothing can.
struct Repair {
  std::string text;
  std::string warning = {};
};

Repair repair(std::string_view text, error_code error) {
  switch (static_cast<int>(error)) {
    case simdjson::UTF8_ERROR: {
      DecodedText decoded = decode_text(text);
      return {std::move(decoded.utf8), std::move(decoded.warning)};
    }
    case simdjson::STRING_ERROR:
      return {replace_lone_surrogates(text), "a lone surrogate was replaced by U+FFFD"};
    case simdjson::UNESCAPED_CHARS: return {blank_controls(text), ""};
    default: return {};
  }
}

error_code parse(std::string_view text, RecordReader& reader) {
  thread_local json::parser parser;
  thread_local std::vector<char> buffer;
  buffer.resize(std::max(buffer.size(), text.size() + simdjson::SIMDJSON_PADDING));
  std::ranges::copy(text, buffer.begin());
  try {
    json::document document =
        parser.iterate(simdjson::padded_string_view(buffer.data(), text.size(), buffer.size()));
    reader.read(document);
    return simdjson::SUCCESS;
  } catch (const simdjson::simdjson_error& error) {
    return error.error();
  }
}

}  // namespace

Result<Article> read_json_article(std::string_view json, std::span<const FieldMapping> mappings) {
  std::vector<std::string> warnings;
  std::string repaired;
  while (true) {
    if (!trim(json).starts_with('{')) {
      return Error{ErrorCode::kMalformed, "it is not a JSON object", ""};
    }
    RecordReader reader(mappings);
    const error_code error = parse(json, reader);
    if (error == simdjson::SUCCESS) {
      // The user's --map says that the record is of another making.
      Result<Article> article =
          mappings.empty() && is_ninjs(json) ? read_ninjs_article(json) : reader.article();
      if (article) {
        article->warnings.insert(article->warnings.begin(), warnings.begin(), warnings.end());
      }
      return article;
    }
    Repair attempt = repair(json, error);
    if (attempt.text.empty() || attempt.text == json) {
      return Error{
          ErrorCode::kMalformed, fmt::format("broken JSON: {}", in_plain_words(error)), ""};
    }
    if (!attempt.warning.empty()) {
      warnings.push_back(attempt.warning);
    }
    repaired = std::move(attempt.text);
    json = repaired;
  }
}

}  // namespace dateline
