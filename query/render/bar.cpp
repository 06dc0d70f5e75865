// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace dateline {

std::string bar(double value, double greatest, std::size_t cells, Charset charset) {
  if (value <= 0 || greatest <= 0) {
    return {};
  }
  constexpr std::size_t kParts = 8;
  const std::size_t parts = charset == Charset::kAscii ? 1 : kParts;
  const auto full = static_cast<double>(cells * parts);
  const auto length = std::clamp<std::size_t>(
      static_cast<std::size_t>(std::lround(full * value / greatest)), 1, cells * parts);
  if (charset == Charset::kAscii) {
    std::string signs(length, '#');
    return signs;
  }
  constexpr std::array<std::string_view, kParts> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string out;
  for (std::size_t i = 0; i < length / kParts; ++i) {
    out += "█";
  }
  out += kEighths.at(length % kParts);
  return out;
}

}  // namespace dateline
