// SPDX-License-Identifier: GPL-2.0-or-later
//
// What tokens say besides their form: case, positions, starts of sentences and paragraphs.
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/folding.hpp"

namespace dateline {
namespace {

TokenStream analyzed(std::string_view text) {
  TokenStream stream;
  Analyzer().analyze(text, 1, stream);
  return stream;
}

// The forms of the tokens for which holds(token), separated by blanks.
std::string forms_where(const TokenStream& stream, const std::function<bool(const Token&)>& holds) {
  std::string out;
  for (const Token& token : stream.tokens) {
    if (holds(token)) {
      out.append(out.empty() ? "" : " ").append(stream.form(token));
    }
  }
  return out;
}

std::string cased_forms(std::string_view text) {
  std::string out;
  for (const Token& token : analyzed(text).tokens) {
    if (case_carries_meaning(token)) {
      out.append(out.empty() ? "" : " ");
      out.append(cased_form(text.substr(token.begin, token.end - token.begin)));
    }
  }
  return out;
}

TEST_CASE("case_class follows the letters as written") {
  struct Case {
    std::string_view text;
    CaseClass case_class;
  };
  for (const Case& row : std::vector<Case>{
           {"canada", CaseClass::kLower},
           {"Canada", CaseClass::kCapitalised},
           {"CANADA", CaseClass::kUpper},
           {"McDonald", CaseClass::kMixed},
           {"iPhone", CaseClass::kMixed},
           {"A", CaseClass::kCapitalised},
           {"a", CaseClass::kLower},
           {"2022", CaseClass::kUncased},
           {"F16", CaseClass::kCapitalised},
           {"B2B", CaseClass::kUpper},
           {"3rd", CaseClass::kLower},
           {"3RD", CaseClass::kUpper},
           {"2Pac", CaseClass::kCapitalised},
           {"NATO's", CaseClass::kUpper},
           {"CANADA'S", CaseClass::kUpper},
           {"Canada’S", CaseClass::kCapitalised},
           {"O'Brien", CaseClass::kMixed},
           {"O'BRIEN", CaseClass::kUpper},
           {"U.S.", CaseClass::kUpper},
           {"p.m.", CaseClass::kLower},
           {"Zürich", CaseClass::kCapitalised},
           {"ÉTATS", CaseClass::kUpper},
           {"НАТО", CaseClass::kUpper},
           {"日本", CaseClass::kUncased},
           {"שלום", CaseClass::kUncased},
           {"1990's", CaseClass::kLower},
           {"COVID-19", CaseClass::kUpper},
           {"U.S.-led", CaseClass::kMixed},
           {"AT&T", CaseClass::kUpper},
           {"Cease-fire", CaseClass::kCapitalised},
       }) {
    CAPTURE(row.text);
    CHECK(analyzed(row.text).tokens.front().case_class == row.case_class);
  }
}

TEST_CASE("form_characters counts code points of the form") {
  struct Case {
    std::string_view text;
    int characters;
  };
  for (const Case& row : std::vector<Case>{
           {"Canada's", 6}, {"U.S.", 2}, {"НАТО", 4}, {"Straße", 7}, {"日本", 2}, {"AT&T", 4}}) {
    CAPTURE(row.text);
    CHECK(static_cast<int>(analyzed(row.text).tokens.front().form_characters) == row.characters);
  }
}

TEST_CASE("cased_form gives an acronym its case without periods") {
  struct Case {
    std::string_view written;
    std::string_view form;
  };
  for (const Case& row : std::vector<Case>{
           {"U.S.", "US"},
           {"US", "US"},
           {"us", "us"},
           {"AT&T", "AT&T"},
           {"COVID-19", "COVID19"},
           {"CO₂", "CO2"},
           {"ÉTA", "ETA"},
           {"E\u0301TA", "ETA"},
           {"НАТО", "НАТО"},
           {"СИ\u0306", "СЙ"},
           {"İTÜ", "ITU"},
           {"ＮＡＴＯ", "NATO"},
           {"O'BRIEN", "OBRIEN"},
           {"3.5BN", "3.5BN"},
           {"40,000BN", "40000BN"},
           {"", ""},
       }) {
    CAPTURE(row.written);
    CHECK(cased_form(row.written) == row.form);
  }
}

TEST_CASE("case carries meaning in acronyms of 2 to 10 letters or digits only") {
  struct Case {
    std::string_view text;
    std::string_view cased;
  };
  for (const Case& row : std::vector<Case>{
           {"NATO and the U.S. told us of AIDS aids", "NATO US AIDS"},
           {"A plan by IBM's Mr. O'Brien of the UN", "IBM UN"},
           {"the F16 and G7 met", ""},
           {"the B2B and H1N1", "B2B H1N1"},
           {"the ABCDEFGHIJ and abc", "ABCDEFGHIJ"},
           {"the ABCDEFGHIJK and abc", ""},
           {"в МАГАТЭ и США решили", "МАГАТЭ США"},
           {"COVID-19 at AT&T hit", "COVID19 COVID AT&T AT"},
           {"NATO: US", "NATO US"},
       }) {
    CAPTURE(row.text);
    CHECK(cased_forms(row.text) == row.cased);
  }
}

TEST_CASE("a line mostly in capitals is marked and short lines are not") {
  struct Case {
    std::string_view line;
    bool marked;
  };
  for (const Case& row : std::vector<Case>{
           {"BAHIA COCOA REVIEW", true},
           {"FED SETS 2 BILLION DLR CUSTOMER REPURCHASE", true},
           {"NATO WEIGHS U.S. PLAN for Kyiv", true},
           {"CANADA'S CEASE-FIRE CALL", true},
           {"НАТО УСИЛИВАЕТ СИЛЫ", true},
           {"NATO: US", false},
           {"NATO", false},
           {"U.S. AID", false},
           {"NATO and the U.S. agree", false},
           {"NATO, EU and UN leaders meet today", false},
           {"A B C D E F", false},
           {"2022 2023 2024", false},
           {"日本 中国 北京", false},
       }) {
    CAPTURE(row.line);
    const TokenStream stream = analyzed(row.line);
    for (const Token& token : stream.tokens) {
      CHECK(token.in_capitals_line == row.marked);
    }
  }
}

TEST_CASE("capitals are judged line by line") {
  const TokenStream stream = analyzed("OIL PRICES FALL SHARPLY\nOil fell, OPEC said.\nGOLD IS UP");
  CHECK(forms_where(stream, [](const Token& token) { return token.in_capitals_line; }) ==
        "oil prices fall sharply gold is up");
}

TEST_CASE("the first tokens of sentences and paragraphs are marked") {
  const TokenStream stream = analyzed(
      "Cease-fire talks failed. The U.S. left. \"No,\" he said.\n"
      "...\n\n"
      "* * *\n\n"
      "    - Next day. 軍は。日本。");
  CHECK(forms_where(stream, [](const Token& token) { return token.starts_sentence; }) ==
        "ceasefire cease the no next 軍は 日本");
  CHECK(forms_where(stream, [](const Token& token) { return token.starts_paragraph; }) ==
        "ceasefire cease next");
}

TEST_CASE("positions start where told and jump between paragraphs with words") {
  TokenStream stream;
  const std::uint32_t next =
      Analyzer().analyze("\n\n***\n\nOne two\n\n***\n\nthree-four five\n\n---", 7, stream);
  std::vector<std::uint32_t> positions;
  for (const Token& token : stream.tokens) {
    positions.push_back(token.position);
  }
  CHECK(positions ==
        std::vector<std::uint32_t>{
            7, 8, 9 + kParagraphGap, 9 + kParagraphGap, 10 + kParagraphGap, 11 + kParagraphGap});
  CHECK(next == 12 + kParagraphGap);
}

TEST_CASE("text without words takes no position") {
  TokenStream stream;
  CHECK(Analyzer().analyze(" ... \n\n --- ", 5, stream) == 5);
  CHECK(stream.tokens.empty());
}

TEST_CASE("analyze appends to what the stream holds") {
  TokenStream stream;
  const Analyzer analyzer;
  const std::uint32_t next = analyzer.analyze("NATO meets", 1, stream);
  CHECK(analyzer.analyze("in Riga", next, stream) == 5);
  CHECK(forms_where(stream, [](const Token&) { return true; }) == "nato meets in riga");
  CHECK(stream.tokens[2].begin == 0);
  CHECK(stream.tokens[2].starts_paragraph);
  CHECK(stream.tokens[2].position == 3);
}

TEST_CASE("the example of the header is true") {
  const TokenStream stream = analyzed("Canada's cease-fire call to the U.S.");
  struct Row {
    std::uint32_t position;
    std::string_view form;
    TokenKind kind;
    std::uint32_t begin;
    std::uint32_t end;
  };
  const std::vector<Row> rows = {
      {1, "canada", TokenKind::kWord, 0, 6},
      {2, "ceasefire", TokenKind::kCompound, 9, 19},
      {2, "cease", TokenKind::kWord, 9, 14},
      {3, "fire", TokenKind::kWord, 15, 19},
      {4, "call", TokenKind::kWord, 20, 24},
      {5, "to", TokenKind::kWord, 25, 27},
      {6, "the", TokenKind::kWord, 28, 31},
      {7, "us", TokenKind::kInitials, 32, 36},
  };
  REQUIRE(stream.tokens.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    const Token& token = stream.tokens[i];
    CHECK(token.position == rows[i].position);
    CHECK(stream.form(token) == rows[i].form);
    CHECK(token.kind == rows[i].kind);
    CHECK(token.begin == rows[i].begin);
    CHECK(token.end == rows[i].end);
  }
}

}  // namespace
}  // namespace dateline
