// SPDX-License-Identifier: GPL-2.0-or-later
//
// A document of the index against the article stored in it: the terms and values must be those that
// the indexer makes of that article. So the Q term, the slots, the day of publication, the entities
// and the dates agree with it, and the hash of its content says that its text is as it was read.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "common/index/segment_metadata.hpp"
#include "indexer/segments/document_builder.hpp"

namespace dateline {

class DocumentCheck {
 public:
  // Throws Failure (kBadIndex) if this program has no stemmer for the segment's language.
  explicit DocumentCheck(SegmentMetadata metadata);

  enum class Positions : std::uint8_t { kSkip, kCompare };

  // What is wrong, each with the article's id; at most a few for one document. Positions are read
  // term by term, which takes longer than all else. Throws Xapian::Error on damaged tables.
  [[nodiscard]] std::vector<std::string> check(const Xapian::Document& document,
                                               Positions positions);

 private:
  [[nodiscard]] bool is_by_these_rules(const std::string& term) const;
  void compare_terms(const Xapian::Document& stored,
                     const Xapian::Document& expected,
                     Positions positions,
                     std::vector<std::string>& problems) const;

  SegmentMetadata metadata_;
  DocumentBuilder builder_;
};

}  // namespace dateline
