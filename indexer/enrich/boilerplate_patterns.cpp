// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/boilerplate_patterns.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/enrich/boilerplate_table.hpp"

namespace dateline {

namespace {

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80;
}

bool ends_as_sentence(std::string_view line) {
  return line.ends_with('.') && !line.ends_with("...");
}

// A button has no full stop; the last word of a wrapped sentence ("share.") has.
std::string_view without_marks(std::string_view line) {
  constexpr std::ptrdiff_t kFewestBlanks = 2;
  const bool is_long = std::ranges::count(line, ' ') >= kFewestBlanks;
  while (!line.empty() && (line.back() == '*' || line.back() == ':' || line.back() == ' ' ||
                           (is_long && line.back() == '.'))) {
    line.remove_suffix(1);
  }
  return line;
}

bool contains_one_of(std::string_view line, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('|'), words.size());
    if (line.find(words.substr(0, end)) != std::string_view::npos) {
      return true;
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

// Whether words stand at the beginning of line as words: "share" is not "shareholders".
bool begins_with_words(std::string_view line, std::string_view words) {
  return line.starts_with(words) && (line.size() == words.size() || !is_letter(words.back()) ||
                                     !is_letter(line[words.size()]));
}

bool fits(const LinePattern& pattern, std::string_view line) {
  constexpr std::size_t kLongestLabel = 200;
  constexpr std::size_t kLongestLine = 400;
  const bool has_rest = pattern.also.empty() || contains_one_of(line, pattern.also);
  switch (pattern.shape) {
    case PatternShape::kWhole: return without_marks(line) == without_marks(pattern.words);
    case PatternShape::kBegins:
      return line.size() <= kLongestLine && begins_with_words(line, pattern.words) && has_rest;
    case PatternShape::kLabel:
      return line.size() <= kLongestLabel && begins_with_words(line, pattern.words) &&
             !ends_as_sentence(line);
    case PatternShape::kContains:
      return line.size() <= kLongestLine && line.find(pattern.words) != std::string_view::npos;
  }
  return false;
}

// Patterns by the first byte of their words: most lines of an article are held against a few only.
class PatternIndex {
 public:
  PatternIndex() {
    for (const LinePattern& pattern : boilerplate_table::kLinePatterns) {
      (pattern.shape == PatternShape::kContains ? anywhere_ : by_first_.at(first_of(pattern.words)))
          .push_back(&pattern);
    }
  }

  [[nodiscard]] LineMatch find(std::string_view form) const {
    if (form.empty()) {
      return {};
    }
    const auto fits_form = [form](const LinePattern* pattern) { return fits(*pattern, form); };
    for (const std::vector<const LinePattern*>* patterns :
         {&by_first_.at(first_of(form)), &anywhere_}) {
      const auto pattern = std::ranges::find_if(*patterns, fits_form);
      if (pattern != patterns->end()) {
        return {(*pattern)->rule, (*pattern)->place};
      }
    }
    return {};
  }

 private:
  static unsigned char first_of(std::string_view words) {
    return static_cast<unsigned char>(words.front());
  }

  std::array<std::vector<const LinePattern*>, 256> by_first_;
  std::vector<const LinePattern*> anywhere_;
};

}  // namespace

std::string to_pattern_form(std::string_view line) {
  std::string form;
  form.reserve(line.size());
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("\u2018") || rest.starts_with("\u2019")) {
      form += '\'';
      at += 2;
    } else if (rest.starts_with("\u00A0")) {
      form += ' ';
      at += 1;
    } else if (line[at] == ' ' || line[at] == '\t') {
      form += form.empty() || form.back() == ' ' ? "" : " ";
    } else {
      form +=
          line[at] >= 'A' && line[at] <= 'Z' ? static_cast<char>(line[at] - 'A' + 'a') : line[at];
    }
  }
  return form;
}

bool is_video_length(std::string_view line) {
  constexpr std::string_view kDuration = "duration ";
  const std::string form = to_pattern_form(line);
  std::string_view length = form;
  length.remove_prefix(length.starts_with(kDuration) ? kDuration.size() : 0);
  std::size_t digits = 0;
  std::size_t colons = 0;
  for (const char byte : length) {
    const bool is_digit = byte >= '0' && byte <= '9';
    if (!is_digit && (byte != ':' || digits == 0)) {
      return false;
    }
    digits = is_digit ? digits + 1 : 0;
    colons += is_digit ? 0U : 1U;
    if (digits > 2) {
      return false;
    }
  }
  return digits == 2 && (colons == 1 || colons == 2);
}

LineMatch match_line(std::string_view line) {
  static const PatternIndex index;
  const std::string form = to_pattern_form(line);
  return index.find(form);
}

}  // namespace dateline
