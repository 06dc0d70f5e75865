// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/dates/date_finder.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/indexer/enrich/dates/date_table.hpp"

namespace dateline::test {
namespace {

void check_table(const std::string& name, std::size_t least) {
  const std::vector<DateCase> cases = read_date_table(name);
  CHECK(cases.size() >= least);
  for (const DateCase& each : cases) {
    CAPTURE(each.where);
    CAPTURE(each.published);
    CAPTURE(each.sentence);
    CHECK(dates_in(each) == each.expected);
  }
}

TEST_CASE("sentences of newspapers mention these dates") {
  check_table("own_sentences.tsv", 300);
}

TEST_CASE("cases of Recognizers-Text that fit news") {
  check_table("recognizers_cases.tsv", 150);
}

}  // namespace
}  // namespace dateline::test
