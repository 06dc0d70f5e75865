// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words of one article in memory, and where a word or phrase of a query stands among them, by
// comparing each with each. It knows nothing of an index: what an index answers is compared to it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/stemmer.hpp"
#include "common/article.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline::test {

struct ArticleWord {
  Token token;
  std::string form;
  std::string stem;
  std::string cased;      // of an acronym whose case means something, else empty
  std::string_view text;  // of the title, body or byline it stands in
};

// All positions from first to last.
struct Run {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend auto operator<=>(const Run&, const Run&) = default;
};

using Runs = std::set<Run>;

// Whether runs, one of each side, stand as NEAR/words or ADJ/words asks: none overlapping another,
// and fewer positions than that between them.
[[nodiscard]] bool is_near(std::vector<Run> runs, DistanceKind kind, int words);

struct ArticleWords {
  std::vector<ArticleWord> title;
  std::vector<ArticleWord> body;
  std::vector<ArticleWord> lead;   // title and first paragraph
  std::vector<ArticleWord> whole;  // title and body
  std::vector<ArticleWord> byline;

  [[nodiscard]] const std::vector<ArticleWord>& of(const Field* zone) const;  // nullptr: whole
};

// article must outlive the words.
[[nodiscard]] ArticleWords read_words(const Article& article, Stemmer& stemmer);

enum class Acronyms : std::uint8_t {
  kByCase,
  kAsWords,  // in a query all in capitals case says nothing, but for =US
  kUnknown,  // bylines do not know their case, only how they are written
};

class WordFinder {
 public:
  WordFinder(Stemmer& stemmer, Acronyms acronyms)
      : stemmer_(stemmer), analyzer_(stemmer.language()), acronyms_(acronyms) {}

  // nullopt: there is no word in it.
  [[nodiscard]] std::optional<Runs> find(const Term& term, const std::vector<ArticleWord>& words);
  [[nodiscard]] std::optional<Runs> find(const Phrase& phrase,
                                         const std::vector<ArticleWord>& words);

  // A word that a query may leave unmatched.
  [[nodiscard]] bool is_function_word(const Term& term);

 private:
  [[nodiscard]] Runs find_plain(const Term& term,
                                const TokenStream& stream,
                                const std::vector<ArticleWord>& words);
  [[nodiscard]] std::optional<std::string> acronym(std::string_view text,
                                                   const TokenStream& stream) const;

  Stemmer& stemmer_;
  Analyzer analyzer_;
  Acronyms acronyms_;
};

}  // namespace dateline::test
