// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/character_references.hpp"

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

TEST_CASE("character references are decoded once, and what is none stays as it is") {
  struct Case {
    std::string text;
    std::string decoded;
  };
  const Case cases[] = {
      {"", ""},
      {"plain", "plain"},
      {"S&amp;P &lt;SRD&gt; &quot;a&quot;", "S&P <SRD> \"a\""},
      {"&amp;lt; &amp;#65;", "&lt; &#65;"},
      {"caf&eacute; &#233; &#xE9; &#XE9;", "café é é é"},
      {"&AMP;&LT;&Eacute;", "&<É"},
      {"&#2;x&#31;y&#127;z", " x y z"},
      {"&#150;&#146;", "–’"},
      {"&#0;&#55296;&#1114112;&#99999999999;", " \uFFFD\uFFFD\uFFFD"},
      {"59&blank;/&blank;No&hyph;1&sect;&bull;", "59 / No-1§•"},
      {"a&QL;b&Cx1f;c&MD;d&UR;", "a b c—d "},
      {"AT&T, R&D; &unknown; & &; &#; &#x; &", "AT&T, R&D; &unknown; & &; &#; &#x; &"},
      {"&lt3 &ampx &amp x &#65 b &eacute b", "&lt3 &ampx & x A b &eacute b"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(decode_references(row.text) == row.decoded);
  }
}

TEST_CASE("whatever is decoded is valid UTF-8 and never grows much") {
  test::for_random_bytes(
      {"&", "#", "x", ";", "amp", "eacute", "1", "9", "&#"}, 3000, [](const std::string& bytes) {
        const std::string text = repair_utf8(bytes);
        const std::string decoded = decode_references(text);
        CHECK(find_broken_utf8(decoded) == decoded.size());
        CHECK(decoded.size() <= text.size());
      });
}

}  // namespace
}  // namespace dateline
