// SPDX-License-Identifier: GPL-2.0-or-later
//
// Vocabulary: the words of an index that a pattern stands for, found by walking no more of the
// sorted term list than can hold them.
//
//   Vocabulary words(database, stemmer);
//   words.matching("", "organi?ation")      // organisation, organization
//   words.similar("", "stoltenberg", 1)     // stoltenberg, stoltenburg
//   words.with_stem("", "forces")           // force, forced, forces, forcing
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/analysis/stemmer.hpp"

namespace dateline {

// Words one pattern may stand for. Measured: an OR of 16,000 terms takes 19 seconds, and Xapian's
// own time limit does not stop it.
inline constexpr std::size_t kMaxExpansions = 1000;

struct Words {
  std::vector<std::string> terms;  // with their prefix, in order; no more than kMaxExpansions
  std::size_t count = 0;           // of all there are
};

// How much of a stem all its forms begin with: a suffix stemmer may restore a letter or two
// ("happi" of happy, "die" of dying), one that takes off beginnings anything.
[[nodiscard]] std::string_view shared_beginning(std::string_view stem, std::string_view language);

class Vocabulary {
 public:
  // Both must outlive the Vocabulary.
  Vocabulary(const Xapian::Database& database, Stemmer& stemmer)
      : database_(database), stemmer_(stemmer) {}

  // Folded forms under prefix ("" for the text, "A" for bylines) that fit the pattern: * is any run
  // of characters, ? is one, \ makes the next character mean itself.
  [[nodiscard]] Words matching(std::string_view prefix, std::string_view pattern) const;

  // Values under the prefix of a field, whatever their characters, that begin with value.
  [[nodiscard]] Words beginning(std::string_view prefix, std::string_view value) const;

  // Forms at a Levenshtein distance of at most `edits` code points. A row of the matrix is kept for
  // each character of the last term, and the walk leaps over all terms with a beginning that is too
  // far already (the automaton of Schulz and Mihov 2002, by dynamic programming).
  [[nodiscard]] Words similar(std::string_view prefix, std::string_view form, int edits) const;

  // Forms that have the stem of `form`, itself among them if it occurs.
  [[nodiscard]] Words with_stem(std::string_view prefix, std::string_view form) const;

  // Terms of two neighbouring characters, or one at the end of a run, of a script written without
  // blanks that begin with this character: all places where it stands.
  [[nodiscard]] Words pairs_of(std::string_view prefix, std::string_view character) const;

  [[nodiscard]] Xapian::doccount frequency(const std::string& term) const {
    return database_.get_termfreq(term);
  }

 private:
  const Xapian::Database& database_;
  Stemmer& stemmer_;
};

// Whether text fits a pattern of *, ? and \ as in Vocabulary::matching.
[[nodiscard]] bool fits(std::string_view pattern, std::string_view text);

}  // namespace dateline
