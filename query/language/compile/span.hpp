// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs of positions in an article.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace dateline {

// Positions [begin, end).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const Span&, const Span&) = default;
};

using Spans = std::vector<Span>;               // ascending, each once
using Positions = std::vector<std::uint32_t>;  // ascending

}  // namespace dateline
