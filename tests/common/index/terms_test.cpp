// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/terms.hpp"

#include <set>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"

namespace dateline {
namespace {

using namespace std::chrono_literals;

TEST_CASE("exact fields are folded and keys are not") {
  CHECK(value_term(field("source"), "Zürcher Wire") == "Hzurcher wire");
  CHECK(value_term(field("id"), "Ab-1") == "QAb-1");
  CHECK(value_term(field("section"), "World") == "XSECworld");
}

TEST_CASE("a value too long for a term is cut and told apart by its hash") {
  for (const char* unit : {"x", "ü", "語"}) {
    CAPTURE(unit);
    std::string value;
    while (value.size() < 400) {
      value += unit;
    }
    const std::string term = value_term(field("url"), value + "1");
    CHECK(term.size() <= kMaxTermBytes);
    CHECK(term.size() > kMaxTermBytes - 8);
    CHECK(find_broken_utf8(term) == term.size());
    CHECK(term != value_term(field("url"), value + "2"));
  }
  CHECK(value_term(field("id"), std::string(kMaxIdBytes, 'i')) ==
        "Q" + std::string(kMaxIdBytes, 'i'));
}

TEST_CASE("date terms sort by date") {
  CHECK(day_term(2022y / 2 / 5) == "D20220205");
  CHECK(month_term(1987y / 12) == "M198712");
  CHECK(year_term(1600y) == "Y1600");
}

TEST_CASE("precedence goes by version, then time, then place") {
  const Precedence base{1, 100, "b.jsonl", 5};
  CHECK(Precedence{2, 50, "a", 1} > base);
  CHECK(Precedence{1, 101, "a", 1} > base);
  CHECK(Precedence{1, 100, "c", 1} > base);
  CHECK(Precedence{1, 100, "b.jsonl", 6} > base);
  CHECK(decode_precedence(encode_precedence(base)) == base);
  const Precedence before_1970{0, -5, "", 0};
  CHECK(decode_precedence(encode_precedence(before_1970)) == before_1970);
}

TEST_CASE("every field has a name and aliases of its own, and no prefix stands for two") {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes;
  for (const Field& row : kFields) {
    CAPTURE(row.name);
    CHECK(names.insert(row.name).second);
    for (const std::string_view alias : row.aliases) {
      CHECK((alias.empty() || names.insert(alias).second));
      CHECK((alias.empty() || find_field(alias) == &row));
    }
    CHECK(find_field(row.name) == &row);
    CHECK((row.prefix.empty() || prefixes.insert(row.prefix).second));
    CHECK_FALSE(row.help.empty());
  }
  CHECK(find_field("nothing") == nullptr);
  CHECK(find_field("") == nullptr);
}

}  // namespace
}  // namespace dateline
