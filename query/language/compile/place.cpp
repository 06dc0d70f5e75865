// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/place.hpp"

#include <algorithm>
#include <set>

#include "common/index/fields.hpp"
#include "query/language/compile/place_source.hpp"

namespace dateline {

namespace {

using Xapian::Query;

Query join(Query::op op, const std::vector<Query>& queries) {
  return {op, queries.begin(), queries.end()};
}

using Terms = std::vector<std::string>;

Query any_of(Query::op op, const Terms& terms) {
  return terms.size() == 1 ? Query(terms.front()) : Query(op, terms.begin(), terms.end());
}

// Without the slots at its end that hold whatever stands there: something always does.
std::vector<TermSlot> known_slots(const WordsPlace& words) {
  std::vector<TermSlot> slots = words.slots;
  while (!slots.empty() && slots.back().is_anything) {
    slots.pop_back();
  }
  return slots;
}

bool is_whole_text(const WordsPlace& words) {
  return !words.written && (words.zone == Zone::kText || words.zone == Zone::kByline);
}

// The terms of a side that is one position of the whole text, whichever word it is.
std::optional<Terms> one_position(const Place& side) {
  if (const auto* words = std::get_if<WordsPlace>(&side.value)) {
    return is_whole_text(*words) && words->slots.size() == 1
               ? std::optional(words->slots.front().terms)
               : std::nullopt;
  }
  const auto* any = std::get_if<AnyPlace>(&side.value);
  if (any == nullptr) {
    return std::nullopt;
  }
  Terms all;
  for (const Place& choice : any->choices) {
    const auto terms = one_position(choice);
    if (!terms) {
      return std::nullopt;
    }
    all.insert(all.end(), terms->begin(), terms->end());
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// As Xapian's own operators, where they mean exactly the same.
std::optional<Query> native(const Place& place);

std::optional<Query> native(const WordsPlace& words) {
  const std::vector<TermSlot> slots = known_slots(words);
  const auto is_empty = [](const TermSlot& slot) {
    return !slot.is_anything && slot.terms.empty();
  };
  if (std::ranges::any_of(slots, is_empty)) {
    return Query();  // no word of the index fits
  }
  if (!is_whole_text(words) || std::ranges::any_of(slots, &TermSlot::is_anything)) {
    return std::nullopt;
  }
  if (slots.size() == 1) {
    return any_of(Query::OP_SYNONYM, slots.front().terms);
  }
  std::vector<Query> sides;
  sides.reserve(slots.size());
  for (const TermSlot& slot : slots) {
    sides.push_back(any_of(Query::OP_OR, slot.terms));
  }
  return join(Query::OP_PHRASE, sides);
}

std::optional<Query> native(const AnyPlace& any) {
  std::vector<Query> choices;
  for (const Place& choice : any.choices) {
    if (auto query = native(choice)) {
      choices.push_back(*std::move(query));
    } else {
      return std::nullopt;
    }
  }
  return join(Query::OP_OR, choices);
}

// Whether a term of one side can stand where a term of another does: the same term, a hyphenated
// word and its first part, an acronym and its word. Measured on Xapian 1.4.22: NEAR then misses
// articles where a side has another place as well.
bool may_meet(const std::vector<Terms>& sides) {
  std::vector<std::pair<std::string_view, std::size_t>> all;
  for (std::size_t side = 0; side < sides.size(); ++side) {
    for (const std::string& term : sides[side]) {
      if (term.starts_with(kCasedPrefix)) {
        return true;
      }
      all.emplace_back(term, side);
    }
  }
  std::ranges::sort(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t next = i + 1; next < all.size() && all[next].first.starts_with(all[i].first);
         ++next) {
      if (all[next].second != all[i].second) {
        return true;
      }
    }
  }
  return false;
}

std::optional<Query> native(const NearPlace& near) {
  std::vector<Terms> sides;
  for (const Place& side : near.sides) {
    auto terms = one_position(side);
    if (!terms) {
      return std::nullopt;
    }
    if (terms->empty()) {
      return Query();
    }
    sides.push_back(*std::move(terms));
  }
  if (may_meet(sides)) {
    return std::nullopt;
  }
  std::vector<Query> queries;
  queries.reserve(sides.size());
  for (const Terms& side : sides) {
    queries.push_back(any_of(Query::OP_OR, side));
  }
  const auto window = static_cast<Xapian::termcount>(near.words + sides.size() - 1);
  return Query(
      near.in_order ? Query::OP_PHRASE : Query::OP_NEAR, queries.begin(), queries.end(), window);
}

std::optional<Query> native(const AllPlace& /*all*/) {
  return std::nullopt;
}

std::optional<Query> native(const SamePlace& /*same*/) {
  return std::nullopt;
}

std::optional<Query> native(const CountPlace& /*count*/) {
  return std::nullopt;
}

std::optional<Query> native(const Place& place) {
  return std::visit([](const auto& kind) { return native(kind); }, place.value);
}

// The articles that have the words, wherever they stand.
class Candidates {
 public:
  explicit Candidates(Stemmer& stemmer) : stemmer_(stemmer) {}

  Query of(const Place& place) {
    return std::visit([this](const auto& kind) { return of_kind(kind); }, place.value);
  }

 private:
  Query of_kind(const WordsPlace& words) {
    std::vector<Query> slots;
    for (const TermSlot& slot : words.slots) {
      if (!slot.is_anything) {
        slots.push_back(of_terms(slot.terms, words.zone));
      }
    }
    return join(Query::OP_AND, slots);
  }

  Query of_terms(const Terms& terms, Zone zone) {
    if (zone == Zone::kTitle) {
      return zone_stems(field("title"), terms);
    }
    return zone == Zone::kLead ? zone_stems(field("lead"), terms)
                               : any_of(Query::OP_SYNONYM, terms);
  }

  // A zone has stems of its own: fewer articles than have the word anywhere.
  Query zone_stems(const Field& zone, const Terms& written) {
    std::set<std::string> terms;
    for (const std::string& term : written) {
      if (term.starts_with(kCasedPrefix)) {
        terms.insert(term);
      } else {
        std::string stem(kStemMark);
        stem += zone.prefix;
        stem += stemmer_.stem(term);
        terms.insert(std::move(stem));
      }
    }
    return any_of(Query::OP_SYNONYM, {terms.begin(), terms.end()});
  }

  Query all_of(const std::vector<Place>& places, Query::op op) {
    std::vector<Query> queries;
    queries.reserve(places.size());
    for (const Place& place : places) {
      queries.push_back(of(place));
    }
    return join(op, queries);
  }

  Query of_kind(const AnyPlace& any) { return all_of(any.choices, Query::OP_OR); }
  Query of_kind(const AllPlace& all) { return all_of(all.members, Query::OP_AND); }
  Query of_kind(const NearPlace& near) { return all_of(near.sides, Query::OP_AND); }
  Query of_kind(const SamePlace& same) { return all_of(same.sides, Query::OP_AND); }
  Query of_kind(const CountPlace& count) { return all_of(count.of, Query::OP_AND); }

  Stemmer& stemmer_;
};

// The places that a place is made of.
using Parts = std::vector<Place>;

const Parts& parts_of(const WordsPlace& /*words*/) {
  static const Parts none;
  return none;
}

const Parts& parts_of(const AnyPlace& any) {
  return any.choices;
}

const Parts& parts_of(const AllPlace& all) {
  return all.members;
}

const Parts& parts_of(const NearPlace& near) {
  return near.sides;
}

const Parts& parts_of(const SamePlace& same) {
  return same.sides;
}

const Parts& parts_of(const CountPlace& count) {
  return count.of;
}

}  // namespace

void visit_words(const Place& place, const std::function<void(const WordsPlace&)>& visit) {
  if (const auto* words = std::get_if<WordsPlace>(&place.value)) {
    visit(*words);
  }
  const auto parts = [](const auto& kind) -> const Parts& { return parts_of(kind); };
  for (const Place& part : std::visit(parts, place.value)) {
    visit_words(part, visit);
  }
}

std::size_t count_terms(const Place& place) {
  std::size_t count = 0;
  visit_words(place, [&count](const WordsPlace& words) {
    for (const TermSlot& slot : words.slots) {
      count += slot.terms.size();
    }
  });
  return count;
}

Query to_query(Place place, Stemmer& stemmer) {
  if (auto query = native(place)) {
    return *std::move(query);
  }
  const Query candidates = Candidates(stemmer).of(place);
  auto source = std::make_unique<PlaceSource>(std::make_shared<const Place>(std::move(place)),
                                              stemmer.language());
  // Xapian takes ownership of what was released (PostingSource::release).
  return {Query::OP_FILTER, candidates, Query(source.release()->release())};
}

}  // namespace dateline
