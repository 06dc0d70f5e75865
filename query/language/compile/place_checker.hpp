// SPDX-License-Identifier: GPL-2.0-or-later
//
// PlaceChecker: finds a place (query/language/compile/place.hpp) in one article after another.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/language/compile/near_search.hpp"
#include "query/language/compile/place.hpp"
#include "query/language/compile/position_reader.hpp"

namespace dateline {

using Spans = std::vector<Span>;  // ascending, each once

class PlaceChecker {
 public:
  PlaceChecker(const Place& place, Xapian::Database database, std::string_view language)
      : place_(place), reader_(std::move(database), language) {}

  // Whether the article has the place. Ids never decrease from call to call.
  [[nodiscard]] bool holds(Xapian::docid id);

 private:
  [[nodiscard]] Spans spans(const Place& place, Wanted wanted);
  [[nodiscard]] Spans spans_of(const WordsPlace& words, Wanted wanted);
  [[nodiscard]] Spans spans_of(const AnyPlace& any, Wanted wanted);
  [[nodiscard]] Spans spans_of(const AllPlace& all, Wanted wanted);
  [[nodiscard]] Spans spans_of(const NearPlace& near, Wanted wanted);
  [[nodiscard]] Spans spans_of(const SamePlace& same, Wanted wanted);
  [[nodiscard]] Spans spans_of(const CountPlace& count, Wanted wanted);
  [[nodiscard]] Positions positions_of(const TermSlot& slot, const Span& extent);

  const Place& place_;
  PositionReader reader_;
};

}  // namespace dateline
