// SPDX-License-Identifier: GPL-2.0-or-later
//
// Places: the operators that say where words stand (NEAR, ADJ, SAME/s, SAME/p, ATLEAST) as places.
#pragma once

#include <optional>
#include <vector>

#include "query/language/compile/place.hpp"
#include "query/language/compile/word_places.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

class Places {
 public:
  explicit Places(WordPlaces& words) : words_(words) {}

  // nullopt never, but for AtLeast of nothing. Throws QueryRefusal for a side without a letter or
  // digit, and for what has too many combinations.
  [[nodiscard]] std::optional<Place> of(const Distance& distance, SourceSpan span, Zone zone);
  [[nodiscard]] std::optional<Place> of(const SameScope& same, SourceSpan span, Zone zone);
  [[nodiscard]] std::optional<Place> of(const AtLeast& at_least, SourceSpan span, Zone zone);

 private:
  // What must hold together at one side, and the ways it can: an AND below an OR becomes one of
  // them, so that each is a single place or a plain AND of places.
  using Members = std::vector<Place>;
  [[nodiscard]] std::vector<Members> ways(const Node& side, Zone zone);
  [[nodiscard]] std::vector<Members> ways_of(const Or& any, Zone zone);
  [[nodiscard]] std::vector<Members> ways_of(const Group& group, SourceSpan span, Zone zone);
  [[nodiscard]] std::vector<std::vector<Place>> combinations(const std::vector<NodePtr>& sides,
                                                             SourceSpan span,
                                                             Zone zone);
  [[nodiscard]] Place single(const Node& node, Zone zone);

  WordPlaces& words_;
};

}  // namespace dateline
