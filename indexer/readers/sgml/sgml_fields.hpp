// SPDX-License-Identifier: GPL-2.0-or-later
//
// One SGML record -> the fields it is made of, in the order in which they begin. What an element is
// for is said by a table; elements that are not in it are blanks between words.
//
//   <DOC><DOCNO> A-1 </DOCNO> <HL>Rates</HL> <TEXT>One.<P>Two.</TEXT></DOC>
//
//   "doc" {" "}   "docno" {" A-1 "}   "hl" {"Rates"}   "text" {"One.", "Two."}
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/sgml/sgml_scanner.hpp"

namespace dateline {

enum class ElementKind {
  kBlank,      // a blank between words: elements of no known name
  kInline,     // nothing between words, as b
  kBreak,      // begins and ends a paragraph, an item of a list
  kContainer,  // holds fields; its own text is a field as well
  kField,      // holds text; ended by its end tag, the next field or its container's end
  kHeadField,  // the same, but within a kText it is a kBreak: "DATES: effective in May"
  kMark,       // the same, but within a kText it is a kInline
  kText,       // holds the article's text; within another kText it is a kBreak
};

struct ElementRow {
  std::string_view name;  // in lower case
  ElementKind kind;
};

struct SgmlField {
  std::string name;  // in lower case
  std::vector<SgmlAttribute> attributes;
  std::vector<std::string> pieces;  // as they lie, parted by breaks and by fields within; not empty
};

// text: valid UTF-8. The first element is a kContainer whatever its name.
[[nodiscard]] std::vector<SgmlField> read_fields(std::string_view text,
                                                 std::span<const ElementRow> elements);

}  // namespace dateline
