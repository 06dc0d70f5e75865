// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/place_checker.hpp"

#include "query/language/compile/place_spans.hpp"

namespace dateline {

bool PlaceChecker::holds(Xapian::docid id) {
  reader_.go_to(id);
  return !PlaceSpans<PositionReader>(reader_).of(place_, Wanted::kOne).empty();
}

}  // namespace dateline
