// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/quotation.hpp"

#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "query/language/reading/character.hpp"
#include "query/language/reading/operators.hpp"
#include "query/language/reading/spelling.hpp"
#include "query/language/reading/suffix.hpp"

namespace dateline {

namespace {

// A closing quote, and what stands between it and the opening one.
struct Quotation {
  std::size_t begin = 0;  // of its inside
  std::size_t inside_end = 0;
  std::size_t end = 0;  // 0 if it is not closed
};

Quotation find_quotation(std::string_view query, std::size_t at) {
  const Character opening = character_at(query, at);
  Quotation quotation{at + opening.length, 0, 0};
  at = quotation.begin;
  for (Character next = character_at(query, at); !is_end(next); next = character_at(query, at)) {
    if (next.syntax == '"' && closes_quote(opening.value, next.value)) {
      quotation.inside_end = at;
      quotation.end = at + next.length;
      break;
    }
    at += next.length;
    if (next.syntax == '\\') {
      at += character_at(query, at).length;
    }
  }
  return quotation;
}

// The inside of a quotation, read into words or into one value.
class QuotationReader {
 public:
  QuotationReader(std::string_view query, Quotation quotation, WordMode mode)
      : query_(query.substr(0, quotation.inside_end)), at_(quotation.begin), mode_(mode) {}

  // The first thing that is wrong with it, if anything is.
  std::optional<Lexeme> read() {
    std::size_t word_begin = at_ = after_blanks(query_, at_);
    while (at_ < query_.size()) {
      const Character next = character_at(query_, at_);
      if (next.syntax == ' ') {
        const std::size_t blanks_end = after_blanks(query_, at_);
        if (mode_ == WordMode::kText || blanks_end == query_.size()) {
          if (auto refused = finish_word(word_begin)) {
            return refused;
          }
          word_begin = blanks_end;
        } else {
          add_blanks(blanks_end);
        }
        at_ = blanks_end;
      } else {
        read_character(next);
      }
    }
    return finish_word(word_begin);
  }

  std::vector<Term>& words() { return words_; }

 private:
  void read_character(const Character& next) {
    if (next.syntax == '\\') {
      at_ += next.length;
      const Character escaped = character_at(query_, at_);
      spelling_.add_literal(query_.substr(at_, escaped.length), escaped);
      at_ += escaped.length;
      return;
    }
    if (is_wildcard(next)) {
      spelling_.add_wildcard('*');
    } else {
      spelling_.add_literal(query_.substr(at_, next.length), next);
    }
    at_ += next.length;
  }

  [[nodiscard]] bool is_wildcard(const Character& next) const {
    if (next.syntax != '*' || mode_ == WordMode::kUrl) {
      return false;
    }
    return mode_ != WordMode::kKey || after_blanks(query_, at_ + next.length) == query_.size();
  }

  void add_blanks(std::size_t end) {
    while (at_ < end) {
      const Character blank = character_at(query_, at_);
      spelling_.add_literal(query_.substr(at_, blank.length), blank);
      at_ += blank.length;
    }
  }

  std::optional<Lexeme> finish_word(std::size_t begin) {
    if (spelling_.empty()) {
      return std::nullopt;
    }
    const SourceSpan word{begin, at_};
    if (spelling_.has_wildcard() && !spelling_.is_prefix()) {
      return error_lexeme(word,
                          "inside quotes * may stand at the end of a word only",
                          "write \\* for the character, or ADJ/2 for words apart");
    }
    if (spelling_.is_too_broad()) {
      return too_broad_wildcard(word);
    }
    words_.push_back(spelling_.take());
    return std::nullopt;
  }

  std::string_view query_;  // up to the closing quote
  std::size_t at_;
  WordMode mode_;
  Spelling spelling_;
  std::vector<Term> words_;
};

// "a b c"~5: query[at] is the ~.
Lexeme read_slop(std::string_view query, SourceSpan quoted, Phrase phrase) {
  const Suffix suffix = read_suffix(query, quoted.end);
  phrase.slop = read_small_number(suffix.text, kMaxDistance);
  if (!phrase.slop) {
    return error_lexeme(suffix.span,
                        fmt::format("~ after quotes takes a number from 1 to {}", kMaxDistance),
                        "write \"a b\"~5 for words within 5 of each other");
  }
  if (phrase.words.size() < 2) {
    return error_lexeme({quoted.begin, suffix.span.end},
                        "one word alone has no distance",
                        "write word~ without quotes for words spelt alike");
  }
  return {LexemeKind::kPhrase, {quoted.begin, suffix.span.end}, std::move(phrase)};
}

}  // namespace

Lexeme read_quotation(std::string_view query, std::size_t at, WordMode mode) {
  const Quotation quotation = find_quotation(query, at);
  if (quotation.end == 0) {
    return error_lexeme({at, query.size()},
                        "the quote is not closed",
                        "add the closing quote, or write \\\" for the character");
  }
  const SourceSpan span{at, quotation.end};
  QuotationReader reader(query, quotation, mode);
  if (auto refused = reader.read()) {
    return *std::move(refused);
  }
  if (reader.words().empty()) {
    return error_lexeme(span, "the quotes are empty", "put words between them, or leave them out");
  }
  const Character following = character_at(query, span.end);
  if (following.syntax == '*' || following.value == U'?') {
    return error_lexeme({span.end, span.end + following.length},
                        fmt::format("{} cannot stand right after quotes", following.syntax),
                        "write \"response force*\" with the * inside");
  }
  if (mode == WordMode::kText) {
    Phrase phrase{std::move(reader.words()), std::nullopt, false};
    return following.syntax == '~' ? read_slop(query, span, std::move(phrase))
                                   : Lexeme{LexemeKind::kPhrase, span, std::move(phrase)};
  }
  return following.syntax == '~'
             ? tilde_in_filter(query, span.end)
             : Lexeme{LexemeKind::kWord, span, std::move(reader.words().front())};
}

}  // namespace dateline
