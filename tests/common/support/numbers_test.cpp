// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/numbers.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("numbers are grouped by thousands") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1000) == "1,000");
  CHECK(with_commas(21578) == "21,578");
  CHECK(with_commas(18446744073709551615U) == "18,446,744,073,709,551,615");
}

TEST_CASE("a count of one is singular") {
  CHECK(counted(1, "article", "articles") == "1 article");
  CHECK(counted(0, "article", "articles") == "0 articles");
  CHECK(counted(2000, "article", "articles") == "2,000 articles");
}

}  // namespace
}  // namespace dateline
