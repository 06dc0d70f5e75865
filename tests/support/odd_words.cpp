// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/odd_words.hpp"

namespace dateline::test {

namespace {

constexpr const char* kOperators[] = {
    "AND",    "OR",     "NOT",      "NEAR",    "NEAR/5", "NEAR/0", "ADJ",   "ADJ/3", "SAME/s",
    "SAME/p", "SAME",   "ATLEAST5", "ATLEAST", "W/5",    "PRE/2",  "&&",    "||",    "ＡＮＤ",
    "and",    "near/5", "/s",       "TO",      "NOTE",   "ANDY",   "NEARLY"};

constexpr const char* kFieldLike[] = {"12:30",
                                      "a:b",
                                      "title:x",
                                      "title:",
                                      ":x",
                                      ":",
                                      "https://example.org/a?b=c*d",
                                      "née：x",
                                      "x：",
                                      "title：x",
                                      "nosuch:x",
                                      "東京:x",
                                      "http:",
                                      "http://",
                                      "a:b:c",
                                      "mailto:a@b.org",
                                      "title::",
                                      "text:\"x\"",
                                      "date:2022",
                                      "has:date",
                                      "c:\\x",
                                      "a_b:c",
                                      "_:x",
                                      "www.x.org/a?b*c",
                                      "WWW.X",
                                      "www.",
                                      "https://x.org/(a)^~ b",
                                      "url://x"};

constexpr const char* kSigns[] = {
    "+x",   "-x",  "--x",  "=x",         "==",  "+",   "-",    "=",         "−x",   "–",    "＋x",
    "－x",  "＝x", "a-b",  "a+b",        "x-",  "x+",  "\"",   "say\"so\"", "“so”", "„so“", "«so»",
    "＂",   "'",   "‘so’", "o'brien",    "(",   ")",   "a(b)", "（",        "）",   "[",    "[a",
    "{a}",  "]",   "*",    "?",          "a*",  "a?b", "who?", "東京？",    "？",   "＊",   "a＊",
    "?a",   "**",  "~",    "a~",         "a~2", "～",  "^",    "a^2",       "＾",   "\\",   "a\\b",
    "\\\\", "＼",  "!",    "!x",         "/x/", "|",   "a|b",  "&",         "&x",   "<b>",  "#tag",
    "@me",  "`",   "..",   "2020..2022", "_",   "$5",  "5%",   "AT&T",      "C++",  "C#",   "U.S."};

constexpr const char* kBlanksAndScripts[] = {
    "a b",         " ",      " a",       "a ",       "  a  b  ", "a\tb",
    "a\nb",        "\u3000", "a\u3000b", "a\u200Bb", "a\u200Eb", "\u202Ea\u202C",
    "\uFEFF",      "\u00A0", "\x01",     "a\x7F",    "東京",     "東",
    "👩‍🚀", "é",      "e\u0301",  "ß",        "İ",        "\u0301",
    "\u00AD",      "½",      "привет",   "مرحبا"};

}  // namespace

const std::vector<std::string>& odd_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all(std::begin(kOperators), std::end(kOperators));
    all.insert(all.end(), std::begin(kFieldLike), std::end(kFieldLike));
    all.insert(all.end(), std::begin(kSigns), std::end(kSigns));
    all.insert(all.end(), std::begin(kBlanksAndScripts), std::end(kBlanksAndScripts));
    return all;
  }();
  return words;
}

}  // namespace dateline::test
