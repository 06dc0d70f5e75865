// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/brute_places.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "tests/support/overloaded.hpp"

namespace dateline::test {

namespace {

// Ends of the sentences or paragraphs, and whether two runs are in the same.
class Borders {
 public:
  Borders(const std::vector<ArticleWord>& words, bool Token::*flag) {
    for (const ArticleWord& word : words) {
      if (word.token.*flag) {
        starts_.insert(word.token.position);
      }
    }
  }

  // The whole sentence of a position.
  [[nodiscard]] Run around(std::uint32_t position) const {
    const auto next = starts_.upper_bound(position);
    const std::uint32_t last = next == starts_.end() ? UINT32_MAX : *next - 1;
    return {next == starts_.begin() ? 0 : *std::prev(next), last};
  }

 private:
  std::set<std::uint32_t> starts_;
};

Run hull(const Occurrence& occurrence) {
  Run whole = occurrence.front();
  for (const Run& run : occurrence) {
    whole = {std::min(whole.first, run.first), std::max(whole.last, run.last)};
  }
  return whole;
}

// The longest that a place of NEAR can be.
std::uint32_t reach_of(const Distance& distance, const std::vector<Occurrences>& sides) {
  auto reach = static_cast<std::uint32_t>(distance.words);
  for (const Occurrences& side : sides) {
    std::uint32_t longest = 0;
    for (const Occurrence& occurrence : side) {
      for (const Run& run : occurrence) {
        longest = std::max(longest, run.last - run.first + 1);
      }
    }
    reach += longest;
  }
  return reach;
}

// Whether every choice of one run of each side is near.
bool is_near_by_all(const std::vector<const Occurrence*>& sides,
                    const Distance& distance,
                    std::vector<Run>& chosen) {
  if (chosen.size() == sides.size()) {
    return is_near(chosen, distance.kind, distance.words);
  }
  return std::ranges::all_of(*sides[chosen.size()], [&](const Run& run) {
    chosen.push_back(run);
    const bool is_one = is_near_by_all(sides, distance, chosen);
    chosen.pop_back();
    return is_one;
  });
}

// Whether runs of two sides may be near, whatever covers the positions between them.
bool may_be_near(const Run& a, const Run& b, std::uint32_t reach) {
  return std::max(a.last, b.last) - std::min(a.first, b.first) < reach;
}

// Calls visit with each choice of one occurrence of each side, all within reach of the first.
template <typename Visit>
void for_each_choice(const std::vector<Occurrences>& sides,
                     std::uint32_t reach,
                     std::vector<const Occurrence*>& chosen,
                     const Visit& visit) {
  if (chosen.size() == sides.size()) {
    visit(chosen);
    return;
  }
  for (const Occurrence& occurrence : sides[chosen.size()]) {
    const bool is_within_reach =
        chosen.empty() || std::ranges::all_of(occurrence, [&](const Run& run) {
          return may_be_near(chosen.front()->front(), run, reach);
        });
    if (is_within_reach) {
      chosen.push_back(&occurrence);
      for_each_choice(sides, reach, chosen, visit);
      chosen.pop_back();
    }
  }
}

Occurrence all_runs(const std::vector<const Occurrence*>& chosen) {
  std::set<Run> runs;
  for (const Occurrence* occurrence : chosen) {
    runs.insert(occurrence->begin(), occurrence->end());
  }
  return {runs.begin(), runs.end()};
}

class PlaceFinder {
 public:
  PlaceFinder(const ArticleWords& words, const Field* zone, WordFinder& finder)
      : words_(words), zone_(zone), finder_(finder) {}

  std::optional<Occurrences> find(const Node& node) const {
    return std::visit(Overloaded{[&](const Term& term) { return find_words(term); },
                                 [&](const Phrase& phrase) { return find_words(phrase); },
                                 [&](const Or& choice) { return find_any(choice); },
                                 [&](const Group& group) { return find_all(group); },
                                 [&](const Distance& distance) { return find_near(distance); },
                                 [&](const SameScope& same) { return find_in_one(same); },
                                 [](const auto& /*other*/) -> std::optional<Occurrences> {
                                   throw std::logic_error("has no place in the text");
                                 }},
                      node.value);
  }

 private:
  template <typename Words>
  std::optional<Occurrences> find_words(const Words& words) const {
    const auto runs = finder_.find(words, words_.of(zone_));
    if (!runs) {
      return std::nullopt;
    }
    Occurrences occurrences;
    for (const Run& run : *runs) {
      occurrences.insert({run});
    }
    return occurrences;
  }

  std::optional<Occurrences> find_any(const Or& choice) const {
    std::optional<Occurrences> any;
    for (const NodePtr& child : choice.children) {
      if (auto one = find(*child)) {
        one->merge(any.value_or(Occurrences()));
        any = std::move(one);
      }
    }
    return any;
  }

  // Of each side that has words.
  std::vector<Occurrences> find_sides(const std::vector<const Node*>& nodes) const {
    std::vector<Occurrences> sides;
    for (const Node* node : nodes) {
      if (auto found = find(*node)) {
        sides.push_back(*std::move(found));
      }
    }
    return sides;
  }

  static std::vector<const Node*> members_of(const Group& group) {
    std::vector<const Node*> members;
    members.reserve(group.clauses.size());
    for (const Clause& clause : group.clauses) {
      members.push_back(clause.node.get());
    }
    return members;
  }

  static std::vector<const Node*> pointers(const std::vector<NodePtr>& nodes) {
    std::vector<const Node*> all;
    all.reserve(nodes.size());
    for (const NodePtr& node : nodes) {
      all.push_back(node.get());
    }
    return all;
  }

  template <typename MakeOccurrence>
  static std::optional<Occurrences> combine(const std::vector<Occurrences>& sides,
                                            std::uint32_t reach,
                                            const MakeOccurrence& make_occurrence) {
    if (sides.empty()) {
      return std::nullopt;
    }
    Occurrences all;
    std::vector<const Occurrence*> chosen;
    for_each_choice(sides, reach, chosen, [&](const std::vector<const Occurrence*>& choice) {
      if (auto one = make_occurrence(choice)) {
        all.insert(*std::move(one));
      }
    });
    return all;
  }

  std::optional<Occurrences> find_all(const Group& group) const {
    return combine(find_sides(members_of(group)), UINT32_MAX, [](const auto& choice) {
      return std::optional(all_runs(choice));
    });
  }

  std::optional<Occurrences> find_near(const Distance& distance) const {
    const std::vector<Occurrences> sides = find_sides(pointers(distance.sides));
    return combine(
        sides, reach_of(distance, sides), [&](const auto& choice) -> std::optional<Occurrence> {
          std::vector<Run> chosen;
          if (!is_near_by_all(choice, distance, chosen)) {
            return std::nullopt;
          }
          return Occurrence{hull(all_runs(choice))};
        });
  }

  std::optional<Occurrences> find_in_one(const SameScope& same) const {
    const Borders borders(
        words_.whole,
        same.scope == ScopeKind::kSentence ? &Token::starts_sentence : &Token::starts_paragraph);
    const auto sections = find_common_sections(pointers(same.sides), borders);
    if (!sections) {
      return std::nullopt;
    }
    Occurrences occurrences;
    for (const Run& section : *sections) {
      occurrences.insert({section});
    }
    return occurrences;
  }

  // The sentences or paragraphs that have a node whole.
  std::optional<Runs> find_sections(const Node& node, const Borders& borders) const {
    if (const auto* group = std::get_if<Group>(&node.value)) {
      return find_common_sections(members_of(*group), borders);
    }
    if (const auto* choice = std::get_if<Or>(&node.value)) {
      std::optional<Runs> any;
      for (const NodePtr& child : choice->children) {
        if (auto one = find_sections(*child, borders)) {
          one->merge(any.value_or(Runs()));
          any = std::move(one);
        }
      }
      return any;
    }
    const auto found = find(node);
    if (!found) {
      return std::nullopt;
    }
    Runs sections;
    for (const Run& run : runs_of(*found)) {
      const Run around = borders.around(run.first);
      if (run.last <= around.last) {
        sections.insert(around);
      }
    }
    return sections;
  }

  std::optional<Runs> find_common_sections(const std::vector<const Node*>& nodes,
                                           const Borders& borders) const {
    std::optional<Runs> common;
    for (const Node* node : nodes) {
      if (auto one = find_sections(*node, borders)) {
        if (common) {
          std::erase_if(*one, [&](const Run& section) { return !common->contains(section); });
        }
        common = std::move(one);
      }
    }
    return common;
  }

  const ArticleWords& words_;
  const Field* zone_;
  WordFinder& finder_;
};

}  // namespace

Runs runs_of(const Occurrences& occurrences) {
  Runs runs;
  for (const Occurrence& occurrence : occurrences) {
    runs.insert(hull(occurrence));
  }
  return runs;
}

std::optional<Occurrences> find_places(const Node& node,
                                       const ArticleWords& words,
                                       const Field* zone,
                                       WordFinder& finder) {
  return PlaceFinder(words, zone, finder).find(node);
}

}  // namespace dateline::test
