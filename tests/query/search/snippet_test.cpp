// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/snippet.hpp"

#include <doctest/doctest.h>

#include "tests/support/query_index.hpp"

namespace dateline {
namespace {

// The text with its marks in square brackets.
std::string shown(const MarkedText& marked) {
  std::string out;
  std::size_t at = 0;
  for (const ByteSpan& mark : marked.marks) {
    out += marked.text.substr(at, mark.begin - at);
    out += "[" + marked.text.substr(mark.begin, mark.end - mark.begin) + "]";
    at = mark.end;
  }
  return out + marked.text.substr(at);
}

std::string snippet(const std::string& query, const std::string& text, std::size_t max_bytes) {
  const Article article = test::make_article("a", "", text);
  test::QueryIndex index({article}, 1);
  const CompiledQuery compiled = index.compile(query);
  OccurrenceFinder finder(compiled.shown, index.stemmer());
  return shown(make_snippet(text, finder.find(article), max_bytes));
}

TEST_CASE("every matched form is marked, stems too") {
  CHECK(snippet("forces respond", "The force was responding. Forces responded.", 200) ==
        "The [force] was [responding]. [Forces] [responded].");
}

TEST_CASE("phrases that share a word are marked as one") {
  CHECK(snippet("\"response force\" \"force canada\"", "The response force Canada sent.", 200) ==
        "The [response force Canada] sent.");
}

TEST_CASE("a possessive is marked without its ending") {
  CHECK(snippet("canada", "It is Canada's part.", 200) == "It is [Canada]'s part.");
}

TEST_CASE("the sentence with most of the words is shown") {
  const std::string text =
      "NATO met in Brussels on a cold day. Nothing was said of it. Canada put troops at the "
      "disposal of the response force of NATO. The weather was fine.";
  CHECK(snippet("NATO response force Canada", text, 60) ==
        "[Canada] put troops at the disposal of the [response] [force] of …");
}

TEST_CASE("sentences that are apart are joined by an ellipsis in their order") {
  const std::string text =
      "Floods hit Calgary and its rivers last night. Nobody spoke of it for days on end. The army "
      "went to Calgary on Friday morning.";
  CHECK(snippet("calgary army floods", text, 200) ==
        "[Floods] hit [Calgary] and its rivers last night. … The [army] went to [Calgary] on "
        "Friday morning.");
}

TEST_CASE("without a match the beginning is shown") {
  CHECK(snippet("absent", "First sentence here. Second sentence here.", 20 + 50) ==
        "First sentence here.");
}

TEST_CASE("white space is folded and nothing is cut inside a word") {
  CHECK(snippet("calgary", "Floods\nhit   Calgary\n\nand beyond.", 100)
            .starts_with("Floods hit [Calgary]"));
  const std::string lengthy = snippet(
      "calgary",
      "An extraordinarily long sentence about the town of Calgary goes on and on and on without an "
      "end in sight until it finally stops.",
      70);
  CHECK(lengthy == "An extraordinarily long sentence about the town of [Calgary] goes on …");
}

TEST_CASE("text of a script without blanks is cut between characters") {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    text += "語";
  }
  const std::string cut = snippet("absent", text, 80);
  CHECK(cut.size() < 90);
  CHECK(cut.ends_with("語 …"));
}

TEST_CASE("an empty text has an empty snippet") {
  CHECK(snippet("nato", "", 100).empty());
}

}  // namespace
}  // namespace dateline
