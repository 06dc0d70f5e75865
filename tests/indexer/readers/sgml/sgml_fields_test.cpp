// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/sgml_fields.hpp"

#include <array>

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

constexpr std::array kElements = {
    ElementRow{"doc", ElementKind::kContainer},
    ElementRow{"h3", ElementKind::kHeadField},
    ElementRow{"ti", ElementKind::kHeadField},
    ElementRow{"date", ElementKind::kHeadField},
    ElementRow{"pub", ElementKind::kField},
    ElementRow{"text", ElementKind::kText},
    ElementRow{"p", ElementKind::kBreak},
    ElementRow{"b", ElementKind::kInline},
    ElementRow{"f", ElementKind::kMark},
};

// "name(piece|piece)" each.
std::string read(std::string_view text) {
  std::string result;
  for (const SgmlField& field : read_fields(text, kElements)) {
    result += field.name + "(";
    for (const std::string& piece : field.pieces) {
      result += (&piece == &field.pieces.front() ? "" : "|") + piece;
    }
    result += ")";
  }
  return result;
}

TEST_CASE("a record is read as fields, whatever tags are missing") {
  struct Case {
    std::string text;
    std::string fields;
  };
  const Case cases[] = {
      {"", ""},
      {"no tag", ""},
      {"<DOC>a<DATE>b</DATE>c</DOC>d", "doc(a|c)date(b)"},
      {"<DOC><H3><TI>t</TI></H3><TEXT>a<P>b</P><P>c</TEXT></DOC>", "doc()h3()ti(t)text(a|b|c)"},
      {"<DOC><DATE>1<TEXT>a</TEXT></DOC>", "doc()date(1)text(a)"},
      {"<DOC><TEXT>a<DATE>b</DATE>c<PUB>x</PUB>d", "doc()text(a|b|c|d)pub(x)"},
      {"<DOC><TEXT>a<X>b</X>c<B>d</B>e</TEXT>", "doc()text(a b cde)"},
      {"<DOC></DATE><TEXT>a</PUB>b</TEXT></DOC></DOC>x", "doc()text(a|b)"},
      {"<DOC><TEXT>a<TEXT>b</TEXT>c", "doc(c)text(a|b)"},
      {"<DOC><F>x</F><TEXT>a <F>b</F>c</TEXT>", "doc()f(x)text(a bc)"},
      {"<ANY>a<P>b", "any(a|b)"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.fields);
  }
}

TEST_CASE("elements that nest without end are breaks from some depth on") {
  std::string text;
  for (int i = 0; i < 100000; ++i) {
    text += "<DOC>";
  }
  const std::vector<SgmlField> fields = read_fields(text + "<DATE>1</DATE><TEXT>a", kElements);
  CHECK(fields.size() < 20);
  CHECK(fields.back().pieces == std::vector<std::string>{"1", "a"});
}

TEST_CASE("attributes stay with their field") {
  const std::vector<SgmlField> fields = read_fields("<DOC ID='A-1' type=story>", kElements);
  REQUIRE(fields.size() == 1);
  CHECK(attribute_of(fields[0].attributes, "id") == "A-1");
  CHECK(attribute_of(fields[0].attributes, "type") == "story");
  CHECK(attribute_of(fields[0].attributes, "none").empty());
}

}  // namespace
}  // namespace dateline
