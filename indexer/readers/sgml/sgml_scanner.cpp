// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/sgml_scanner.hpp"

#include <algorithm>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/character_references.hpp"

namespace dateline {

namespace {

// A longer tag is one whose '>' was lost.
constexpr std::size_t kMaxTagBytes = 4096;

constexpr bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// "1ST_LINE" is a name that the AP wire has.
constexpr bool is_name_byte(char byte) {
  return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' ||
         byte == '.' || byte == ':';
}

constexpr bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

std::size_t name_end(std::string_view text, std::size_t from) {
  while (from < text.size() && is_name_byte(text[from])) {
    ++from;
  }
  return from;
}

// Whether a name begins there: a letter first, or the digits of AP's <1ST_LINE> and <2ND_LINE>.
bool begins_name(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  return !rest.empty() &&
         (is_letter(rest.front()) || rest.starts_with("1ST_LINE") || rest.starts_with("2ND_LINE"));
}

// The '>' of the tag whose inside begins at from; npos where another tag begins before it.
std::size_t find_tag_end(std::string_view text, std::size_t from) {
  const std::string_view inside = text.substr(0, from + kMaxTagBytes);
  while (from < inside.size()) {
    const std::size_t stop = inside.find_first_of("<>\"'", from);
    if (stop == std::string_view::npos || inside[stop] == '<') {
      return std::string_view::npos;
    }
    if (inside[stop] == '>') {
      return stop;
    }
    // A quote opens a value only behind '='; one that is not closed is a character like others.
    const std::size_t before = inside.find_last_not_of(" \t\r\n", stop - 1);
    const std::size_t close = before != std::string_view::npos && inside[before] == '='
                                  ? inside.find_first_of(std::string("<") + inside[stop], stop + 1)
                                  : std::string_view::npos;
    const bool is_closed = close != std::string_view::npos && inside[close] != '<';
    from = (is_closed ? close : stop) + 1;
  }
  return std::string_view::npos;
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
}

// The value behind an '='.
std::string take_value(std::string_view& text) {
  skip_blanks(text);
  const bool is_quoted = !text.empty() && (text.front() == '"' || text.front() == '\'');
  const std::size_t close = is_quoted ? text.find(text.front(), 1) : std::string_view::npos;
  if (close != std::string_view::npos) {
    const std::string_view value = text.substr(1, close - 1);
    text.remove_prefix(close + 1);
    return decode_references(value);
  }
  const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
  const std::string_view value = text.substr(0, end);
  text.remove_prefix(end);
  return decode_references(value);
}

std::vector<SgmlAttribute> read_attributes(std::string_view text) {
  std::vector<SgmlAttribute> attributes;
  while (true) {
    while (!text.empty() && !is_name_byte(text.front())) {
      text.remove_prefix(1);
    }
    if (text.empty()) {
      return attributes;
    }
    const std::size_t end = name_end(text, 0);
    SgmlAttribute attribute{lower_case(text.substr(0, end)), ""};
    text.remove_prefix(end);
    skip_blanks(text);
    if (text.starts_with('=')) {
      text.remove_prefix(1);
      attribute.value = take_value(text);
    }
    attributes.push_back(std::move(attribute));
  }
}

}  // namespace

std::string_view attribute_of(const std::vector<SgmlAttribute>& attributes, std::string_view name) {
  const auto attribute = std::ranges::find(attributes, name, &SgmlAttribute::name);
  return attribute == attributes.end() ? std::string_view() : std::string_view(attribute->value);
}

std::optional<SgmlToken> SgmlScanner::next() {
  while (at_ < text_.size()) {
    if (text_[at_] != '<') {
      return read_text();
    }
    if (std::optional<SgmlToken> section = read_marked_section()) {
      return section;
    }
    if (skip_comment()) {
      continue;
    }
    std::optional<SgmlToken> tag = read_tag();
    return tag ? std::move(tag) : read_text();
  }
  return std::nullopt;
}

std::optional<SgmlToken> SgmlScanner::read_tag() {
  SgmlToken token;
  token.kind = text_.substr(at_).starts_with("</") ? SgmlTokenKind::kEnd : SgmlTokenKind::kStart;
  const std::size_t begin = at_ + (token.kind == SgmlTokenKind::kEnd ? 2 : 1);
  if (!begins_name(text_, begin)) {
    return std::nullopt;
  }
  const std::size_t end = name_end(text_, begin);
  const std::size_t close = find_tag_end(text_, end);
  if (close == std::string_view::npos) {
    return std::nullopt;
  }
  token.text = lower_case(text_.substr(begin, end - begin));
  if (token.kind == SgmlTokenKind::kStart) {
    token.attributes = read_attributes(text_.substr(end, close - end));
  }
  at_ = close + 1;
  return token;
}

SgmlToken SgmlScanner::read_text() {
  // The first byte is text even if it is a '<'.
  const std::size_t end = std::min(text_.find('<', at_ + 1), text_.size());
  SgmlToken token;
  token.text = decode_references(text_.substr(at_, end - at_));
  at_ = end;
  return token;
}

std::size_t SgmlScanner::find_close(std::string_view close, std::size_t from) {
  if (std::ranges::find(absent_, close) != absent_.end()) {
    return std::string_view::npos;
  }
  const std::size_t found = text_.find(close, from);
  if (found == std::string_view::npos) {
    absent_.push_back(close);
  }
  return found;
}

bool SgmlScanner::skip_comment() {
  const std::string_view rest = text_.substr(at_);
  if (!rest.starts_with("<!") && !rest.starts_with("<?")) {
    return false;
  }
  const std::string_view close = rest.starts_with("<!--") ? "-->" : ">";
  const std::size_t end = find_close(close, at_ + 2);
  if (end == std::string_view::npos) {
    // A comment that is not closed must not swallow the article.
    at_ = std::min(text_.find_first_of(">\n", at_), text_.size() - 1) + 1;
    return true;
  }
  const bool begins_line = at_ == 0 || text_[at_ - 1] == '\n';
  at_ = end + close.size();
  if (begins_line && at_ < text_.size() && text_[at_] == '\n') {
    ++at_;
  }
  return true;
}

std::optional<SgmlToken> SgmlScanner::read_marked_section() {
  constexpr std::string_view kOpen = "<![CDATA[";
  constexpr std::string_view kClose = "]]>";
  if (!text_.substr(at_).starts_with(kOpen)) {
    return std::nullopt;
  }
  const std::size_t begin = at_ + kOpen.size();
  const std::size_t end = find_close(kClose, begin);
  if (end == std::string_view::npos || end == begin) {
    return std::nullopt;
  }
  at_ = end + kClose.size();
  return SgmlToken{SgmlTokenKind::kText, std::string(text_.substr(begin, end - begin)), {}};
}

}  // namespace dateline
