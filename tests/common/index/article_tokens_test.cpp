// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/article_tokens.hpp"

#include <string>

#include <doctest/doctest.h>

namespace dateline {
namespace {

// The words of a body; | before one that starts a paragraph, . before one that starts a sentence.
std::string words_of(const Article& article) {
  const Analyzer analyzer("english");
  ArticleTokens tokens;
  analyze_article(analyzer, article, tokens);
  std::string words;
  for (const Token& token : tokens.body.tokens) {
    words += words.empty() ? "" : " ";
    words += token.starts_paragraph ? "|" : token.starts_sentence ? "." : "";
    words += tokens.body.form(token);
  }
  return words;
}

Article article_of(const std::string& body, const std::string& boilerplate) {
  Article article;
  article.body = body;
  if (const std::size_t at = body.find(boilerplate);
      !boilerplate.empty() && at != std::string::npos) {
    article.boilerplate.push_back({at, at + boilerplate.size(), "read-more"});
  }
  return article;
}

TEST_CASE("boilerplate has no words, and what follows it starts a paragraph") {
  const std::string body = "One two.\n\nREAD MORE: three\n\nFour five.\n\nSix.";
  CHECK(words_of(article_of(body, "")) == "|one two |read more three |four five |six");
  CHECK(words_of(article_of(body, "READ MORE: three\n\n")) == "|one two |four five |six");
  CHECK(words_of(article_of(body, "One two.\n\n")) == "|read more three |four five |six");
  CHECK(words_of(article_of(body, "Six.")) == "|one two |read more three |four five");
  CHECK(words_of(article_of(body, body)).empty());
  CHECK(words_of(article_of("One two.\nREAD MORE: three\nFour.", "READ MORE: three\n")) ==
        "|one two |four");
}

TEST_CASE("the words around boilerplate keep their positions, so no phrase crosses it") {
  const Analyzer analyzer("english");
  ArticleTokens whole;
  ArticleTokens cut;
  const std::string body = "One two.\nREAD MORE: three\nFour five.";
  analyze_article(analyzer, article_of(body, ""), whole);
  analyze_article(analyzer, article_of(body, "READ MORE: three\n"), cut);
  CHECK(cut.body.tokens.back().position == whole.body.tokens.back().position);
}

}  // namespace
}  // namespace dateline
