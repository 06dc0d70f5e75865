// SPDX-License-Identifier: GPL-2.0-or-later
//
// OrganisationNames: the organisations of one article, to tell which a shorter name means. "Lehman"
// is the one "Lehman Brothers", "the Bank" the one "Bank of Springfield", "ASF" the one "African
// Standby Force"; a name that many go by ("Supreme Court", "National") is no short form. What may
// be meant is looked up, so a question costs no more for an article of many organisations.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/article.hpp"

namespace dateline {

class OrganisationNames {
 public:
  // An organisation's key and what it is called. Once all are known, questions may be asked.
  void add(const std::string& key, std::string_view surface);

  [[nodiscard]] bool contains(const std::string& key) const { return known_.contains(key); }

  // The key of the one company with that word in its name ("Harper" of "Harper and Row Publishers
  // Inc"), or the whole of its name; empty if there is none.
  [[nodiscard]] std::string company_of(const std::string& word) const;

  // The key of the one organisation that key, written as surface, is short for; empty if there is
  // none.
  [[nodiscard]] const std::string& long_form(const std::string& key, std::string_view surface);

 private:
  // Keys by a part of them: a first word, a last word, first letters.
  using Index = std::unordered_map<std::string, std::vector<std::string>>;

  [[nodiscard]] std::string find_by_letters(const std::string& key) const;
  [[nodiscard]] std::string find_by_words(const std::string& key) const;
  // "Senate" is the "US Senate" where that is the only one of a country.
  [[nodiscard]] std::string find_of_country(const std::string& key) const;

  std::unordered_set<std::string> known_;
  Index by_first_word_;
  Index by_last_word_;
  Index by_letters_;
  Index companies_by_word_;                                     // of names with a company's ending
  std::unordered_map<std::string, std::string> by_letters_of_;  // answers
  std::unordered_map<std::string, std::string> by_words_of_;
};

// "ASF", "AT&T": may be made of first letters.
[[nodiscard]] bool is_acronym(std::string_view surface);

// Whether an organisation's key is half a name, which without the whole one in the article names
// nobody: "bank", "institute", "co".
[[nodiscard]] bool is_half_name(std::string_view key);

// Whether a key names nothing: a direction, a currency, a rate, what companies' names end with.
[[nodiscard]] bool is_no_name(EntityKind kind, std::string_view key);

}  // namespace dateline
