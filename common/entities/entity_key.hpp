// SPDX-License-Identifier: GPL-2.0-or-later
//
// The key of an entity: what spellings of one name have in common. NATO, Nato and N.A.T.O. are
// "nato"; "President Václav Havel's" is "vaclav havel"; "Apple Inc." is "apple". The words are
// folded (common/analysis/folding.hpp), periods, apostrophes and other signs dropped, hyphens are
// blanks, a leading "the" goes, and so do what is put before people's names and behind companies'.
// A person's initials are one word, as "George H. W. Bush", "George H.W. Bush" and "George HW Bush"
// are "george hw bush"; "&" in the name of an organisation of several words is "and".
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

// Version of keys, tables, model and rules together. An index keeps the one its articles were
// looked at with, since a query's names become keys and aliases by this program's.
inline constexpr int kEntityVersion = 1;

// Longest key in bytes; longer ones are cut between code points. With its prefix it is a term.
inline constexpr std::size_t kMaxKeyBytes = 120;

// Empty if nothing of the name is left: "the", "---". Idempotent for each kind.
[[nodiscard]] std::string entity_key(EntityKind kind, std::string_view name);

// What the keys of names have in common that begin as a half typed one does: "Mr. Stol" is "stol",
// "N.A.T" is "nat", "jean-c" is "jean c". A blank at its end stays: the last word is whole.
struct KeyBeginning {
  std::string prefix;  // of their keys; may be empty
  // This key too, if it is not empty: "american express" of "American Express Co", whose last word
  // is the beginning of what keys leave out.
  std::string whole;

  [[nodiscard]] bool fits(std::string_view key) const {
    return key.starts_with(prefix) || (!whole.empty() && key == whole);
  }
};
[[nodiscard]] KeyBeginning key_beginning(EntityKind kind, std::string_view name);

// What else a person of that key is called: by surname, with a particle ("van gogh") and without,
// and by forename and surname alone ("george bush" of "george w bush"). Empty for one word.
[[nodiscard]] std::set<std::string> short_names(std::string_view key);

// The surname of a person's key: the last word that is no "jr" or "iii". Never empty.
[[nodiscard]] std::string_view surname_of(std::string_view key);

// Whether a word of a person's key stands behind the surname: "jr", "iii".
[[nodiscard]] bool is_generation(std::string_view word);

// Whether a folded word without its period is put before a person's name: "mr", "gen", "president".
[[nodiscard]] bool is_honorific(std::string_view folded);

}  // namespace dateline
