// SPDX-License-Identifier: GPL-2.0-or-later
//
// BruteForce: which articles a query matches, by the plainest reading of what each part of it
// means, article by article and word by word. It shares nothing with the compiler of queries but
// the analysis of text and the calendar; that both agree is the test of either.
//
// about:, added:, has:, is:, like:, query: and entities are not covered.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "common/analysis/stemmer.hpp"
#include "common/article.hpp"
#include "query/language/syntax/syntax.hpp"
#include "tests/support/brute_words.hpp"

namespace dateline::test {

class BruteForce {
 public:
  // stemmer must outlive it.
  BruteForce(std::vector<Article> articles, Stemmer& stemmer, Day today);
  BruteForce(const BruteForce&) = delete;  // words_ look into articles_
  BruteForce& operator=(const BruteForce&) = delete;
  BruteForce(BruteForce&&) = delete;
  BruteForce& operator=(BruteForce&&) = delete;
  ~BruteForce() = default;

  // Ids of the matching articles.
  [[nodiscard]] std::set<std::string> matches(const Node& query) const;

 private:
  std::vector<Article> articles_;
  std::vector<ArticleWords> words_;
  Stemmer& stemmer_;
  Day today_;
};

}  // namespace dateline::test
