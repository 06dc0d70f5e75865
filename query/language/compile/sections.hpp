// SPDX-License-Identifier: GPL-2.0-or-later
//
// Sentences and paragraphs as sections of an article, each known by the position it starts at.
#pragma once

#include <cstddef>
#include <vector>

#include "query/language/compile/span.hpp"

namespace dateline {

// Numbers of sections, ascending: 1 is the first that starts, 0 what stands before it.
using Sections = std::vector<std::size_t>;

// The sections that have one of the spans whole.
[[nodiscard]] Sections sections_with(const Positions& starts, const Spans& spans);

[[nodiscard]] Sections common_to(const Sections& a, const Sections& b);

// From the start of each section to the next one's, without an end of the last.
[[nodiscard]] Spans spans_of_sections(const Positions& starts, const Sections& sections);

}  // namespace dateline
