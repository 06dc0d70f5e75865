// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads one word of a query into a lexeme. Each function starts at a byte of the query and returns
// a lexeme that ends where reading goes on: an error is a lexeme too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/language/reading/lexeme.hpp"

namespace dateline {

// What the characters of a word mean, by where it stands.
enum class WordMode : std::uint8_t {
  kText,    // words of the text: * and ? are wildcards, ~ and ^ end the word
  kFilter,  // source:x, place:x: a closing * is a wildcard; quotes hold one value, not a phrase
  kKey,     // id:x, url:x: all characters mean themselves, but for a closing *
  kUrl,     // https://... among words, like:x: all mean themselves, but ^ ends the word
};

[[nodiscard]] WordMode mode_of(const Field& field);

enum class WordPlace : std::uint8_t {
  kClause,  // where an operator may stand
  kValue,   // right after `field:` or =, where AND is a word
};

// The word at query[at]: kWord, kEverything, an operator, or kError. It begins with none of the
// characters that the lexer knows as lexemes of their own.
[[nodiscard]] Lexeme read_word(std::string_view query,
                               std::size_t at,
                               WordMode mode,
                               WordPlace place);

// =word or ="quotation" at query[at], which is the =.
[[nodiscard]] Lexeme read_exact(std::string_view query, std::size_t at, WordMode mode);

// A quotation as one text, or one word with all its characters: values that are no words. kError,
// or kWord with a plain Term.
[[nodiscard]] Lexeme read_literal(std::string_view query, std::size_t at);

}  // namespace dateline
