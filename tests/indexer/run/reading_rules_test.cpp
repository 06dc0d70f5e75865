// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/reading_rules.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("what is kept for how long matters to files of which something was too old") {
  const ReadingRules kept_for_ten_years{.files = "8f3a", .retention = "10y"};
  CHECK(kept_for_ten_years.of({.articles = 3}) == "8f3a");
  CHECK(kept_for_ten_years.of({.articles = 3, .expired = 1}) == "8f3a+10y");
  // All is kept now, so what was too old may come back.
  CHECK(ReadingRules{.files = "8f3a"}.of({.expired = 1}) == "8f3a+");
}

}  // namespace
}  // namespace dateline
