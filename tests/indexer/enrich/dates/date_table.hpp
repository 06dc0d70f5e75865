// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tables of sentences with the dates they mention: REFERENCE-DATE TAB SENTENCE TAB EXPECTED, where
// EXPECTED is "form=value | form=value" in reading order. Lines with # are remarks; columns behind
// the third are too.
#pragma once

#include <string>
#include <vector>

namespace dateline::test {

struct DateCase {
  std::string where;      // "own_sentences.tsv:17"
  std::string published;  // ISO 8601, "-" for none
  std::string sentence;
  std::string expected;
};

// The cases of a file below tests/indexer/enrich/dates; fails the test if a line is malformed.
[[nodiscard]] std::vector<DateCase> read_date_table(const std::string& name);

// "form=value | ..." of what is found in the sentence.
[[nodiscard]] std::string dates_in(const DateCase& each);

}  // namespace dateline::test
