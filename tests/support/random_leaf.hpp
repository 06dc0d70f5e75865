// SPDX-License-Identifier: GPL-2.0-or-later
//
// The leaves of random syntax trees: words, phrases, values, dates and numbers.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "query/language/syntax/syntax.hpp"
#include "tests/support/random_tree.hpp"

namespace dateline::test {

class LeafMaker {
 public:
  // Both must outlive it.
  LeafMaker(std::mt19937_64& random, const RandomTreeOptions& options)
      : random_(random), options_(options) {}

  [[nodiscard]] const RandomTreeOptions& options() const { return options_; }
  [[nodiscard]] bool allows(Construct construct) const {
    return options_.constructs.contains(construct);
  }

  // The same on every standard library, unlike std::uniform_int_distribution.
  int below(int end) { return static_cast<int>(random_() % static_cast<std::uint64_t>(end)); }
  bool happens(int in_a_hundred) { return below(100) < in_a_hundred; }
  template <typename T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[random_() % choices.size()];
  }

  Term make_term();
  Phrase make_phrase();
  Term make_value(const Field& field);
  DateRange make_dates(const Field& field);
  NumberRange make_numbers(const Field& field);
  Special make_special(const Field& field);

 private:
  std::string make_text();
  // A word with a * after some of its letters; nothing if it has too few.
  std::optional<Term> make_prefix(const std::string& word);
  Term make_wildcard();
  std::string make_date();

  std::mt19937_64& random_;
  const RandomTreeOptions& options_;
};

}  // namespace dateline::test
