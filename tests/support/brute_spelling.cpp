// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/brute_spelling.hpp"

#include <string>

#include "common/analysis/folding.hpp"
#include "common/support/utf8.hpp"

namespace dateline::test {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    points += point.value;
    at += point.length;
  }
  return points;
}

constexpr char32_t kAnyRun = 0xFFFFFF01;
constexpr char32_t kAnyOne = 0xFFFFFF02;

// A kWildcard's text, folded, with its wildcards as code points of their own.
std::u32string pattern_points(std::string_view text) {
  std::u32string points;
  std::string literal;
  const auto finish = [&] {
    points += code_points(fold(literal));
    literal.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      literal += text[++at];
    } else if (text[at] == '*' || text[at] == '?') {
      finish();
      points += text[at] == '*' ? kAnyRun : kAnyOne;
    } else {
      literal += text[at];
    }
  }
  finish();
  return points;
}

bool is_like(std::u32string_view pattern, std::u32string_view form) {
  if (pattern.empty()) {
    return form.empty();
  }
  if (pattern.front() == kAnyRun) {
    return is_like(pattern.substr(1), form) || (!form.empty() && is_like(pattern, form.substr(1)));
  }
  return !form.empty() && (pattern.front() == kAnyOne || pattern.front() == form.front()) &&
         is_like(pattern.substr(1), form.substr(1));
}

bool is_near(std::u32string_view a, std::u32string_view b, int edits) {
  if (edits < 0) {
    return false;
  }
  if (a.empty() || b.empty()) {
    return a.size() + b.size() <= static_cast<std::size_t>(edits);
  }
  if (a.front() == b.front()) {
    return is_near(a.substr(1), b.substr(1), edits);
  }
  return is_near(a.substr(1), b.substr(1), edits - 1) || is_near(a.substr(1), b, edits - 1) ||
         is_near(a, b.substr(1), edits - 1);
}

}  // namespace

bool fits_pattern(std::string_view form, std::string_view pattern) {
  return is_like(pattern_points(pattern), code_points(form));
}

bool fits_fuzzily(std::string_view form, std::string_view word, int edits) {
  return is_near(code_points(form), code_points(word), edits);
}

}  // namespace dateline::test
