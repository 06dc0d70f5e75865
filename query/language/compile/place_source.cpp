// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/place_source.hpp"

#include <algorithm>

namespace dateline {

void PlaceSource::init(const Xapian::Database& segment) {
  checker_.emplace(*place_, segment, language_);
  articles_ = segment.get_doccount();
  last_ = segment.get_lastdocid();
  id_ = 0;
  is_at_match_ = false;
}

void PlaceSource::find_from(Xapian::docid id) {
  for (id_ = id; id_ <= last_; ++id_) {
    if (checker_->holds(id_)) {
      break;
    }
  }
  is_at_match_ = id_ <= last_;
}

void PlaceSource::next(double /*min_weight*/) {
  find_from(id_ + 1);
}

void PlaceSource::skip_to(Xapian::docid id, double /*min_weight*/) {
  if (id > id_) {
    find_from(id);
  } else if (!is_at_match_) {
    find_from(id_ + 1);
  }
}

bool PlaceSource::check(Xapian::docid id, double /*min_weight*/) {
  if (id > id_) {
    id_ = id;
    is_at_match_ = id <= last_ && checker_->holds(id);
  }
  return is_at_match_;
}

}  // namespace dateline
