// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/places.hpp"

#include <utility>

#include <fmt/format.h>

#include "query/language/syntax/query_refusal.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMostCombinations = 64;

// Trying all places of a frequent word on more sides takes time that grows with their power.
constexpr std::size_t kMostSides = 8;

void refuse_combinations(SourceSpan span) {
  refuse(span,
         "too many combinations of AND and OR inside one position operator",
         "write some of them as operators of their own, joined by OR");
}

Place any_of(std::vector<Place> choices) {
  return choices.size() == 1 ? std::move(choices.front()) : Place{AnyPlace{std::move(choices)}};
}

Place side_of(std::vector<Place> members) {
  return members.size() == 1 ? std::move(members.front()) : Place{AllPlace{std::move(members)}};
}

}  // namespace

Place Places::single(const Node& node, Zone zone) {
  std::optional<Place> place;
  if (const auto* term = std::get_if<Term>(&node.value)) {
    place = words_.of(*term, node.span, zone);
  } else if (const auto* phrase = std::get_if<Phrase>(&node.value)) {
    place = words_.of(*phrase, node.span, zone);
  } else if (const auto* distance = std::get_if<Distance>(&node.value)) {
    place = of(*distance, node.span, zone);
  } else if (const auto* same = std::get_if<SameScope>(&node.value)) {
    place = of(*same, node.span, zone);
  } else {
    refuse(node.span, "this has no place in the text", "write words, phrases, OR or AND here");
  }
  if (!place) {
    refuse(node.span, "there is no letter or digit in this", "leave it out, or write a word");
  }
  return *std::move(place);
}

std::vector<Places::Members> Places::ways(const Node& side, Zone zone) {
  if (const auto* any = std::get_if<Or>(&side.value)) {
    return ways_of(*any, zone);
  }
  if (const auto* group = std::get_if<Group>(&side.value)) {
    return ways_of(*group, side.span, zone);
  }
  std::vector<Members> one(1);
  one.front().push_back(single(side, zone));
  return one;
}

std::vector<Places::Members> Places::ways_of(const Or& any, Zone zone) {
  std::vector<Members> result;
  std::vector<Place> singles;
  for (const NodePtr& child : any.children) {
    for (Members& way : ways(*child, zone)) {
      if (way.size() == 1) {
        singles.push_back(std::move(way.front()));
      } else {
        result.push_back(std::move(way));
      }
    }
  }
  if (!singles.empty()) {
    result.emplace_back();
    result.back().push_back(any_of(std::move(singles)));
  }
  return result;
}

std::vector<Places::Members> Places::ways_of(const Group& group, SourceSpan span, Zone zone) {
  std::vector<Members> result(1);
  for (const Clause& clause : group.clauses) {
    const std::vector<Members> more = ways(*clause.node, zone);
    std::vector<Members> longer;
    for (const Members& way : result) {
      for (const Members& next : more) {
        longer.push_back(way);
        longer.back().insert(longer.back().end(), next.begin(), next.end());
      }
    }
    result = std::move(longer);
    if (result.size() > kMostCombinations) {
      refuse_combinations(span);
    }
  }
  return result;
}

std::vector<std::vector<Place>> Places::combinations(const std::vector<NodePtr>& sides,
                                                     SourceSpan span,
                                                     Zone zone) {
  std::vector<std::vector<Place>> result(1);
  for (const NodePtr& side : sides) {
    const std::vector<Members> choices = ways(*side, zone);
    std::vector<std::vector<Place>> longer;
    for (const std::vector<Place>& combination : result) {
      for (const Members& choice : choices) {
        longer.push_back(combination);
        longer.back().push_back(side_of(choice));
      }
    }
    result = std::move(longer);
    if (result.size() > kMostCombinations) {
      refuse_combinations(span);
    }
  }
  return result;
}

std::optional<Place> Places::of(const Distance& distance, SourceSpan span, Zone zone) {
  if (distance.sides.size() > kMostSides) {
    refuse(span,
           fmt::format("NEAR and ADJ join {} sides at most", kMostSides),
           "write a phrase, or several of them with AND between");
  }
  std::vector<Place> choices;
  for (std::vector<Place>& sides : combinations(distance.sides, span, zone)) {
    choices.push_back({NearPlace{static_cast<std::uint32_t>(distance.words),
                                 distance.kind == DistanceKind::kAdjacent,
                                 std::move(sides)}});
  }
  return any_of(std::move(choices));
}

std::optional<Place> Places::of(const SameScope& same, SourceSpan span, Zone zone) {
  if (same.sides.size() > kMaxTerms) {
    refuse(span, "more sides than a query may have terms", "write fewer of them");
  }
  std::vector<Place> choices;
  for (std::vector<Place>& sides : combinations(same.sides, span, zone)) {
    choices.push_back({SamePlace{same.scope == ScopeKind::kParagraph, std::move(sides)}});
  }
  return any_of(std::move(choices));
}

std::optional<Place> Places::of(const AtLeast& at_least, SourceSpan /*span*/, Zone zone) {
  std::vector<Members> choices = ways(*at_least.child, zone);
  return Place{CountPlace{static_cast<std::uint32_t>(at_least.count), std::move(choices.front())}};
}

}  // namespace dateline
