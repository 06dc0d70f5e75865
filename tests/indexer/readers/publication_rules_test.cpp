// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/publication_rules.hpp"

#include <string>

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

std::string with_status(std::string_view status) {
  Article article;
  set_status(article, status);
  return test::describe(article);
}

TEST_CASE("a status is known by its word, with or without its vocabulary") {
  CHECK(with_status("usable").empty());
  CHECK(with_status(" ").empty());
  CHECK(with_status("embargoed").empty());
  CHECK(with_status("Withheld") == "status=withheld");
  CHECK(with_status("canceled") == "status=canceled");
  CHECK(with_status("stat:canceled") == "status=canceled");
  CHECK(with_status("http://cv.iptc.org/newscodes/pubstatusg2/cancelled") == "status=canceled");
  CHECK(with_status("draft") ==
        "warning=status: \"draft\" is none of usable, withheld and canceled");
}

TEST_CASE("an embargo is a date or a warning") {
  Article article;
  set_embargo(article, "20300101T060000Z");
  CHECK(test::describe(article) == "embargo=2030-01-01T06:00:00Z");
  Article wrong;
  set_embargo(wrong, "tomorrow");
  CHECK(test::describe(wrong) == "warning=embargo: \"tomorrow\" is not a date");
}

}  // namespace
}  // namespace dateline
