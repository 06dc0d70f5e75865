// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/sgml_scanner.hpp"

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

// "<name a=1>" for a start tag, "</name>" for an end tag, "[text]" for text.
std::string scan(std::string_view text) {
  SgmlScanner scanner(text);
  std::string tokens;
  while (const std::optional<SgmlToken> token = scanner.next()) {
    std::string attributes;
    for (const SgmlAttribute& attribute : token->attributes) {
      attributes += fmt::format(" {}={}", attribute.name, attribute.value);
    }
    switch (token->kind) {
      case SgmlTokenKind::kText: tokens += fmt::format("[{}]", token->text); break;
      case SgmlTokenKind::kStart: tokens += fmt::format("<{}{}>", token->text, attributes); break;
      case SgmlTokenKind::kEnd: tokens += fmt::format("</{}>", token->text); break;
    }
  }
  return tokens;
}

TEST_CASE("text is taken apart at its tags, and what is no tag is text") {
  struct Case {
    std::string text;
    std::string tokens;
  };
  const Case cases[] = {
      {"", ""},
      {"<DOC>a</Doc >", "<doc>[a]</doc>"},
      {"<DOC id=\"A-1\" type=story flag x = 'a > b'>", "<doc id=A-1 type=story flag= x=a > b>"},
      {"<F P=104>Athens</F>", "<f p=104>[Athens]</f>"},
      {"<D n='a>b' m=\"&lt;&amp;amp;\">", "<d n=a>b m=<&amp;>"},
      {"<D n=\"open>text", "<d n=\"open>[text]"},
      {"<1ST_LINE>r w</1ST_LINE>", "<1st_line>[r w]</1st_line>"},
      {"profit < 3 pct <4 <", "[profit ][< 3 pct ][<4 ][<]"},
      {"a <b and <P>c", "[a ][<b and ]<p>[c]"},
      {"a &lt;SRD> b", "[a <SRD> b]"},
      {"a<!-- <P> -->b<?x y?>c<!DOCTYPE d>d", "[a][b][c][d]"},
      {"one\n<!-- PJG ITAG l=90 -->\ntwo", "[one\n][two]"},
      {"a<!-- open\nb", "[a][b]"},
      {"a<![CDATA[b <c> &amp;]]>d", "[a][b <c> &amp;][d]"},
      {"<P", "[<P]"},
      {"</", "[</]"},
      {"<>a</>", "[<>a][</>]"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(scan(row.text) == row.tokens);
  }
}

TEST_CASE("a tag whose end was lost far away is text") {
  CHECK(scan("<P " + std::string(5000, 'x') + ">").starts_with("[<P xxx"));
}

TEST_CASE("what is opened and never closed costs no more than its length") {
  // Looked for in the rest each time, the ends that are not there would take hours.
  for (const std::string opening : {"<!--", "<!", "<?", "<![CDATA[", "<a ='", "<a =\"", "&#"}) {
    CAPTURE(opening);
    std::string text;
    for (int i = 0; i < 300000; ++i) {
      text += opening;
    }
    CHECK(scan(text).size() <= text.size() * 2);
  }
}

TEST_CASE("every text is scanned to its end") {
  test::for_random_bytes(
      {"<", ">", "</", "<!--", "-->", "\"", "='", "<p a=", "<![CDATA[", "]]>", "\n"},
      3000,
      [](const std::string& bytes) {
        const std::string text = repair_utf8(bytes);
        const std::string tokens = scan(text);
        CHECK(find_broken_utf8(tokens) == tokens.size());
      });
}

}  // namespace
}  // namespace dateline
