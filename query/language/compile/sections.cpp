// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/sections.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace dateline {

namespace {

constexpr std::uint32_t kNoEnd = std::numeric_limits<std::uint32_t>::max();

std::size_t section_of(const Positions& starts, std::uint32_t position) {
  return static_cast<std::size_t>(std::ranges::upper_bound(starts, position) - starts.begin());
}

}  // namespace

Sections sections_with(const Positions& starts, const Spans& spans) {
  Sections sections;
  for (const Span& span : spans) {
    const std::size_t section = section_of(starts, span.begin);
    if (section == section_of(starts, span.end - 1)) {
      sections.push_back(section);
    }
  }
  std::ranges::sort(sections);
  sections.erase(std::unique(sections.begin(), sections.end()), sections.end());
  return sections;
}

Sections common_to(const Sections& a, const Sections& b) {
  Sections both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

Spans spans_of_sections(const Positions& starts, const Sections& sections) {
  Spans spans;
  for (const std::size_t section : sections) {
    const std::uint32_t begin = section == 0 ? 0 : starts[section - 1];
    spans.push_back({begin, section < starts.size() ? starts[section] : kNoEnd});
  }
  return spans;
}

}  // namespace dateline
