// SPDX-License-Identifier: GPL-2.0-or-later
//
// What NEAR and ADJ mean, on spans alone.
#pragma once

#include <cstdint>
#include <vector>

#include "query/language/compile/span.hpp"

namespace dateline {

// A side of NEAR: the spans of each of its members. One member, but for an AND.
using NearSide = std::vector<std::vector<Span>>;

struct NearRule {
  std::uint32_t words = 1;  // n: at most n - 1 positions between the spans belong to none of them
  bool in_order = false;
};

enum class Wanted : std::uint8_t { kOne, kAll };

// From the first position to the last of each choice of spans that satisfies the rule; ascending,
// each once. Backtracking over the members, each new one looked for only where it can be near the
// first.
[[nodiscard]] std::vector<Span> find_near(const NearRule& rule,
                                          const std::vector<NearSide>& sides,
                                          Wanted wanted);

}  // namespace dateline
