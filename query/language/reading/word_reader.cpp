// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/word_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/language/reading/character.hpp"
#include "query/language/reading/operators.hpp"
#include "query/language/reading/quotation.hpp"
#include "query/language/reading/spelling.hpp"
#include "query/language/reading/suffix.hpp"

namespace dateline {

namespace {

// One word, up to what ends it in its mode.
class WordReader {
 public:
  WordReader(std::string_view query, std::size_t at, WordMode mode)
      : query_(query), at_(at), mode_(mode) {}

  // False if the query ends in a \ that escapes nothing: at end().
  bool read() {
    for (;;) {
      const Character next = character_at(query_, at_);
      if (next.syntax == '\\') {
        if (!read_escape(next)) {
          return false;
        }
      } else if (ends_word(next)) {
        return true;
      } else {
        add(next);
      }
    }
  }

  [[nodiscard]] Spelling& spelling() { return spelling_; }
  [[nodiscard]] std::size_t end() const { return at_; }
  [[nodiscard]] bool has_escape() const { return has_escape_; }

 private:
  bool read_escape(const Character& backslash) {
    has_escape_ = true;
    const std::size_t escaped_at = at_ + backslash.length;
    const Character escaped = character_at(query_, escaped_at);
    if (is_end(escaped)) {
      return false;
    }
    spelling_.add_literal(query_.substr(escaped_at, escaped.length), escaped);
    at_ = escaped_at + escaped.length;
    return true;
  }

  void add(const Character& next) {
    const std::size_t after = at_ + next.length;
    if (is_wildcard(next, character_at(query_, after))) {
      spelling_.add_wildcard(next.syntax);
    } else {
      open_brackets_ += next.syntax == '(' ? 1 : next.syntax == ')' ? -1 : 0;
      spelling_.add_literal(query_.substr(at_, next.length), next);
    }
    at_ = after;
  }

  [[nodiscard]] bool is_read_as_text() const {
    return mode_ == WordMode::kText || mode_ == WordMode::kFilter;
  }

  // Addresses and ids hold brackets in pairs: .../wiki/NATO_(disambiguation)
  [[nodiscard]] bool ends_word(const Character& next) const {
    switch (next.syntax) {
      case ' ':
      case '"': return true;
      case '(': return is_read_as_text();
      case ')': return is_read_as_text() || open_brackets_ == 0;
      case '^': return mode_ != WordMode::kKey;
      case '~': return is_read_as_text();
      default: return false;
    }
  }

  [[nodiscard]] bool is_wildcard(const Character& next, const Character& following) const {
    if (next.syntax == '*') {
      return is_read_as_text() || (mode_ == WordMode::kKey && ends_word(following));
    }
    // A full-width question mark at the end closes a question.
    return next.syntax == '?' && is_read_as_text() && (next.value == U'?' || !ends_word(following));
  }

  std::string_view query_;
  std::size_t at_;
  WordMode mode_;
  Spelling spelling_;
  int open_brackets_ = 0;
  bool has_escape_ = false;
};

Lexeme nothing_escaped(SourceSpan backslash) {
  return error_lexeme(
      backslash, "nothing follows the \\", R"(write \\ for the character \ itself)");
}

// word~, word~2: query[at] is the ~.
Lexeme read_fuzzy(std::string_view query, SourceSpan word, Spelling& spelling) {
  const Suffix suffix = read_suffix(query, word.end);
  if (spelling.empty()) {
    return error_lexeme(
        suffix.span, "~ needs a word right before it", "write word~, or \\~ for the character");
  }
  if (spelling.has_wildcard()) {
    return error_lexeme({word.begin, suffix.span.end},
                        "a word cannot have both a wildcard and ~",
                        "leave one of them out");
  }
  if (!suffix.text.empty() && suffix.text != "1" && suffix.text != "2") {
    return error_lexeme(suffix.span,
                        "~ takes 1 or 2, the number of letters that may differ",
                        "write ~, ~1 or ~2, or \\~ for the character");
  }
  Term term = spelling.take();
  term.kind = TermKind::kFuzzy;
  term.edits = suffix.text == "2" ? 2 : 1;
  return {LexemeKind::kWord, {word.begin, suffix.span.end}, std::move(term)};
}

// Why a word with wildcards cannot be searched for, if it cannot.
std::optional<Lexeme> refuse_wildcard(SourceSpan word, const Spelling& spelling, WordMode mode) {
  if (spelling.is_too_broad()) {
    return too_broad_wildcard(word);
  }
  if (mode == WordMode::kFilter && spelling.has_wildcard() && !spelling.is_prefix()) {
    return error_lexeme(word,
                        "the only wildcard here is a * at the end of the value",
                        "write \\* and \\? for the characters");
  }
  return std::nullopt;
}

Lexeme no_wildcard_in_exact(SourceSpan span) {
  return error_lexeme(span,
                      "= takes a word as it is written, without * or ~",
                      "leave the = out, or write \\* and \\~ for the characters");
}

}  // namespace

WordMode mode_of(const Field& field) {
  switch (field.kind) {
    case FieldKind::kExact:
    case FieldKind::kEntity: return WordMode::kFilter;
    case FieldKind::kKey: return WordMode::kKey;
    case FieldKind::kText:
    case FieldKind::kZone:
    case FieldKind::kDate:
    case FieldKind::kMention:
    case FieldKind::kAdded:
    case FieldKind::kNumber:
    case FieldKind::kSpecial: break;
  }
  return WordMode::kText;
}

Lexeme read_word(std::string_view query, std::size_t at, WordMode mode, WordPlace place) {
  WordReader reader(query, at, mode);
  if (!reader.read()) {
    return nothing_escaped({reader.end(), query.size()});
  }
  const SourceSpan word{at, reader.end()};
  if (place == WordPlace::kClause && !reader.has_escape() && !reader.spelling().empty()) {
    if (auto found = read_operator(query.substr(at, word.end - at))) {
      found->span = word;
      if (auto* error = std::get_if<QueryError>(&found->value)) {
        error->span = word;
      }
      return *std::move(found);
    }
  }
  Spelling& spelling = reader.spelling();
  // In the other modes a ~ is part of the word.
  if (is_tilde(query, word.end)) {
    return mode == WordMode::kFilter ? tilde_in_filter(query, word.end)
                                     : read_fuzzy(query, word, spelling);
  }
  if (spelling.is_star_alone()) {
    return {LexemeKind::kEverything, word, {}};
  }
  if (auto refused = refuse_wildcard(word, spelling, mode)) {
    return *std::move(refused);
  }
  return {LexemeKind::kWord, word, spelling.take()};
}

Lexeme read_exact(std::string_view query, std::size_t at, WordMode mode) {
  const std::size_t word_at = at + character_at(query, at).length;
  const Character first = character_at(query, word_at);
  if (first.syntax == ' ' || first.syntax == '(' || first.syntax == ')' || first.syntax == '^' ||
      first.syntax == '~') {
    return error_lexeme({at, word_at},
                        "= needs a word or quotes right after it",
                        R"(write =Polish or ="U.S.", or \= for the character)");
  }
  Lexeme lexeme = first.syntax == '"' ? read_quotation(query, word_at, mode)
                                      : read_word(query, word_at, mode, WordPlace::kValue);
  if (lexeme.kind == LexemeKind::kError) {
    return lexeme;
  }
  lexeme.span.begin = at;
  if (auto* term = std::get_if<Term>(&lexeme.value); term && term->kind == TermKind::kPlain) {
    term->kind = TermKind::kExact;
    return lexeme;
  }
  auto* phrase = std::get_if<Phrase>(&lexeme.value);
  const bool is_plain = phrase != nullptr && !phrase->slop &&
                        std::ranges::all_of(phrase->words, [](const Term& word) {
                          return word.kind == TermKind::kPlain;
                        });
  if (!is_plain) {
    return no_wildcard_in_exact(lexeme.span);
  }
  phrase->is_exact = true;
  return lexeme;
}

Lexeme read_literal(std::string_view query, std::size_t at) {
  if (character_at(query, at).syntax == '"') {
    return read_quotation(query, at, WordMode::kUrl);
  }
  WordReader reader(query, at, WordMode::kUrl);
  if (!reader.read()) {
    return nothing_escaped({reader.end(), query.size()});
  }
  return {LexemeKind::kWord, {at, reader.end()}, reader.spelling().take()};
}

}  // namespace dateline
