// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/analyzer.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace dateline {
namespace {

TokenStream analyzed(std::string_view text, std::string_view language = "english") {
  TokenStream stream;
  Analyzer(language).analyze(text, 1, stream);
  return stream;
}

// Forms with blanks between positions and bars between tokens of one position; a position that was
// skipped shows as "_".
std::string forms_of(const TokenStream& stream) {
  std::string out;
  std::uint32_t position = 0;
  for (const Token& token : stream.tokens) {
    if (token.position == position && !out.empty()) {
      out += '|';
    } else {
      for (++position; position < token.position; ++position) {
        out += " _";
      }
      out += out.empty() ? "" : " ";
    }
    out += stream.form(token);
  }
  return out;
}

// The bytes of the tokens, in brackets.
std::string spans_of(std::string_view text, const TokenStream& stream) {
  std::string out;
  for (const Token& token : stream.tokens) {
    out.append("[").append(text.substr(token.begin, token.end - token.begin)).append("]");
  }
  return out;
}

struct FormCase {
  std::string_view text;
  std::string_view forms;
};

void check_forms(const std::vector<FormCase>& cases, std::string_view language = "english") {
  for (const FormCase& row : cases) {
    CAPTURE(row.text);
    CHECK(forms_of(analyzed(row.text, language)) == row.forms);
  }
}

struct SpanCase {
  std::string_view text;
  std::string_view spans;
};

void check_spans(const std::vector<SpanCase>& cases) {
  for (const SpanCase& row : cases) {
    CAPTURE(row.text);
    CHECK(spans_of(row.text, analyzed(row.text)) == row.spans);
  }
}

TEST_CASE("words are letters and digits between anything else") {
  check_forms({
      {"", ""},
      {" \n\t.,;:!?-'&", ""},
      {"Canada will send 460 troops to Latvia, Mr. Trudeau said.",
       "canada will send 460 troops to latvia mr trudeau said"},
      {"bbc.co.uk and/or snake_case one—two three–four",
       "bbc co uk and or snake case one two three four"},
      {"$5 50% #tag @name C++ (a) [b] {c} <d>", "5 50 tag name c a b c d"},
      {"F16 B2B 3rd 1990s H1N1 4x4", "f16 b2b 3rd 1990s h1n1 4x4"},
      {std::string_view("a\0b", 3), "a b"},
      {"a\x01z\x7Fk", "a z k"},
      {"CO₂ m² ½ ① ™", "co2 m2"},
      {"naïve Zürich Ångström", "naive zurich angstrom"},
      {"soft\u00ADhyphen zero\u200Dwidth \u200Eleft\u200E b\uFE0Fc",
       "softhyphen zerowidth left bc"},
      {"broken\xFFutf \xE2\x82zloty", "broken utf zloty"},
      {"😀smile👍🏽", "smile"},
  });
}

TEST_CASE("apostrophes join letters and a final 's is dropped") {
  check_forms({
      {"O'Brien O’Brien OʼBrien O＇Brien O‘Brien", "obrien obrien obrien obrien obrien"},
      {"don't rock'n'roll Hawaiʻi Qurʾan", "dont rocknroll hawaii quran"},
      {"Canada's Canada’s CANADA'S James's officers' it's",
       "canada canada canada james officers it"},
      {"'quoted' 'tis ‘single’ dogs'.", "quoted tis single dogs"},
      {"U.S.'s F-16's vice-president's", "us f16|f 16 vicepresident|vice president"},
      {"1990's '90s 747's", "1990s 90s 747"},
      {"a''b c'1 1'c", "a b c 1 1 c"},
  });
  check_spans({
      {"Canada's", "[Canada]"},
      {"Canada’s law", "[Canada][law]"},
      {"don’t", "[don’t]"},
      {"officers'", "[officers]"},
      {"U.S.'s", "[U.S.]"},
      {"1990's", "[1990's]"},
      {"vice-president's", "[vice-president][vice][president]"},
  });
}

TEST_CASE("an elided article is a word of its own in French, Italian and Catalan only") {
  const std::vector<FormCase> cases = {
      {"l'État d’Afrique qu'il", "l etat d afrique qu il"},
      {"L'ONU dell'ONU all'alba un'altra", "l onu dell onu all alba un altra"},
      {"qu'est-ce l'avant-garde", "qu estce|est ce l avantgarde|avant garde"},
      {"aujourd'hui O'Brien presqu'île", "aujourdhui obrien presquile"},
      {"chef-d'œuvre", "chefdoeuvre|chef d oeuvre"},
  };
  for (const std::string_view language :
       {"french", "fr", "fr-CA", "italian", "it", "catalan", "ca"}) {
    CAPTURE(language);
    check_forms(cases, language);
  }
  for (const std::string_view language : {"english", "en", "german", "none", ""}) {
    CAPTURE(language);
    check_forms({{"l'État d’Afrique", "letat dafrique"}}, language);
  }
}

TEST_CASE("initials with periods are one word") {
  check_forms({
      {"U.S. U.S.A. N.A.T.O. p.m. e.g. J.R.R. U.S", "us usa nato pm eg jrr us"},
      {"Plan B. A second", "plan b a second"},
      {"J. Smith J.R.Tolkien A.B2 Ph.D.", "j smith jr tolkien a b2 ph d"},
      {"the U.S., U.S.; (U.S.) U.S.!", "the us us us us"},
      {"Η.Π.Α. и.о. É.-U. E\u0301.U.", "ηπα ио e u eu"},
      {"v.2 1.a x.y.z", "v 2 1 a xyz"},
  });
  check_spans({
      {"the U.S. said", "[the][U.S.][said]"},
      {"the U.S said", "[the][U.S][said]"},
      {"J.R.Tolkien", "[J.R.][Tolkien]"},
      {"J. Smith", "[J][Smith]"},
  });
  const TokenStream stream = analyzed("U.S. us B. x.y");
  CHECK(stream.tokens[0].kind == TokenKind::kInitials);
  CHECK(stream.tokens[1].kind == TokenKind::kWord);
  CHECK(stream.tokens[2].kind == TokenKind::kWord);
  CHECK(stream.tokens[3].kind == TokenKind::kInitials);
}

TEST_CASE("numbers lose commas between thousands and keep one decimal point") {
  check_forms({
      {"40,000 1,000,000 1,234.56 $3.5bn 3.14.", "40000 1000000 1234.56 3.5bn 3.14"},
      {"1,2 1,23 1,2345 12,34,567 1,234,56 1234,567 0,123",
       "1 2 1 23 1 2345 12 34 567 1 234 56 1234 567 0 123"},
      {"26.02.2022 192.168.1.1 1.2.3", "26 02 2022 192 168 1 1 1 2 3"},
      {"5:35 9/11 50-50 2022-02-26 555-1234", "5 35 9 11 50 50 2022 02 26 555 1234"},
      {"40,000-strong 3.5-inch", "40000strong|40000 strong 3.5inch|3.5 inch"},
      {"２０２２ ３.１４ ４０,０００", "2022 3.14 40000"},
      {"F16.5 v1.5 .5 5. 5, 40,000, 40,000.", "f16 5 v1 5 5 5 5 40000 40000"},
      {"40,000th 1,000bn", "40000th 1000bn"},
      {"١٢٣", "١٢٣"},
  });
  check_spans({{"40,000 men", "[40,000][men]"}, {"26.02.2022", "[26][02][2022]"}});
}

TEST_CASE("a hyphenated word is found whole and by its parts") {
  check_forms({
      {"cease-fire", "ceasefire|cease fire"},
      {"state-of-the-art", "stateoftheart|state of the art"},
      {"COVID-19 F-16 Al-Qaeda", "covid19|covid 19 f16|f 16 alqaeda|al qaeda"},
      {"U.S.-led U.S-led non-U.S. U.S.-U.K.", "usled|us led usled|us led nonus|non us usuk|us uk"},
      {"cease‐fire cease‑fire", "ceasefire|cease fire ceasefire|cease fire"},
      {"one--two -three four- five - six", "one two three four five six"},
      {"Müller-Lüdenscheidt", "mullerludenscheidt|muller ludenscheidt"},
  });
  check_spans({
      {"U.S.-led", "[U.S.-led][U.S.][led]"},
      {"cease-fire's end", "[cease-fire][cease][fire][end]"},
  });
  const TokenStream stream = analyzed("cease-fire");
  CHECK(stream.tokens[0].kind == TokenKind::kCompound);
  CHECK(stream.tokens[1].kind == TokenKind::kWord);
}

TEST_CASE("a hyphenated word too long for a form is found by its parts alone") {
  const std::string half(kMaxFormBytes / 2, 'x');
  CHECK(forms_of(analyzed(half + "-" + half)) == half + half + "|" + half + " " + half);
  CHECK(forms_of(analyzed(half + "-x" + half)) == half + " x" + half);
  CHECK(forms_of(analyzed(half + "-" + half + "-" + half)) == half + " " + half + " " + half);
}

TEST_CASE("an ampersand between word characters makes a compound that keeps it") {
  check_forms({
      {"AT&T R&D Q&A", "at&t|at t r&d|r d q&a|q a"},
      {"AT&T-owned", "at&towned|at&t|at t owned"},
      {"non-AT&T", "nonat&t|non at&t|at t"},
      {"A & B A& &B", "a b a b"},
      {"AT&T's 3&4", "at&t|at t 3 4"},
  });
}

TEST_CASE("scripts without blanks give overlapping pairs and a last character") {
  check_forms({
      {"日本", "日本 本"},
      {"日", "日"},
      {"日本のテレビー", "日本 本の のテ テレ レビ ビー ー"},
      {"NATO軍は", "nato 軍は は"},
      {"2022年2月", "2022 年 2 月"},
      {"北京。上海", "北京 京 上海 海"},
      {"한국어 뉴스", "한국 국어 어 뉴스 스"},
      {"日本한국", "日本 本 한국 국"},
      {"ข่าว", "ข่า าว ว"},
      {"ข่าวລາວ", "ข่า าว ว ລາ າວ ວ"},
      {"ខ្មែរ", "ខ្មែ មែរ រ"},
      {"ｶﾞｽ", "ガス ス"},
      {"か\u3099す", "がす す"},
      {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국 국"},
      {"日-本", "日 本"},
  });
  check_spans({{"NATO軍は", "[NATO][軍は][は]"}, {"ข่าว", "[ข่า][าว][ว]"}});
  const TokenStream stream = analyzed("日本");
  CHECK(stream.tokens[0].kind == TokenKind::kPair);
  CHECK(stream.tokens[1].kind == TokenKind::kPairTail);
}

TEST_CASE("Hebrew acronyms and the Catalan double l stay whole") {
  check_forms({
      {"צה\"ל ארה״ב", "צהל ארהב"},
      {"אמר \"שלום\" הוא", "אמר שלום הוא"},
      {"col·lecció a·b", "colleccio a b"},
  });
}

TEST_CASE("news in many languages gives the words a reader would type") {
  struct Case {
    std::string_view language;
    std::string_view text;
    std::string_view forms;
  };
  for (const Case& row : std::vector<Case>{
           {"french", "L’armée s'est déployée à Évry.", "l armee s est deployee a evry"},
           {"german",
            "Die Bundeswehr übt in Köln-Wahn.",
            "die bundeswehr ubt in kolnwahn|koln wahn"},
           {"turkish", "İstanbul'da ışıklar söndü.", "istanbulda isiklar sondu"},
           {"none", "Ο Μητσοτάκης στην Αθήνα.", "ο μητσοτακησ στην αθηνα"},
           {"russian",
            "Учения начались в Ростове-на-Дону.",
            "учения начались в ростовенадону|ростове на дону"},
           {"none", "首相が東京に。", "首相 相が が東 東京 京に に"},
           {"arabic", "وصلَ الرئيسُ إلى عمّان.", "وصل الرئيس الى عمان"},
           {"none", "ראש הממשלה הגיע.", "ראש הממשלה הגיע"},
           {"spanish", "El niño llegó el lunes.", "el nino llego el lunes"},
           {"none", "प्रधानमंत्री दिल्ली पहुँचे।", "प्रधानमंत्री दिल्ली पहुँचे"},
       }) {
    CAPTURE(row.text);
    CHECK(forms_of(analyzed(row.text, row.language)) == row.forms);
  }
}

TEST_CASE("a word over 64 bytes is cut at a code point and keeps its whole span") {
  struct Case {
    std::string word;
    std::string form;
  };
  const auto repeat = [](std::string_view piece, int times) {
    std::string out;
    for (; times > 0; --times) {
      out += piece;
    }
    return out;
  };
  for (const Case& row : std::vector<Case>{
           {repeat("x", 64), repeat("x", 64)},
           {repeat("X", 65), repeat("x", 64)},
           {repeat("ж", 40), repeat("ж", 32)},
           {"x" + repeat("ж", 40), "x" + repeat("ж", 31)},
           {repeat("é", 64), repeat("e", 64)},
           {repeat("x", 100000), repeat("x", 64)},
       }) {
    CAPTURE(row.word.size());
    const TokenStream stream = analyzed(row.word);
    REQUIRE(stream.tokens.size() == 1);
    CHECK(stream.form(stream.tokens[0]) == row.form);
    CHECK(stream.tokens[0].begin == 0);
    CHECK(stream.tokens[0].end == row.word.size());
  }
}

}  // namespace
}  // namespace dateline
