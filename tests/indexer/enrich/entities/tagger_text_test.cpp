// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/tagger_text.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

// Tokens, with | behind each sentence.
std::string tokens_of(std::string_view prose) {
  TaggerText text;
  append_prose(text, prose);
  std::string out;
  for (const TaggerSentence& sentence : text.sentences) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      out += std::string(text.tokens[i].form) + " ";
    }
    out += "|";
  }
  return out;
}

TEST_CASE("prose is cut into tokens as treebanks have them") {
  const std::pair<const char*, const char*> rows[] = {
      {"Canada's NATO force.", "Canada 's NATO force . |"},
      {"Canada\u2019s force", "Canada \u2019s force |"},
      {"the U.S. troops", "the U.S. troops |"},
      {"O'Neill and Giscard d'Estaing", "O'Neill and Giscard d'Estaing |"},
      {"AT&T paid $1,200.50 (all of it)", "AT&T paid $ 1,200.50 ( all of it ) |"},
      {"Anglo-French talks - at last", "Anglo-French talks - at last |"},
      {"\u201CYes,\u201D he said", "\u201C Yes , \u201D he said |"},
      {"George W. Bush spoke. He left.", "George W. Bush spoke . |He left . |"},
      {"Lieutenant General. Andrew Leslie left.", "Lieutenant General . Andrew Leslie left . |"},
      {"Apple Inc. fell 3.5 percent", "Apple Inc. fell 3.5 percent |"},
      {"Trudeau\nsaid", "Trudeau said |"},
      {"One\n\nTwo", "One |Two |"},
      {"Erdo\u011Fan \u20AC5", "Erdo\u011Fan \u20AC 5 |"},
      {"L'OTAN et l'ONU", "L' OTAN et l' ONU |"},
      {"l\u2019Allemagne ou d'Espagne", "l\u2019 Allemagne ou d' Espagne |"},
      {"qu'Emmanuel Macron et d'Emmanuel Macron", "qu' Emmanuel Macron et d' Emmanuel Macron |"},
      {"l'\u00C9lys\u00E9e d'EDF", "l' \u00C9lys\u00E9e d' EDF |"},
      {"L'Or\u00E9al in N'Djamena", "L'Or\u00E9al in N'Djamena |"},
      {"Gabriele D'Annunzio and d'Estaing", "Gabriele D'Annunzio and d'Estaing |"},
      {"in C\u00F4te d'Ivoire", "in C\u00F4te d'Ivoire |"},
      {"I'M SURE WE'RE", "I'M SURE WE'RE |"},
      {"l'homme", "l ' homme |"},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.first));
    CHECK(tokens_of(row.first) == row.second);
  }
}

TEST_CASE("the spelling of tokens is seen in every script that has case") {
  TaggerText text;
  append_prose(text, "\u00C9mile of NATO at 4x4 \u0416\u0443\u043A");
  REQUIRE(text.tokens.size() == 6);
  CHECK(text.tokens[0].is_capital);
  CHECK_FALSE(text.tokens[0].is_all_capitals);
  CHECK_FALSE(text.tokens[1].is_capital);
  CHECK(text.tokens[2].is_all_capitals);
  CHECK(text.tokens[4].has_digit);
  CHECK(text.tokens[5].is_capital);
  CHECK_FALSE(text.sentences[0].is_uncased);
}

TEST_CASE("tokens of any bytes stay inside of the text") {
  std::string noise;
  std::uint32_t state = 12345;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525U + 1013904223U;
    constexpr std::string_view kSigns = "aZ9.'-& \n\xC3\xA9\xE2\x80\x99,()";
    noise += kSigns[(state >> 16U) % kSigns.size()];
  }
  TaggerText text;
  append_prose(text, noise);
  const char* at = noise.data();
  for (const TaggerToken& token : text.tokens) {
    REQUIRE(token.form.data() >= at);
    REQUIRE_FALSE(token.form.empty());
    at = token.form.data() + token.form.size();
  }
  CHECK(at <= noise.data() + noise.size());
}

}  // namespace
}  // namespace dateline::test
