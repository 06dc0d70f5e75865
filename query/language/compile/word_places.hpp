// SPDX-License-Identifier: GPL-2.0-or-later
//
// WordPlaces: the words, phrases, wildcards and spelling variants of a query as places in the text,
// their patterns replaced by the words of the index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/stemmer.hpp"
#include "query/language/compile/analysed_word.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/language/compile/place.hpp"
#include "query/language/compile/vocabulary.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

class WordPlaces {
 public:
  // All must outlive it. Notes and expansions are added to result.
  WordPlaces(const Vocabulary& vocabulary, const Stemmer& stemmer, CompiledQuery& result)
      : vocabulary_(vocabulary), analyzer_(stemmer.language()), result_(result) {}

  // Capitals throughout the query say nothing about acronyms.
  void ignore_capitals() { reads_acronyms_ = false; }

  [[nodiscard]] AnalysedWord analyse(std::string_view text) const { return {analyzer_, text}; }
  [[nodiscard]] bool is_acronym(const AnalysedWord& word, Zone zone) const {
    return reads_acronyms_ && zone != Zone::kByline && word.is_acronym();
  }

  // nullopt where the text has no letter or digit. Throws QueryRefusal for what stands for too many
  // words or cannot be looked up as a word.
  [[nodiscard]] std::optional<Place> of(const Term& term, SourceSpan span, Zone zone);
  [[nodiscard]] std::optional<Place> of(const Phrase& phrase, SourceSpan span, Zone zone);

  // The term of an acronym's cased form, which is noted.
  [[nodiscard]] std::string acronym_term(const AnalysedWord& word);

 private:
  [[nodiscard]] std::optional<Place> plain(const Term& term, SourceSpan span, Zone zone);
  [[nodiscard]] std::optional<Place> exact(std::string_view text, Zone zone);
  [[nodiscard]] std::optional<Place> wildcard(const Term& term, SourceSpan span, Zone zone);
  [[nodiscard]] std::optional<Place> fuzzy(const Term& term, SourceSpan span, Zone zone);
  // A word of a phrase: as it stands, not by its stem.
  [[nodiscard]] std::optional<Place> unstemmed(const Term& term, SourceSpan span, Zone zone);

  [[nodiscard]] TermSlot form_slot(const AnalysedWord& word, const Token& part, Zone zone);
  [[nodiscard]] TermSlot stem_slot(const std::string& form, SourceSpan span, Zone zone);
  [[nodiscard]] std::vector<TermSlot> part_slots(const AnalysedWord& word, Zone zone);
  // The words found, or a refusal if there are too many.
  [[nodiscard]] std::vector<std::string> take(Words words, SourceSpan span, Zone zone);

  const Vocabulary& vocabulary_;
  Analyzer analyzer_;
  CompiledQuery& result_;
  bool reads_acronyms_ = true;
  std::size_t variants_ = 0;  // words with ~ so far
};

}  // namespace dateline
