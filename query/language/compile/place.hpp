// SPDX-License-Identifier: GPL-2.0-or-later
//
// Place: where in an article something stands, as an expression over the positions of its words. It
// says exactly what phrases, NEAR, SAME/s, zones and their combinations mean:
//
//   A span is a run of positions. Words have a span for each place where their slots follow one
//   another; the choices of Any, all their spans. NEAR/n takes one span from each side, no two of
//   them overlapping, with at most n - 1 positions between the first and the last that belong to
//   none; ADJ/n takes them in order. A side that is All holds if each of its members has a span
//   that is near to those of the other sides. SAME/s holds in a sentence that has a span of each
//   side whole.
//
// The index keeps a gap of positions at each paragraph border: it counts as so many words.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <xapian.h>

#include "common/analysis/stemmer.hpp"

namespace dateline {

enum class Zone : std::uint8_t { kText, kTitle, kLead, kBody, kByline };

// One position: any of these terms stands there, or whatever the text has.
struct TermSlot {
  std::vector<std::string> terms;
  bool is_anything = false;
};

struct Place;

// Slots at consecutive positions within a zone.
struct WordsPlace {
  std::vector<TermSlot> slots;
  Zone zone = Zone::kText;
  std::optional<std::string> written;  // only where the article writes it exactly so, blanks as one
};

struct AnyPlace {
  std::vector<Place> choices;
};

struct AllPlace {
  std::vector<Place> members;
};

struct NearPlace {
  std::uint32_t words = 1;  // the n of NEAR/n
  bool in_order = false;
  std::vector<Place> sides;
};

struct SamePlace {
  bool paragraph = false;  // otherwise a sentence
  std::vector<Place> sides;
};

// At least so many spans.
struct CountPlace {
  std::uint32_t count = 1;
  std::vector<Place> of;  // one
};

struct Place {
  std::variant<WordsPlace, AnyPlace, AllPlace, NearPlace, SamePlace, CountPlace> value;
};

// Calls visit with all words of a place, those of its sides, choices and members too.
void visit_words(const Place& place, const std::function<void(const WordsPlace&)>& visit);

// Terms in it, each as often as it stands there.
[[nodiscard]] std::size_t count_terms(const Place& place);

// The articles where the place exists, with weights from its words. What Xapian's own phrase and
// NEAR answer exactly is given to them; all else is a search for articles with the words, each
// checked position by position.
[[nodiscard]] Xapian::Query to_query(Place place, Stemmer& stemmer);

}  // namespace dateline
