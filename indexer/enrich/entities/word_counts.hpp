// SPDX-License-Identifier: GPL-2.0-or-later
//
// WordCounts: a few small counters for each of the words of one article, by their hashes. Cleared
// in time linear in what was used, since most articles are short and many.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

template <std::size_t Counters>
class WordCounts {
 public:
  using Row = std::array<std::uint32_t, Counters>;

  WordCounts() : keys_(kInitial, 0), rows_(kInitial) {}

  void clear() {
    if (keys_.size() > kMostPlaces) {
      *this = WordCounts();
    }
    for (const std::size_t place : used_) {
      keys_[place] = 0;
    }
    used_.clear();
  }

  // Zeroes where the word is new.
  Row& at(std::uint64_t hash) {
    if (used_.size() * 2 > keys_.size()) {
      grow();
    }
    const std::size_t place = find_place(hash);
    if (keys_[place] == 0) {
      keys_[place] = hash;
      rows_[place] = {};
      used_.push_back(place);
    }
    return rows_[place];
  }

  // nullptr if the word is unknown.
  [[nodiscard]] Row* find(std::uint64_t hash) {
    const std::size_t place = find_place(hash);
    return keys_[place] == 0 ? nullptr : &rows_[place];
  }

 private:
  static constexpr std::size_t kInitial = 2048;                      // a power of two
  static constexpr std::size_t kMostPlaces = std::size_t{1} << 18U;  // to keep from text to text

  [[nodiscard]] std::size_t find_place(std::uint64_t hash) const {
    const std::size_t mask = keys_.size() - 1;
    std::size_t place = (hash * 0x9e3779b97f4a7c15U >> 30U) & mask;
    while (keys_[place] != 0 && keys_[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }

  void grow() {
    const std::vector<std::uint64_t> keys(keys_);
    const std::vector<Row> rows(rows_);
    const std::vector<std::size_t> used(used_);
    keys_.assign(keys.size() * 2, 0);
    rows_.assign(keys.size() * 2, {});
    used_.clear();
    for (const std::size_t place : used) {
      at(keys[place]) = rows[place];
    }
  }

  std::vector<std::uint64_t> keys_;  // 0: free; no word's hash is 0 in practice
  std::vector<Row> rows_;
  std::vector<std::size_t> used_;
};

}  // namespace dateline
