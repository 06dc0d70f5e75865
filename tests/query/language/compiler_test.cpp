// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "query/language/common_words.hpp"
#include "query/language/compiled_query.hpp"

namespace dateline {
namespace {

CompiledQuery compiled(const std::string& query) {
  Stemmer stemmer = *Stemmer::create("english");
  return compile_query(std::get<std::vector<Clause>>(parse_query(query)), stemmer);
}

std::string meaning(const std::string& query) {
  return compiled(query).matches.get_description();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("plain words are stemmed and all required") {
  const std::string query = meaning("responses forces");
  CHECK(has(query, "(Zrespons AND Zforc)"));
}

TEST_CASE("neighbouring words add a small proximity part") {
  const std::string query = meaning("response force canada");
  CHECK(has(query, "AND_MAYBE 0.1"));
  CHECK(has(query, "(response PHRASE 2 force)"));
  CHECK(has(query, "(response NEAR 8 force)"));
  CHECK(has(query, "(force PHRASE 2 canada)"));
}

TEST_CASE("function words add weight and do not restrict") {
  CHECK(has(meaning("the fall of kabul"), "((Zfall AND Zkabul) AND_MAYBE (Zthe OR Zof"));
  CHECK(has(meaning("to be or not to be"), "Zto AND Zbe"));
}

TEST_CASE("capital acronyms that are words otherwise keep their case") {
  CHECK(has(meaning("US troops"), "XCUS AND Ztroop"));
  CHECK(has(meaning("U.S. troops"), "XCUS AND Ztroop"));
  CHECK(has(meaning("us troops"), "Zus AND Ztroop"));
  CHECK(has(meaning("NATO troops"), "Znato AND Ztroop"));
  CHECK(has(meaning("WHO"), "XCWHO"));
  CHECK(has(meaning("who"), "Zwho"));
  CHECK(compiled("US troops").notes.size() == 1);
  CHECK(compiled("U.S. troops").notes.empty());
}

TEST_CASE("a query all in capitals is not read as acronyms") {
  CHECK(has(meaning("US TROOPS IN KABUL"), "Zus AND Ztroop"));
}

TEST_CASE("hyphenated words match whole or side by side") {
  CHECK(has(meaning("cease-fire"), "((cease PHRASE 2 fire) OR Zceasefir)"));
}

TEST_CASE("a phrase is exact") {
  CHECK(has(meaning("\"response forces\""), "(response PHRASE 2 forces)"));
}

TEST_CASE("a run of Chinese is its pairs side by side") {
  CHECK(has(meaning("習近平"), "(習近 PHRASE 2 近平)"));
}

TEST_CASE("a query without a word is empty") {
  CHECK(compiled("!").matches.empty());
  CHECK(compiled("").matches.empty());
}

TEST_CASE("the word lists are sorted so that each word is found") {
  for (const char* word : {"a", "about", "are", "as", "but", "could", "did", "not", "your", "so"}) {
    CAPTURE(word);
    CHECK(is_function_word(word));
  }
  for (const char* word : {"act", "us", "who", "it", "aids", "you", "sharp", "start"}) {
    CAPTURE(word);
    CHECK(is_word_in_lower_case(word));
  }
  CHECK_FALSE(is_function_word("nato"));
  CHECK_FALSE(is_word_in_lower_case("nato"));
}

}  // namespace
}  // namespace dateline
