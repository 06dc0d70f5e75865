// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words of an entity's key, which one blank each parts.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace dateline {

using KeyWords = std::vector<std::string_view>;

[[nodiscard]] inline KeyWords words_of(std::string_view key) {
  KeyWords words;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    words.push_back(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return words;
}

}  // namespace dateline
