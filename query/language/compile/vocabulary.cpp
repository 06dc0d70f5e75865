// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "common/support/utf8.hpp"

namespace dateline {

namespace {

void add(Words& words, std::string term) {
  if (++words.count <= kMaxExpansions) {
    words.terms.push_back(std::move(term));
  }
}

// Whether a term under prefix is a word. Forms are folded: a capital starts a longer prefix.
bool is_form(std::string_view term, std::size_t prefix) {
  return term.size() > prefix && (term[prefix] < 'A' || term[prefix] > 'Z');
}

struct PatternItem {
  char32_t value = 0;
  std::size_t length = 0;  // bytes of the pattern
  bool is_any_run = false;
  bool is_any_one = false;
};

PatternItem read_item(std::string_view pattern, std::size_t at) {
  if (pattern[at] == '*') {
    return {.length = 1, .is_any_run = true};
  }
  if (pattern[at] == '?') {
    return {.length = 1, .is_any_one = true};
  }
  const std::size_t escape = pattern[at] == '\\' && at + 1 < pattern.size() ? 1 : 0;
  const CodePoint point = decode_utf8(pattern, at + escape);
  return {.value = point.value, .length = escape + point.length};
}

// The bytes that every text that fits begins with.
std::string literal_beginning(std::string_view pattern) {
  std::string literal;
  for (std::size_t at = 0; at < pattern.size();) {
    const PatternItem item = read_item(pattern, at);
    if (item.is_any_run || item.is_any_one) {
      break;
    }
    append_utf8(literal, item.value);
    at += item.length;
  }
  return literal;
}

// Rows of the Levenshtein matrix between a fixed form and the beginnings of a changing text.
class DistanceRows {
 public:
  DistanceRows(std::string_view form, int limit) : limit_(limit) {
    for (std::size_t at = 0; at < form.size();) {
      const CodePoint point = decode_utf8(form, at);
      form_.push_back(point.value);
      at += point.length;
    }
    rows_.emplace_back();
    for (std::size_t i = 0; i <= form_.size(); ++i) {
      rows_.front().push_back(static_cast<int>(i));
    }
  }

  // Keeps the rows of what text shares with the last one. Returns its bytes up to and with the
  // first character after which no continuation can be near enough; all of text if there is none.
  std::string_view advance(std::string_view text) {
    std::size_t depth = 0;
    std::size_t at = 0;
    while (at < text.size()) {
      const CodePoint point = decode_utf8(text, at);
      at += point.length;
      if (depth >= characters_.size() || characters_[depth] != point.value) {
        characters_.resize(depth);
        rows_.resize(depth + 1);
        push(point.value);
      }
      ++depth;
      if (*std::ranges::min_element(rows_[depth]) > limit_) {
        break;
      }
    }
    characters_.resize(depth);
    rows_.resize(depth + 1);
    return text.substr(0, at);
  }

  [[nodiscard]] bool is_near() const { return rows_.back().back() <= limit_; }

 private:
  void push(char32_t character) {
    const std::vector<int>& above = rows_.back();
    std::vector<int> row{above.front() + 1};
    for (std::size_t i = 0; i < form_.size(); ++i) {
      const int replaced = above[i] + (form_[i] == character ? 0 : 1);
      row.push_back(std::min({replaced, above[i + 1] + 1, row.back() + 1}));
    }
    rows_.push_back(std::move(row));
    characters_.push_back(character);
  }

  int limit_;
  std::u32string form_;
  std::u32string characters_;           // of the last text
  std::vector<std::vector<int>> rows_;  // one more than characters_
};

// Snowball stemmers that take off beginnings too: a form may begin unlike its stem.
constexpr std::array<std::string_view, 6> kPrefixStemmers = {
    "arabic", "indonesian", "irish", "kraaij_pohlmann", "lovins", "tamil"};

}  // namespace

bool fits(std::string_view pattern, std::string_view text) {
  std::size_t at = 0;
  std::size_t text_at = 0;
  std::size_t retry = std::string_view::npos;  // behind the last *
  std::size_t retry_text = 0;
  while (text_at < text.size()) {
    const CodePoint point = decode_utf8(text, text_at);
    const PatternItem item = at < pattern.size() ? read_item(pattern, at) : PatternItem{};
    if (item.is_any_run) {
      retry = at += item.length;
      retry_text = text_at;
    } else if (item.length > 0 && (item.is_any_one || item.value == point.value)) {
      at += item.length;
      text_at += point.length;
    } else if (retry != std::string_view::npos) {
      at = retry;
      retry_text += decode_utf8(text, retry_text).length;
      text_at = retry_text;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

Words Vocabulary::matching(std::string_view prefix, std::string_view pattern) const {
  Words words;
  const std::string beginning = std::string(prefix) + literal_beginning(pattern);
  const auto end = database_.allterms_end(beginning);
  for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
    std::string text = *term;
    if (is_form(text, prefix.size()) &&
        fits(pattern, std::string_view(text).substr(prefix.size()))) {
      add(words, std::move(text));
    }
  }
  return words;
}

Words Vocabulary::beginning(std::string_view prefix, std::string_view value) const {
  Words words;
  const std::string beginning = std::string(prefix) + std::string(value);
  const auto end = database_.allterms_end(beginning);
  for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
    add(words, *term);
  }
  return words;
}

Words Vocabulary::similar(std::string_view prefix, std::string_view form, int edits) const {
  // Sorts behind every term that goes on from what stands before it: no byte of UTF-8 is as high.
  constexpr char kBehind = '\xFF';
  Words words;
  DistanceRows rows(form, edits);
  auto term = database_.allterms_begin(std::string(prefix));
  const auto end = database_.allterms_end(std::string(prefix));
  while (term != end) {
    std::string text = *term;
    if (!is_form(text, prefix.size())) {
      term.skip_to(text.substr(0, prefix.size() + 1) + kBehind);
      continue;
    }
    const std::string_view word = std::string_view(text).substr(prefix.size());
    const std::string_view tried = rows.advance(word);
    if (tried.size() < word.size()) {
      term.skip_to(text.substr(0, prefix.size() + tried.size()) + kBehind);
      continue;
    }
    ++term;
    if (rows.is_near()) {
      add(words, std::move(text));
    }
  }
  return words;
}

std::string_view shared_beginning(std::string_view stem, std::string_view language) {
  constexpr int kRestoredCharacters = 2;
  if (std::ranges::find(kPrefixStemmers, language) != kPrefixStemmers.end()) {
    return {};
  }
  if (language == "none") {
    return stem;
  }
  std::size_t size = stem.size();
  for (int i = 0; i < kRestoredCharacters; ++i) {
    while (size > 0 && (static_cast<unsigned char>(stem[--size]) & 0xC0U) == 0x80U) {
    }
  }
  // At least one character, if there is one.
  return stem.substr(0,
                     std::max<std::size_t>(size, stem.empty() ? 0 : decode_utf8(stem, 0).length));
}

Words Vocabulary::with_stem(std::string_view prefix, std::string_view form) const {
  Words words;
  const std::string stem(stemmer_.stem(form));
  const std::string beginning =
      std::string(prefix) + std::string(shared_beginning(stem, stemmer_.language()));
  const auto end = database_.allterms_end(beginning);
  for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
    std::string text = *term;
    if (is_form(text, prefix.size()) &&
        stemmer_.stem(std::string_view(text).substr(prefix.size())) == stem) {
      add(words, std::move(text));
    }
  }
  return words;
}

Words Vocabulary::pairs_of(std::string_view prefix, std::string_view character) const {
  Words words;
  const std::string beginning = std::string(prefix) + std::string(character);
  const auto end = database_.allterms_end(beginning);
  for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
    std::string text = *term;
    const std::string_view rest = std::string_view(text).substr(beginning.size());
    if (rest.empty() || decode_utf8(rest, 0).length == rest.size()) {
      add(words, std::move(text));
    }
  }
  return words;
}

}  // namespace dateline
