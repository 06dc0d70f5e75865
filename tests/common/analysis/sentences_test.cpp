// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/sentences.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(std::string_view text, const std::vector<TextSpan>& spans) {
  Texts texts;
  for (const TextSpan& span : spans) {
    texts.emplace_back(text.substr(span.begin, span.end - span.begin));
  }
  return texts;
}

Texts sentences_of(std::string_view paragraph) {
  return texts_of(paragraph, split_sentences(paragraph));
}

Texts paragraphs_of(std::string_view text) {
  return texts_of(text, split_paragraphs(text));
}

void check_sentences(const std::vector<Texts>& cases) {
  for (const Texts& expected : cases) {
    std::string paragraph;
    for (const std::string& sentence : expected) {
      paragraph += (paragraph.empty() ? "" : " ") + sentence;
    }
    CAPTURE(paragraph);
    CHECK(sentences_of(paragraph) == expected);
  }
}

TEST_CASE("a sentence ends at a stop before a blank and a capital") {
  check_sentences({
      {"Canada will send troops.", "Parliament was told on Friday.", "Nobody objected."},
      {"Will NATO respond?", "It did!", "The alliance met in 2022.", "14 nations spoke."},
      {"Oil rose 3.5 pct to 18.20 dlrs at www.example.com on Monday.", "Gold fell."},
      {"He waited... and waited.", "Then he left...", "She stayed…", "Nobody came."},
      {"He said . . . nothing.", "She left."},
      {"Wait ?!", "Yes."},
      {"No stop at the end"},
      {"It closed at 1,234.", "That was in 1987.", "The rest is known."},
  });
}

TEST_CASE("closing quotes and brackets belong to the sentence they close") {
  check_sentences({
      {"\"We are ready.\"", "He paused."},
      {"“We are ready.”", "He paused.", "‘Yes.’", "(It rained.)", "[Sic.]", "Done."},
      {"\"Stop!\" he said.", "\"Why?\" she asked.", "They left."},
      {"He called it “a start.”", "“More will follow,” he said."},
      {"« Nous partons ! »", "Il se tait.", "« Pourquoi ? » demande-t-il."},
      {"„Wir gehen.“", "Er schwieg.", "»Warum?«", "»Darum.«"},
      {"The deal (worth $5.) closed.", "It (finally.) ended."},
  });
}

TEST_CASE("no sentence ends behind a title, a rank or a first name") {
  check_sentences({
      {"Mr. Smith met Mrs. Jones, Ms. Lee and Dr. Ray.", "Prof. Kim and Rev. King came."},
      {"Gen. Leslie, Lt. Col. Roy, Maj. Gen. Fox, Sgt. Bell, Capt. Hill and Adm. Sea spoke."},
      {"Sen. Dole, Rep. Gore, Gov. Hunt, Pres. Ford and Hon. Member Wu voted."},
      {"J. Smith and George H. W. Bush met J.R.R. Tolkien.", "They talked."},
      {"GEN. LESLIE AND SEN. DOLE MET."},
      {"Lieutenant General. Andrew Leslie commands the force.", "He is Canadian."},
      {"He quoted President. Macron twice.", "It rained."},
      {"He saw St. Louis and Ft. Worth and Mt. Fuji.", "Ohio vs. Iowa was on."},
      {"'Mr. Smith left.'", "He did."},
  });
}

TEST_CASE("a word that only looks like an abbreviation ends a sentence") {
  check_sentences({
      {"He was no general.", "Andrew left."},
      {"The answer was no.", "Canada agreed.", "They worship the sun.", "Rain fell."},
      {"It pleased Standard and Poor's.", "Moody's agreed."},
      {"He joined the co.", "Mary left."},
  });
}

TEST_CASE("abbreviations that end names or dates end a sentence before a typical first word only") {
  check_sentences({
      {"The U.S. Army left the U.S. Treasury in Washington, D.C. Tuesday.", "It rained."},
      {"He lives in the U.S.", "He likes it.", "They left the U.K.", "But nobody wrote."},
      {"She came at 5 p.m. Tuesday.", "He came at 6 p.m.", "The rest stayed."},
      {"Apple Inc. Chairman Cook met Ford Motor Co. Chief Ford.",
       "They bought Acme Inc.",
       "The price was low."},
      {"Martin Luther King Jr. Day is on Jan. 16 this year.",
       "It was in Dec.",
       "We met on Sun.",
       "Our talks failed."},
      {"The U.S. and e.g. France, i.e. the West, vs. the East, etc. are old."},
      {"The U.S. 30-year bond fell.", "He has a Ph.D. from Yale."},
  });
}

TEST_CASE("a period between a sign and its number ends no sentence") {
  check_sentences({
      {"It is No. 5 on the list.",
       "See Art. 5, Sec. 3, Vol. 2 and pp. 7 to 9.",
       "He said no.",
       "Then he left."},
      {"1. First item of the list"},
      {"He came 1.", "She came 2."},
      {"Am 3. Oktober 1990 war es so weit.", "Nr. 5 lebt.", "Es kostete 5 Mrd. Euro."},
  });
}

TEST_CASE("sentences of scripts without capitals end at their own stops") {
  check_sentences({
      {"Премьер г. Москвы А. Иванов прибыл.", "Он выступил.", "Это было в 2022 г."},
      {"Ο πρωθυπουργός μίλησε.", "Έφυγε χθες."},
      {"وصل الوزير.", "متى غادر؟", "لا أحد يعرف."},
      {"השר הגיע.", "הוא נאם."},
      {"प्रधानमंत्री आए।", "वे बोले।"},
  });
  CHECK(sentences_of("首相が到着した。「行く！」と述べた？はい。") ==
        Texts{"首相が到着した。", "「行く！」", "と述べた？", "はい。"});
  CHECK(sentences_of("他走了。“好。”她說。") == Texts{"他走了。", "“好。”", "她說。"});
  CHECK(sentences_of("總理抵達。他說：“好。”然後離開。") ==
        Texts{"總理抵達。", "他說：“好。”", "然後離開。"});
}

TEST_CASE("sentences leave out the blanks and line ends around them") {
  CHECK(sentences_of("  One\nline.\r\n Two\u00A0lines. \u3000\n") ==
        Texts{"One\nline.", "Two\u00A0lines."});
  CHECK(sentences_of("").empty());
  CHECK(sentences_of(" \n\t\u00A0").empty());
}

TEST_CASE("in wrapped text a blank or indented line starts a paragraph") {
  struct Case {
    std::string_view text;
    Texts paragraphs;
  };
  for (const Case& row : std::vector<Case>{
           {"Showers continued\nin the zone.\n    The dry period\nis over.\n    Arrivals",
            {"Showers continued\nin the zone.", "The dry period\nis over.", "Arrivals"}},
           {"One\ntwo\n\nthree\n \t\nfour", {"One\ntwo", "three", "four"}},
           {"One\r\ntwo\r\n\r\nthree\r\n", {"One\r\ntwo", "three"}},
           {"One\n\ttwo\n three", {"One", "two\n three"}},
           {"一行目\n　二行目\n三行目", {"一行目", "二行目\n三行目"}},
           {"\n\n  One  \n\n", {"One"}},
           {"One", {"One"}},
           {"", {}},
           {" \n\u00A0\n\u3000\r\n", {}},
       }) {
    CAPTURE(row.text);
    CHECK(paragraphs_of(row.text) == row.paragraphs);
  }
}

TEST_CASE("in text that is not wrapped each line is a paragraph") {
  const std::string long_line(121, 'x');
  CHECK(paragraphs_of("Short\n" + long_line + "\nShort again\r\n  and indented\n") ==
        Texts{"Short", long_line, "Short again", "and indented"});
}

TEST_CASE("a line of 120 bytes may be wrapped text and one byte more may not") {
  const std::string line(120, 'x');
  CHECK(paragraphs_of(line + "\r\nnext").size() == 1);
  CHECK(paragraphs_of(line + "x\nnext").size() == 2);
}

// Pieces of news with the signs that the splitter looks at, and broken UTF-8.
std::string random_text(std::mt19937& random) {
  static const Texts pieces = {".",  "!",  "?",      "…",    "。",   "\"",   "”",       "’",  ")",
                               "(",  "»",  " ",      "\n",   "\r\n", "  ",   "\t",      "　", "U.S",
                               "Mr", "Co", "A",      "No",   "5",    "The",  "General", "He", "he",
                               "軍", "é",  "\u00A0", "\xE3", "\xFF", "\x80", "\u061F",  "",   "-"};
  std::string text;
  for (auto length = random() % 20; length > 0; --length) {
    text += pieces[random() % pieces.size()];
  }
  if (random() % 4 == 0) {
    text += "\n" + std::string(130, 'x');
  }
  return text;
}

bool has_text(std::string_view between) {
  return !paragraphs_of(between).empty();
}

// Spans in order, not empty, without blanks at their ends, and nothing but blanks between them.
void check_spans(std::string_view text, const std::vector<TextSpan>& spans) {
  std::size_t behind = 0;
  for (const TextSpan& span : spans) {
    REQUIRE(span.begin >= behind);
    REQUIRE(span.end > span.begin);
    REQUIRE(span.end <= text.size());
    REQUIRE_FALSE(has_text(text.substr(behind, span.begin - behind)));
    for (const char edge : {text[span.begin], text[span.end - 1]}) {
      REQUIRE(std::string_view(" \t\r\n").find(edge) == std::string_view::npos);
    }
    behind = span.end;
  }
  REQUIRE_FALSE(has_text(text.substr(behind)));
}

TEST_CASE("spans of random text are in order and lose nothing but blanks") {
  std::mt19937 random(1945);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random);
    CAPTURE(text);
    const std::vector<TextSpan> paragraphs = split_paragraphs(text);
    check_spans(text, paragraphs);
    for (const TextSpan& paragraph : paragraphs) {
      const std::string_view inner =
          std::string_view(text).substr(paragraph.begin, paragraph.end - paragraph.begin);
      check_spans(inner, split_sentences(inner));
    }
    check_spans(text, split_sentences(text));
  }
}

}  // namespace
}  // namespace dateline
