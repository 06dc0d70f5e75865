// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markup_text.hpp"

#include <string>

#include <doctest/doctest.h>

namespace dateline {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

TEST_CASE("HTML is read as HTML, references once, and everything else stays") {
  const Case cases[] = {
      {"plain\n\ntwo", "plain\n\ntwo"},
      {"<p>One &amp; two.</p><p>Three.</p>", "One & two.\n\nThree."},
      {"One.<br><br>Two.", "One.\n\nTwo."},
      {"One <b>bold</b>.\n\nTwo.", "One bold.\n\nTwo."},
      {"AT&amp;T\n\nand R&D", "AT&T\n\nand R&D"},
      {"&amp;lt;p&amp;gt;", "&lt;p&gt;"},
      {"shares of <IBM> and <C> rose", "shares of <IBM> and <C> rose"},
      {"a < b and c > d", "a < b and c > d"},
      {"it&#8217;s &quot;so&quot;", "it\u2019s \"so\""},
      {"<DIV>Old</DIV><P>style", "Old\n\nstyle"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(plain_text(row.text) == row.expected);
  }
}

TEST_CASE("on one line") {
  CHECK(plain_line("Ports &amp; <i>ships</i>") == "Ports & ships");
  CHECK(plain_line("Two\nlines") == "Two lines");
  CHECK(plain_line("Q&A: what <IBM> does") == "Q&A: what <IBM> does");
}

}  // namespace
}  // namespace dateline
