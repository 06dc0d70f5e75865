// SPDX-License-Identifier: GPL-2.0-or-later
//
// Finds a word in the table of the words of dates: by its first letter and its length, then by
// comparing the few words that are left.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/enrich/dates/date_word_table.hpp"

namespace dateline {

namespace date_word_table {

inline constexpr std::size_t kLongestWord = 11;
inline constexpr std::size_t kLetters = 26;

// Where the words of each first letter begin; the last is the end.
inline constexpr std::array<std::uint16_t, kLetters + 1> kBegins = [] {
  std::array<std::uint16_t, kLetters + 1> begins{};
  std::size_t at = 0;
  for (std::size_t letter = 0; letter <= kLetters; ++letter) {
    while (at < kWords.size() && static_cast<std::size_t>(kWords[at].word[0] - 'a') < letter) {
      ++at;
    }
    begins[letter] = static_cast<std::uint16_t>(at);
  }
  return begins;
}();

// Bit n of row c: a word of n letters begins with the letter c.
inline constexpr std::array<std::uint32_t, kLetters> kLengths = [] {
  std::array<std::uint32_t, kLetters> lengths{};
  for (const DateWordEntry& entry : kWords) {
    lengths[static_cast<std::size_t>(entry.word[0] - 'a')] |= 1U << entry.word.size();
  }
  return lengths;
}();

}  // namespace date_word_table

// The entry of a word in any case; nullptr if it has no meaning here.
[[nodiscard]] inline const DateWordEntry* find_date_word(std::string_view word) {
  constexpr unsigned char kToLower = 0x20;
  std::array<char, date_word_table::kLongestWord> lower{};
  if (word.empty() || word.size() > date_word_table::kLongestWord) {
    return nullptr;
  }
  const auto letter = static_cast<unsigned>((static_cast<unsigned char>(word[0]) | kToLower) - 'a');
  if (letter >= date_word_table::kLetters ||
      (date_word_table::kLengths[letter] >> word.size() & 1U) == 0) {
    return nullptr;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    lower[i] = static_cast<char>(static_cast<unsigned char>(word[i]) | kToLower);
  }
  const std::string_view key(lower.data(), word.size());
  for (std::size_t at = date_word_table::kBegins[letter]; at < date_word_table::kBegins[letter + 1];
       ++at) {
    if (date_word_table::kWords[at].word == key) {
      return &date_word_table::kWords[at];
    }
  }
  return nullptr;
}

}  // namespace dateline
