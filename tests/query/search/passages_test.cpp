// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/passages.hpp"

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/support/query_index.hpp"

namespace dateline {
namespace {

std::vector<Passage> passages(const std::string& query, const Article& article, Passages kind) {
  test::QueryIndex index({article}, 1);
  const CompiledQuery compiled = index.compile(query);
  return make_passages(
      article, OccurrenceFinder(compiled.shown, index.stemmer()).find(article), kind);
}

// left<hit>right, marks in square brackets.
std::string shown(const Passage& passage) {
  const std::string& text = passage.text.text;
  std::string out;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    for (const ByteSpan& mark : passage.text.marks) {
      out += mark.end == at ? "]" : "";
    }
    out += passage.hit.end == at && passage.hit.end > 0 ? ">" : "";
    out += passage.hit.begin == at && passage.hit.end > 0 ? "<" : "";
    for (const ByteSpan& mark : passage.text.marks) {
      out += mark.begin == at ? "[" : "";
    }
    out += at < text.size() ? std::string(1, text[at]) : "";
  }
  return out;
}

std::vector<std::string> all_shown(const std::string& query,
                                   const Article& article,
                                   Passages kind) {
  std::vector<std::string> lines;
  for (const Passage& passage : passages(query, article, kind)) {
    lines.push_back(shown(passage));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a concordance has a line for each hit within its paragraph") {
  Article article = test::make_article(
      "a", "Flood in town", "A flood\nhit the   town.\n\nThe town was dry after the flood.");
  article.byline = "Flood desk";
  CHECK(all_shown("flood", article, Passages::kLines) == Lines{"<[Flood]> in town",
                                                               "A <[flood]> hit the town.",
                                                               "The town was dry after the "
                                                               "<[flood]>."});
  CHECK(all_shown("flood NEAR/3 town", article, Passages::kLines) ==
        Lines{"<[Flood] in [town]>", "A <[flood] hit the [town]>."});
  CHECK(all_shown("byline:flood", article, Passages::kLines) == Lines{"<[Flood]> desk"});
  CHECK(all_shown("absent", article, Passages::kLines).empty());
}

TEST_CASE("a hit over two paragraphs shows both") {
  const Article article =
      test::make_article("a", "", "It saw a flood.\n\nThe town is dry.\n\nEnd.");
  CHECK(all_shown("flood NEAR/99 town", article, Passages::kLines) ==
        Lines{"It saw a <[flood]. The [town]> is dry."});
}

TEST_CASE("lines are cut between words some way from the hit") {
  std::string filler;
  while (filler.size() < 600) {
    filler += "lengthy ";
  }
  const Article article = test::make_article("a", "", filler + "flood " + filler);
  const std::vector<Passage> lines = passages("flood", article, Passages::kLines);
  REQUIRE(lines.size() == 1);
  const std::string& text = lines[0].text.text;
  CHECK(text.starts_with("lengthy lengthy "));
  CHECK(text.ends_with(" lengthy lengthy"));
  CHECK(lines[0].hit.begin <= 250);
  CHECK(lines[0].hit.begin > 230);
  CHECK(text.size() - lines[0].hit.end <= 250);
  CHECK(text.size() - lines[0].hit.end > 230);
  CHECK(text.substr(lines[0].hit.begin, lines[0].hit.end - lines[0].hit.begin) == "flood");
}

TEST_CASE("lines of a script without blanks are cut between characters") {
  std::string filler;
  for (int i = 0; i < 200; ++i) {
    filler += "語";
  }
  const Article article = test::make_article("a", "", "x" + filler + "東京" + filler);
  const std::vector<Passage> lines = passages("東京", article, Passages::kLines);
  REQUIRE(lines.size() == 1);
  const std::string& text = lines[0].text.text;
  CHECK(repair_utf8(text) == text);
  CHECK(lines[0].hit.begin <= 250);
  CHECK(lines[0].hit.begin >= 247);
  CHECK(text.size() - lines[0].hit.end <= 250);
}

TEST_CASE("each sentence with a match is shown once, its words marked") {
  Article article = test::make_article(
      "a", "Flood. In town", "A flood and a flood. Nothing here. The town\nflooded.\n\nThe end.");
  article.byline = "Town desk";
  CHECK(all_shown("flood", article, Passages::kSentences) ==
        Lines{"[Flood]. In town", "A [flood] and a [flood].", "The town [flooded]."});
  CHECK(all_shown("flood NEAR/1 town", article, Passages::kSentences) ==
        Lines{"The [town] [flooded]."});
  CHECK(all_shown("byline:desk end", article, Passages::kSentences) ==
        Lines{"Town [desk]", "The [end]."});
  CHECK(passages("byline:desk", article, Passages::kSentences).at(0).part == TextPart::kByline);
  CHECK(passages("flood", article, Passages::kSentences).at(0).part == TextPart::kTitle);
}

TEST_CASE("a match over two sentences shows both") {
  const Article article = test::make_article("a", "", "It saw a flood. The town is dry. End.");
  CHECK(all_shown("flood NEAR/9 town", article, Passages::kSentences) ==
        Lines{"It saw a [flood].", "The [town] is dry."});
  CHECK(all_shown("\"flood the town\"", article, Passages::kSentences).size() >= 1);
}

}  // namespace
}  // namespace dateline
