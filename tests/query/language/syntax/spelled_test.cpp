// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/spelled.hpp"

#include <limits>

#include <doctest/doctest.h>

#include "query/language/reading/lexer.hpp"
#include "query/language/reading/quotation.hpp"
#include "query/language/reading/suffix.hpp"
#include "query/language/reading/value_reader.hpp"
#include "tests/support/odd_words.hpp"

namespace dateline {
namespace {

TEST_CASE("a word is escaped where it would be read as something else") {
  struct {
    std::string text;
    std::string spelled;
  } const cases[] = {
      {"nato", "nato"},
      {"Zürich", "Zürich"},
      {"o'brien", "o'brien"},
      {"AND", "\\AND"},
      {"and", "and"},
      {"ANDY", "ANDY"},
      {"ＯＲ", "\\ＯＲ"},
      {"NEAR/5", "\\NEAR/5"},
      {"NEARLY", "NEARLY"},
      {"W/5", "\\W/5"},
      {"&&", "\\&&"},
      {"AT&T", "AT&T"},
      {"+x", "\\+x"},
      {"-x", "\\-x"},
      {"−x", "\\−x"},
      {"x-y+z", "x-y+z"},
      {"=x", "\\=x"},
      {"x=y", "x=y"},
      {"12:30", "12:30"},
      {"title:x", "title\\:x"},
      {"a:b:c", "a\\:b:c"},
      {"東京:x", "東京:x"},
      {"a：b", "a\\：b"},
      {"a_b:c", "a_b\\:c"},
      {"https://x.org/a?b=c*d", "https://x.org/a?b=c*d"},
      {"www.x.org/a?b", "www.x.org/a?b"},
      {"url://x", "url\\://x"},
      {"a b", "a\\ b"},
      {"a\u3000b", "a\\\u3000b"},
      {"so\"", "so\\\""},
      {"“so”", "\\“so\\”"},
      {"(a)", "\\(a\\)"},
      {"a*b?", "a\\*b\\?"},
      {"a~2^3", "a\\~2\\^3"},
      {"c\\x", "c\\\\x"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.text);
    CHECK(spelled({.text = row.text}, WordMode::kText, WordPlace::kClause) == row.spelled);
  }
}

TEST_CASE("what only a clause can be is not escaped in a value") {
  for (const std::string text : {"AND", "NEAR/5", "title:x"}) {
    CAPTURE(text);
    CHECK(spelled({.text = text}, WordMode::kText, WordPlace::kValue) == text);
  }
}

TEST_CASE("wildcards stay and their escapes too") {
  CHECK(spelled({"org?ni*", TermKind::kWildcard}, WordMode::kText, WordPlace::kClause) ==
        "org?ni*");
  CHECK(spelled({"org\\*a(*", TermKind::kWildcard}, WordMode::kText, WordPlace::kClause) ==
        "org\\*a\\(*");
  CHECK(spelled({"wire \\?x*", TermKind::kWildcard}, WordMode::kFilter, WordPlace::kValue) ==
        "\"wire \\?x*\"");
}

TEST_CASE("a filter's value is quoted if it is more than a word") {
  struct {
    std::string text;
    WordMode mode;
    WordPlace place;
    std::string spelled;
  } const cases[] = {
      {"larkspur wire", WordMode::kFilter, WordPlace::kValue, "\"larkspur wire\""},
      {"reuters", WordMode::kFilter, WordPlace::kValue, "reuters"},
      {"say \"so\"", WordMode::kFilter, WordPlace::kValue, R"("say \"so\"")"},
      {"«so»", WordMode::kFilter, WordPlace::kValue, "\"«so»\""},
      {" a ", WordMode::kFilter, WordPlace::kValue, R"("\ a\ ")"},
      {"a*", WordMode::kFilter, WordPlace::kValue, R"("a\*")"},
      {"who?", WordMode::kFilter, WordPlace::kValue, "\"who?\""},
      {"AND", WordMode::kFilter, WordPlace::kValue, "AND"},
      {"AND", WordMode::kFilter, WordPlace::kClause, "\"AND\""},
      {"a:b", WordMode::kFilter, WordPlace::kClause, "\"a:b\""},
      {"a-b", WordMode::kFilter, WordPlace::kClause, "a-b"},
      {"-b", WordMode::kFilter, WordPlace::kClause, "\"-b\""},
      {"https://x.org/a?b=c&d", WordMode::kKey, WordPlace::kValue, "https://x.org/a?b=c&d"},
      {"https://x.org/a_(b)", WordMode::kKey, WordPlace::kValue, "\"https://x.org/a_(b)\""},
  };
  for (const auto& row : cases) {
    CAPTURE(row.text);
    CHECK(spelled({.text = row.text}, row.mode, row.place) == row.spelled);
  }
}

TEST_CASE("any word is read back from its spelling wherever it stands") {
  struct {
    WordMode mode;
    WordPlace place;
    std::string before;
    std::string after;
    std::size_t lexemes_before;
  } const contexts[] = {
      {WordMode::kText, WordPlace::kClause, "", "", 0},
      {WordMode::kText, WordPlace::kClause, "-(", ")^2", 2},
      {WordMode::kText, WordPlace::kValue, "title:", " x", 1},
      {WordMode::kFilter, WordPlace::kValue, "source:", "", 1},
      {WordMode::kFilter, WordPlace::kClause, "person:(", " OR x)", 2},
      {WordMode::kKey, WordPlace::kValue, "url:", "", 1},
      {WordMode::kKey, WordPlace::kClause, "url:(", ")", 2},
  };
  for (const std::string& text : test::odd_words()) {
    for (const auto& context : contexts) {
      const std::string query =
          context.before + spelled({.text = text}, context.mode, context.place) + context.after;
      CAPTURE(text);
      CAPTURE(query);
      const std::vector<Lexeme> lexemes = read_lexemes(query);
      REQUIRE(lexemes.size() > context.lexemes_before + 1);
      const Lexeme& read = lexemes[context.lexemes_before];
      REQUIRE(read.kind == LexemeKind::kWord);
      CHECK(std::get<Term>(read.value) == Term{text});
      CHECK(read.span.end == query.size() - std::string_view(context.after).size());
    }
  }
}

TEST_CASE("any phrase is read back from its spelling") {
  for (const std::string& text : test::odd_words()) {
    for (const Phrase& phrase :
         {Phrase{{{text}}, std::nullopt, false},
          Phrase{{{text}, {"nato"}, {text}}, 7, false},
          Phrase{{{R"(flo\*\?\\*)", TermKind::kWildcard}, {text}}, std::nullopt, false}}) {
      const std::string query = spelled(phrase);
      CAPTURE(query);
      const Lexeme read = read_quotation(query, 0, WordMode::kText);
      REQUIRE(read.kind == LexemeKind::kPhrase);
      CHECK(read.span.end == query.size());
      CHECK(std::get<Phrase>(read.value) == phrase);
    }
  }
}

TEST_CASE("any literal value is read back from its spelling") {
  for (const std::string& text : test::odd_words()) {
    const std::string query = spelled_literal(text);
    CAPTURE(query);
    const Lexeme read = read_literal(query, 0);
    REQUIRE(read.kind == LexemeKind::kWord);
    CHECK(read.span.end == query.size());
    CHECK(std::get<Term>(read.value) == Term{text});
  }
}

TEST_CASE("any date is read back from its spelling") {
  for (const std::string& text : test::odd_words()) {
    for (const std::string& query : {spelled_date(text),
                                     spelled_date(text) + ".." + spelled_date(text),
                                     ".." + spelled_date(text),
                                     spelled_date(text) + ".."}) {
      CAPTURE(query);
      const Lexeme read = read_value(query, 0, 0, field("date"));
      REQUIRE(read.kind == LexemeKind::kDate);
      CHECK(read.span.end == query.size());
      const auto& dates = std::get<DateRange>(read.value);
      CHECK(dates.from == (query.starts_with("..") ? "" : text));
      CHECK(dates.to == (query.ends_with("..") ? "" : text));
    }
  }
}

TEST_CASE("dates are quoted only if they have to be") {
  for (const std::string text : {"2022",
                                 "2022-02-25",
                                 "7d",
                                 "march-2022",
                                 "25.2.2022",
                                 "2022-02-25T12:00",
                                 "gestern",
                                 "昨日"}) {
    CAPTURE(text);
    CHECK(spelled_date(text) == text);
  }
  CHECK(spelled_date("last week") == "\"last week\"");
  CHECK(spelled_date("2022.") == "\"2022.\"");
  CHECK(spelled_date("") == "");
}

TEST_CASE("any factor is read back from its spelling") {
  using Limits = std::numeric_limits<double>;
  for (const double factor :
       {1.0, 2.5, 0.1, 1e-7, 1e21, 1.0 / 3, Limits::max(), Limits::min(), Limits::denorm_min()}) {
    const std::string query = '^' + spelled_factor(factor);
    CAPTURE(query);
    const Lexeme read = read_boost(query, 0);
    REQUIRE(read.kind == LexemeKind::kBoost);
    CHECK(read.span.end == query.size());
    CHECK(std::get<double>(read.value) == factor);
  }
  CHECK(spelled_factor(2) == "2");
  CHECK(spelled_factor(2.5) == "2.5");
  CHECK(spelled_factor(1e-7) == "0.0000001");
}

}  // namespace
}  // namespace dateline
