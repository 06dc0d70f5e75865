// SPDX-License-Identifier: GPL-2.0-or-later
//
// What words that stand together weigh.
#include <doctest/doctest.h>

#include "tests/support/query_index.hpp"

namespace dateline {
namespace {

std::string meaning(const std::string& query) {
  static test::QueryIndex index({test::make_article("a", "Fall of Kabul", "A force, a flood.")}, 1);
  return index.compile(query).matches.get_description();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("neighbouring words add a small proximity part") {
  const std::string query = meaning("response force canada");
  CHECK(has(query, "AND_MAYBE 0.1"));
  CHECK(has(query, "(response PHRASE 2 force)"));
  CHECK(has(query, "(response NEAR 8 force)"));
  CHECK(has(query, "(force PHRASE 2 canada)"));
  CHECK_FALSE(has(meaning("response AND force"), "PHRASE"));
}

TEST_CASE("function words add weight and do not restrict") {
  CHECK(has(meaning("the fall of kabul"), "((Zfall AND Zkabul) AND_MAYBE (Zthe OR Zof"));
  CHECK(has(meaning("to be or not to be"), "Zto AND Zbe"));
  CHECK(has(meaning("the AND kabul"), "(Zthe AND Zkabul)"));
}

TEST_CASE("pairs of neighbours that are no function words add weight, many of them less each") {
  CHECK(has(meaning("flood polish"), "0.1000"));
  CHECK(!has(meaning("fall of kabul"), "PHRASE"));
  const std::string many = meaning("flood polish kabul troops zurich forces bank");
  CHECK(has(many, "0.0500"));  // six pairs, three at full scale
}

}  // namespace
}  // namespace dateline
