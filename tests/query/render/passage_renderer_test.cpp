// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/passage_renderer.hpp"

#include <doctest/doctest.h>

#include "common/terminal/terminal.hpp"

namespace dateline {
namespace {

Hit hit_with(std::vector<Passage> passages) {
  Hit hit;
  hit.article.id = "w1";
  hit.article.source = "Larkspur Wire";
  hit.article.published = {*parse_timestamp("2022-02-25T18:40:00Z"), DateOrigin::kField};
  hit.passages = std::move(passages);
  return hit;
}

Passage line_of(const std::string& left, const std::string& hit, const std::string& right) {
  const std::size_t end = left.size() + hit.size();
  return {TextPart::kBody, {left + hit + right, {{left.size(), end}}}, {left.size(), end}};
}

RenderOptions lines(std::size_t width) {
  RenderOptions options;
  options.passages = Passages::kLines;
  options.width = width;
  return options;
}

// Room for text is 40 cells: 16 before the hit, 24 from it on.
constexpr std::size_t kWidth = 70;

TEST_CASE("hits of a concordance stand in one column") {
  PassageRenderer renderer(lines(kWidth));
  CHECK(renderer.add(hit_with({line_of("in the ", "flood", " of May"),
                               line_of("", "Flood", ""),
                               line_of("much longer than there is room ", "flood", "")})) ==
        "2022-02-25  Larkspur Wire              in the flood of May\n"
        "2022-02-25  Larkspur Wire                     Flood\n"
        "2022-02-25  Larkspur Wire     n there is room flood\n");
}

TEST_CASE("a line is as wide as the screen at most, in cells") {
  std::string wide;
  for (int i = 0; i < 40; ++i) {
    wide += "語";
  }
  for (const std::size_t width : {20U, 50U, 70U, 71U, 100U, 300U}) {
    for (const Passage& passage : {line_of(wide, "東京", wide),
                                   line_of("x" + wide, "flood", "y" + wide),
                                   line_of(std::string(300, 'a'), std::string(300, 'b'), "")}) {
      CAPTURE(width);
      std::string line = PassageRenderer(lines(width)).add(hit_with({passage}));
      CAPTURE(line);
      REQUIRE(line.ends_with('\n'));
      line.pop_back();
      CHECK(line.find('\n') == std::string::npos);
      CHECK(cell_width(line) <= std::max<std::size_t>(width, 50));
    }
  }
}

TEST_CASE("an article cannot write escape sequences into a concordance") {
  Hit hit = hit_with({line_of("\x1b[2J ", "flo\x1bod", "\r\nx")});
  hit.article.source = "\x1b]0;x\a";
  const std::string line = PassageRenderer(lines(kWidth)).add(hit);
  CHECK(line.find('\x1b') == std::string::npos);
  CHECK(line.find('\r') == std::string::npos);
  CHECK(line.find('\n') == line.size() - 1);
}

TEST_CASE("an undated hit says so, and colours are those of the listing") {
  RenderOptions options = lines(kWidth);
  options.colour = Colour::kOn;
  Hit hit = hit_with({line_of("a ", "flood", " b")});
  hit.article.published.reset();
  hit.article.source.clear();
  const std::string line = PassageRenderer(options).add(hit);
  CHECK(line.find("undated   ") != std::string::npos);
  CHECK(line.find("\x1b[1;33mflood\x1b[0m b") != std::string::npos);
}

TEST_CASE("sentences stand below their article") {
  RenderOptions options = lines(40);
  options.passages = Passages::kSentences;
  const Hit hit = hit_with(
      {{TextPart::kTitle, {"A flood", {{2, 7}}}, {}},
       {TextPart::kBody, {"The flood was long and took all of the town with it.", {{4, 9}}}, {}}});
  CHECK(PassageRenderer(options).add(hit) ==
        "2022-02-25  Larkspur Wire  w1\n"
        "  A flood\n"
        "  The flood was long and took all of the\n"
        "  town with it.\n\n");
}

TEST_CASE("an article without passages is not shown, a batch says its query") {
  RenderOptions options = lines(kWidth);
  CHECK(PassageRenderer(options).add(hit_with({})).empty());
  CHECK(PassageRenderer(options).begin({}).empty());
  options.batch = Batch::kOn;
  ResultHeader header;
  header.query_id = "51";
  header.query = "flood";
  CHECK(PassageRenderer(options).begin(header) == "== 51: flood\n");
}

}  // namespace
}  // namespace dateline
