// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/brute_spelling.hpp"

#include <algorithm>
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

std::size_t changed(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) {
    return a.size() + b.size();
  }
  if (a.front() == b.front()) {
    return changed(a.substr(1), b.substr(1));
  }
  return 1 +
         std::min(
             {changed(a.substr(1), b.substr(1)), changed(a.substr(1), b), changed(a, b.substr(1))});
}

}  // namespace

bool fits_pattern(std::string_view form, std::string_view pattern) {
  return is_like(pattern_points(pattern), code_points(form));
}

std::size_t letters_changed(std::string_view a, std::string_view b) {
  return changed(code_points(a), code_points(b));
}

}  // namespace dateline::test
