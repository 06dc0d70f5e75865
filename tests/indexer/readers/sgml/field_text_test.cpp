// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/field_text.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

using Texts = std::vector<std::string>;

TEST_CASE("one piece keeps its lines, several are paragraphs") {
  struct Case {
    Texts pieces;
    std::string text;
  };
  const Case cases[] = {
      {{}, ""},
      {{"", " \n"}, ""},
      {{"\nOne\n   two\nthree \n"}, "One\n   two\nthree"},
      {{"One\n\n \n\ntwo"}, "One\n\ntwo"},
      {{"\none\ntwo \n", "", "three"}, "one two\n\nthree"},
      {{"   one\ntwo", "a   1\nb   2", "x\n  y"}, "one two\n\na   1\nb   2\n\nx\n  y"},
      {{"", "one\ntwo", ""}, "one\ntwo"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(join_text(row.pieces) == row.text);
  }
}

TEST_CASE("pieces are one line, or lines, or items") {
  CHECK(join_line(Texts{" a\n", "b"}) == "a b");
  CHECK(split_lines_of(Texts{"a \n\n b\n", "", "c"}) == Texts{"a", "b", "c"});
  CHECK(split_items("A.; B \n C;;", ';') == Texts{"A", "B C"});
}

}  // namespace
}  // namespace dateline
