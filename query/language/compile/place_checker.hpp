// SPDX-License-Identifier: GPL-2.0-or-later
//
// PlaceChecker: finds a place (query/language/compile/place.hpp) in one article after another.
#pragma once

#include <string_view>
#include <utility>

#include <xapian.h>

#include "query/language/compile/place.hpp"
#include "query/language/compile/position_reader.hpp"

namespace dateline {

class PlaceChecker {
 public:
  PlaceChecker(const Place& place, Xapian::Database database, std::string_view language)
      : place_(place), reader_(std::move(database), language) {}

  // Whether the article has the place. Ids never decrease from call to call.
  [[nodiscard]] bool holds(Xapian::docid id);

 private:
  const Place& place_;
  PositionReader reader_;
};

}  // namespace dateline
