// SPDX-License-Identifier: GPL-2.0-or-later
//
// PlaceSpans: the spans of a place (query/language/compile/place.hpp) in one article, read from
// whatever knows where the article's terms stand: the index, or the text itself.
//
// A Reader has
//   const Positions& positions(const std::string& term);   // in the article, ascending
//   Span extent(Zone zone);                                 // the positions of a zone
//   std::string written(const Span& span, Zone zone);       // what the article writes there
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/index/fields.hpp"
#include "query/language/compile/near_search.hpp"
#include "query/language/compile/place.hpp"
#include "query/language/compile/sections.hpp"
#include "query/language/compile/span.hpp"

namespace dateline {

template <class Reader>
class PlaceSpans {
 public:
  explicit PlaceSpans(Reader& reader) : reader_(reader) {}

  // Ascending, each once. kOne: one is enough, where finding all of them costs more.
  [[nodiscard]] Spans of(const Place& place, Wanted wanted) {
    if (const auto* near = std::get_if<NearPlace>(&place.value)) {
      return of(*near, wanted);
    }
    return std::visit([this](const auto& kind) { return this->of(kind, Wanted::kAll); },
                      place.value);
  }

  [[nodiscard]] Spans of(const WordsPlace& words, Wanted /*wanted*/) {
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

  [[nodiscard]] Spans of(const AnyPlace& any, Wanted /*wanted*/) {
    Spans all;
    for (const Place& choice : any.choices) {
      const Spans found = of(choice, Wanted::kAll);
      all.insert(all.end(), found.begin(), found.end());
    }
    sort_unique(all);
    return all;
  }

  // Only where nothing asks how near its members are: they hold, or not.
  [[nodiscard]] Spans of(const AllPlace& all, Wanted /*wanted*/) {
    Spans together;
    for (const Place& member : all.members) {
      const Spans found = of(member, Wanted::kAll);
      if (found.empty()) {
        return {};
      }
      together.insert(together.end(), found.begin(), found.end());
    }
    sort_unique(together);
    return together;
  }

  [[nodiscard]] Spans of(const NearPlace& near, Wanted wanted) {
    std::vector<NearSide> sides;
    for (const Place& side : near.sides) {
      NearSide& members = sides.emplace_back();
      if (const auto* all = members_of(side)) {
        for (const Place& member : *all) {
          members.push_back(of(member, Wanted::kAll));
        }
      } else {
        members.push_back(of(side, Wanted::kAll));
      }
      if (std::ranges::any_of(members, &Spans::empty)) {
        return {};
      }
    }
    return find_near({near.words, near.in_order}, sides, wanted);
  }

  [[nodiscard]] Spans of(const SamePlace& same, Wanted /*wanted*/) {
    const Positions starts =
        reader_.positions(std::string(same.paragraph ? kParagraphTerm : kSentenceTerm));
    std::optional<Sections> sections;
    const auto narrow = [&](const Place& member) {
      const Sections with = sections_with(starts, of(member, Wanted::kAll));
      sections = sections ? common_to(*sections, with) : with;
      return !sections->empty();
    };
    for (const Place& side : same.sides) {
      const auto* all = members_of(side);
      if (all == nullptr ? !narrow(side) : !std::ranges::all_of(*all, narrow)) {
        return {};
      }
    }
    return spans_of_sections(starts, *sections);
  }

  [[nodiscard]] Spans of(const CountPlace& count, Wanted /*wanted*/) {
    Spans found = of(count.of.front(), Wanted::kAll);
    if (found.size() < count.count) {
      found.clear();
    }
    return found;
  }

 private:
  // The sides of NEAR and SAME as lists of members.
  static const std::vector<Place>* members_of(const Place& side) {
    const auto* all = std::get_if<AllPlace>(&side.value);
    return all == nullptr ? nullptr : &all->members;
  }

  static void sort_unique(Spans& spans) {
    std::ranges::sort(spans);
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  }

  // Slots up to the last one that is not just anything.
  static std::size_t count_known(const WordsPlace& words) {
    std::size_t count = words.slots.size();
    while (count > 0 && words.slots[count - 1].is_anything) {
      --count;
    }
    return count;
  }

  Positions positions_of(const TermSlot& slot, const Span& extent) {
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

  Reader& reader_;
};

}  // namespace dateline
