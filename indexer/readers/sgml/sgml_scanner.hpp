// SPDX-License-Identifier: GPL-2.0-or-later
//
// SgmlScanner: text with tags in it, taken apart without a document type. It never fails: a '<'
// that begins no tag ("profit < 3 pct", a tag that another '<' cuts off) is a character of the
// text.
//
//   <TITLE TYPE=short>A &amp; B</TITLE>   start {"title", type="short"}, text "A & B", end "title"
//
// Comments, processing instructions and declarations are passed over, a comment that has a line of
// its own with its line end, since the Federal Register's stand between the lines of a paragraph.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct SgmlAttribute {
  std::string name;   // in lower case
  std::string value;  // without quotes, references decoded

  friend bool operator==(const SgmlAttribute&, const SgmlAttribute&) = default;
};

enum class SgmlTokenKind { kText, kStart, kEnd };

struct SgmlToken {
  SgmlTokenKind kind = SgmlTokenKind::kText;
  std::string text;  // kText: with references decoded; else the element's name in lower case
  std::vector<SgmlAttribute> attributes;
};

class SgmlScanner {
 public:
  // text: valid UTF-8 that outlives the scanner.
  explicit SgmlScanner(std::string_view text) : text_(text) {}

  // nullopt at the end. No text is empty, but one may follow another.
  [[nodiscard]] std::optional<SgmlToken> next();

 private:
  [[nodiscard]] std::optional<SgmlToken> read_tag();
  [[nodiscard]] SgmlToken read_text();
  bool skip_comment();
  [[nodiscard]] std::size_t find_close(std::string_view close, std::size_t from);
  [[nodiscard]] std::optional<SgmlToken> read_marked_section();

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string_view> absent_;  // ends that are not in the rest: never looked for twice
};

// The value of that attribute, given in lower case; "" if there is none.
[[nodiscard]] std::string_view attribute_of(const std::vector<SgmlAttribute>& attributes,
                                            std::string_view name);

}  // namespace dateline
