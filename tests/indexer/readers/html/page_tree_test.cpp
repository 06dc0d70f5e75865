// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_tree.hpp"

#include <array>

#include <doctest/doctest.h>

namespace dateline {
namespace {

PageTree parse(std::string_view html) {
  Result<PageTree> page = parse_page(html);
  REQUIRE(page);
  return std::move(*page);
}

TEST_CASE("a node stands before its descendants and knows where they end") {
  const PageTree page = parse("<body><p>One <b>two</b></p><p>Three</p></body>");
  const std::uint32_t paragraph = page.find(Tag::kParagraph, 0, page.size());
  REQUIRE(paragraph != kNoNode);
  CHECK(page[paragraph].end == paragraph + 4);
  CHECK(page.text(paragraph + 1) == "One ");
  CHECK(page[paragraph + 2].tag == Tag::kInline);
  CHECK(page[paragraph + 2].parent == paragraph);
  CHECK(page.text(paragraph + 3) == "two");
  CHECK(page[paragraph + 4].tag == Tag::kParagraph);
  CHECK(page[0].end == page.size());
}

TEST_CASE("attributes are decoded and those of no use are not kept") {
  const PageTree page = parse("<p class='a &amp; b' onclick=x() ID=\"7\">x</p>");
  const std::uint32_t paragraph = page.find(Tag::kParagraph, 0, page.size());
  REQUIRE(paragraph != kNoNode);
  CHECK(page[paragraph].attribute_count == 2);
  CHECK(page.attribute(paragraph, Attribute::kClass) == "a & b");
  CHECK(page.attribute(paragraph, Attribute::kId) == "7");
  CHECK(page.attribute(paragraph, Attribute::kStyle).empty());
  CHECK_FALSE(page.has_attribute(paragraph, Attribute::kHidden));
}

struct Case {
  std::string_view html;
  std::string_view expected;
};

TEST_CASE("the text below a node is one line without scripts and styles") {
  constexpr std::array kCases = {
      Case{"<p>One</p><p>Two</p>", "One Two"},
      Case{"One<br>two<b>three</b>", "One twothree"},
      Case{"a<script>x()</script>b<style>c {}</style>", "ab"},
      Case{"&lt;p&gt; &amp;amp; &nbsp;&#8217;&#150;&#x97;", "<p> &amp; \u00A0\u2019\u2013\u2014"},
      Case{"<p>unclosed <b>bold<p>next", "unclosed bold next"},
      Case{"a <!-- b --> c", "a c"},
      Case{"a &unknown; b", "a &unknown; b"},
      Case{"1 < 2", "1 < 2"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.html);
    CHECK(parse(row.html).text_below(0) == row.expected);
  }
}

TEST_CASE("a beginning of a long text ends between characters") {
  const PageTree page = parse("<p>caf\u00E9s and more</p>");
  CHECK(page.text_below(0, 3) == "caf");
  CHECK(page.text_below(0, 4) == "caf\u00E9");
  CHECK(page.text_below(0, 100) == "caf\u00E9s and more");
}

TEST_CASE("a script is kept only if it holds data") {
  const PageTree page =
      parse(R"(<script>x()</script><script type="application/ld+json">{"a": 1}</script>)");
  const std::uint32_t first = page.find(Tag::kScript, 0, page.size());
  REQUIRE(first != kNoNode);
  CHECK(page[first].end == first + 1);
  CHECK(page.text(first + 2) == R"({"a": 1})");
}

}  // namespace
}  // namespace dateline
