// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/place_checker.hpp"

#include <algorithm>
#include <limits>

#include "common/index/fields.hpp"
#include "query/language/compile/near_search.hpp"

namespace dateline {

namespace {

void sort_unique(Spans& spans) {
  std::ranges::sort(spans);
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

// The sides of NEAR and SAME as lists of members.
const std::vector<Place>* members_of(const Place& side) {
  const auto* all = std::get_if<AllPlace>(&side.value);
  return all == nullptr ? nullptr : &all->members;
}

// Slots up to the last one that is not just anything.
std::size_t count_known(const WordsPlace& words) {
  std::size_t count = words.slots.size();
  while (count > 0 && words.slots[count - 1].is_anything) {
    --count;
  }
  return count;
}

// Of a section that starts at each of the positions, the one that a position is in, from 1.
std::size_t section_of(const Positions& starts, std::uint32_t position) {
  return static_cast<std::size_t>(std::ranges::upper_bound(starts, position) - starts.begin());
}

// The sections that have one of the spans whole, ascending.
std::vector<std::size_t> sections_with(const Positions& starts, const Spans& spans) {
  std::vector<std::size_t> sections;
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

std::vector<std::size_t> common_to(const std::vector<std::size_t>& a,
                                   const std::vector<std::size_t>& b) {
  std::vector<std::size_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

}  // namespace

bool PlaceChecker::holds(Xapian::docid id) {
  reader_.go_to(id);
  return !spans(place_, Wanted::kOne).empty();
}

Spans PlaceChecker::spans(const Place& place, Wanted wanted) {
  if (const auto* near = std::get_if<NearPlace>(&place.value)) {
    return spans_of(*near, wanted);
  }
  return std::visit([this](const auto& kind) { return spans_of(kind, Wanted::kAll); }, place.value);
}

Positions PlaceChecker::positions_of(const TermSlot& slot, const Span& extent) {
  Positions all;
  for (const std::string& term : slot.terms) {
    for (const std::uint32_t position : reader_.positions(term)) {
      if (position >= extent.begin && position < extent.end) {
        all.push_back(position);
      }
    }
  }
  if (slot.terms.size() > 1) {
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  return all;
}

Spans PlaceChecker::spans_of(const WordsPlace& words, Wanted /*wanted*/) {
  const Span extent = reader_.extent(words.zone);
  std::vector<Positions> slots;
  for (const TermSlot& slot : words.slots) {
    slots.push_back(positions_of(slot, extent));
    if (slots.back().empty() && !slot.is_anything) {
      return {};
    }
  }
  Spans found;
  const auto length = static_cast<std::uint32_t>(slots.size());
  const auto known = static_cast<std::uint32_t>(count_known(words));
  for (const std::uint32_t begin : slots.front()) {
    bool is_whole = true;
    for (std::uint32_t i = 1; i < length && is_whole; ++i) {
      is_whole = words.slots[i].is_anything || std::ranges::binary_search(slots[i], begin + i);
    }
    const bool is_so_written =
        is_whole &&
        (!words.written || reader_.written({begin, begin + known}, words.zone) == *words.written);
    if (is_so_written) {
      found.push_back({begin, begin + length});
    }
  }
  return found;
}

Spans PlaceChecker::spans_of(const AnyPlace& any, Wanted /*wanted*/) {
  Spans all;
  for (const Place& choice : any.choices) {
    const Spans found = spans(choice, Wanted::kAll);
    all.insert(all.end(), found.begin(), found.end());
  }
  sort_unique(all);
  return all;
}

// Only where nothing asks how near its members are: they hold, or not.
Spans PlaceChecker::spans_of(const AllPlace& all, Wanted /*wanted*/) {
  Spans together;
  for (const Place& member : all.members) {
    const Spans found = spans(member, Wanted::kAll);
    if (found.empty()) {
      return {};
    }
    together.insert(together.end(), found.begin(), found.end());
  }
  sort_unique(together);
  return together;
}

Spans PlaceChecker::spans_of(const NearPlace& near, Wanted wanted) {
  std::vector<NearSide> sides;
  for (const Place& side : near.sides) {
    NearSide& members = sides.emplace_back();
    if (const auto* all = members_of(side)) {
      for (const Place& member : *all) {
        members.push_back(spans(member, Wanted::kAll));
      }
    } else {
      members.push_back(spans(side, Wanted::kAll));
    }
    if (std::ranges::any_of(members, &Spans::empty)) {
      return {};
    }
  }
  return find_near({near.words, near.in_order}, sides, wanted);
}

Spans PlaceChecker::spans_of(const SamePlace& same, Wanted /*wanted*/) {
  const Positions starts =
      reader_.positions(std::string(same.paragraph ? kParagraphTerm : kSentenceTerm));
  std::optional<std::vector<std::size_t>> sections;
  const auto narrow = [&](const Place& member) {
    const auto with = sections_with(starts, spans(member, Wanted::kAll));
    sections = sections ? common_to(*sections, with) : with;
    return !sections->empty();
  };
  for (const Place& side : same.sides) {
    const auto* all = members_of(side);
    if (all == nullptr ? !narrow(side) : !std::ranges::all_of(*all, narrow)) {
      return {};
    }
  }
  Spans found;
  for (const std::size_t section : *sections) {
    const std::uint32_t begin = section == 0 ? 0 : starts[section - 1];
    const std::uint32_t end = section < starts.size() ? starts[section] : begin + 1;
    found.push_back({begin, std::max(end, begin + 1)});
  }
  return found;
}

Spans PlaceChecker::spans_of(const CountPlace& count, Wanted /*wanted*/) {
  Spans found = spans(count.of.front(), Wanted::kAll);
  if (found.size() < count.count) {
    found.clear();
  }
  return found;
}

}  // namespace dateline
