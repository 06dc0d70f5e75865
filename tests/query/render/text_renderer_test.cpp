// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/text_renderer.hpp"

#include <doctest/doctest.h>

#include "common/terminal/terminal.hpp"

namespace dateline {
namespace {

RenderOptions options(std::size_t width = 80, Colour colour = Colour::kOff) {
  RenderOptions options;
  options.width = width;
  options.colour = colour;
  return options;
}

Hit sample_hit() {
  Hit hit;
  hit.rank = 1;
  hit.article.id = "a";
  hit.article.source = "Larkspur Wire";
  hit.article.published = {*parse_timestamp("2022-02-25T18:40:00Z"), DateOrigin::kField};
  hit.title = {"Canada puts troops on standby", {{0, 6}}};
  hit.snippet = {"The force grew in Canada's east.", {{18, 24}}};
  return hit;
}

ResultHeader sample_header(std::uint64_t total) {
  ResultHeader header;
  header.query = "canada";
  header.total = total;
  header.hits = total;
  header.elapsed = std::chrono::microseconds{4200};
  return header;
}

TEST_CASE("a hit is date, source, title and snippet") {
  TextRenderer renderer(options(80, Colour::kOff));
  CHECK(renderer.begin(sample_header(1)) == "1 article matches (4 ms)\n");
  CHECK(renderer.add(sample_hit()) ==
        "\n1  2022-02-25  Larkspur Wire\n"
        "   Canada puts troops on standby\n"
        "   The force grew in Canada's east.\n");
}

TEST_CASE("the count says when it is an estimate") {
  ResultHeader header = sample_header(12345);
  header.total_is_exact = false;
  CHECK(TextRenderer(options()).begin(header) == "about 12,345 articles match (4 ms)\n");
  CHECK(TextRenderer(options()).begin(sample_header(0)) == "no article matches (4 ms)\n");
}

TEST_CASE("matches are coloured only when asked for") {
  TextRenderer plain(options(80, Colour::kOff));
  CHECK(plain.add(sample_hit()).find('\x1b') == std::string::npos);
  TextRenderer coloured(options(80, Colour::kOn));
  CHECK(coloured.add(sample_hit()).find("in \x1b[1;33mCanada\x1b[0m's east.") != std::string::npos);
}

TEST_CASE("lines are broken by display cells") {
  Hit hit = sample_hit();
  hit.snippet.text =
      "東京で開かれた会議では、各国の代表が気候変動について話し合いました。次の会議は来年です。";
  hit.snippet.marks = {};
  TextRenderer renderer(options(40, Colour::kOff));
  const std::string out = renderer.add(hit);
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find('\n', at);
    CHECK(cell_width(std::string_view(out).substr(at, end - at)) <= 40);
    at = end + 1;
  }
}

TEST_CASE("an article cannot write escape sequences") {
  Hit hit = sample_hit();
  hit.title.text = "\x1b]0;owned\x07 title";
  hit.title.marks = {};
  hit.article.source = "a\x1b[2Jb";
  const std::string out = TextRenderer(options()).add(hit);
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find('\x07') == std::string::npos);
}

TEST_CASE("partial matches stand under a heading of their own") {
  TextRenderer renderer(options(80, Colour::kOff));
  (void)renderer.add(sample_hit());
  Hit partial = sample_hit();
  partial.is_partial = true;
  CHECK(renderer.add(partial).starts_with("\nArticles with some of the words:\n\n1  "));
  CHECK(renderer.add(partial).starts_with("\n1  "));
}

TEST_CASE("dates are shown down to their precision") {
  Hit hit = sample_hit();
  hit.article.published = {*parse_timestamp("1987-02"), DateOrigin::kField};
  CHECK(TextRenderer(options()).add(hit).starts_with("\n1  1987-02     Larkspur"));
  hit.article.published.reset();
  CHECK(TextRenderer(options()).add(hit).starts_with("\n1  undated     Larkspur"));
}

}  // namespace
}  // namespace dateline
