// SPDX-License-Identifier: GPL-2.0-or-later
//
// The letters A to Z in lower case, for names that formats take in any case: tags, keys, headers.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace dateline {

[[nodiscard]] constexpr char lower_ascii(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

[[nodiscard]] inline std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(), lower_ascii);
  return lowered;
}

// beginning is in lower case.
[[nodiscard]] constexpr bool begins_in_any_case(std::string_view text, std::string_view beginning) {
  return std::ranges::equal(text.substr(0, beginning.size()), beginning, {}, lower_ascii);
}

}  // namespace dateline
