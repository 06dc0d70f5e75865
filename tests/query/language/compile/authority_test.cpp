// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/authority.hpp"

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

using Names = std::set<std::string>;
constexpr EntityKind kPerson = EntityKind::kPerson;
constexpr EntityKind kOrg = EntityKind::kOrganisation;

Authority parsed(std::string_view text) {
  Result<Authority> authority = parse_authority(text, "names.tsv");
  REQUIRE(authority);
  return *authority;
}

TEST_CASE("names of one key are one whatever their spelling") {
  const Authority authority = parsed(
      "\xEF\xBB\xBF# ours\r\nXATO\tthe pact\r\n\r\n  \nxato\tbig pact\nX.A.T.O.\tPact Inc.\n");
  CHECK(authority.names_for(kOrg, "The Pact") == Names{"xato", "pact", "big pact"});
  CHECK(authority.names_for(kOrg, "Pact Inc") == authority.names_for(kOrg, "xato"));
  CHECK(authority.names_for(kPerson, "Pact Inc") == Names{"xato", "pact", "big pact", "pact inc"});
  CHECK(authority.names_for(kOrg, "ours").empty());
}

TEST_CASE("names are joined through lines and the tables") {
  const Authority authority =
      parsed("a1\tb2\nc3\td4\nb2\tc3\nOTAN\tthe alliance\nNATO\tthe pact\n");
  CHECK(authority.names_for(kOrg, "d4") == Names{"a1", "b2", "c3", "d4"});
  CHECK(authority.names_for(kOrg, "the pact").contains("alliance"));
  CHECK(authority.names_for(kOrg, "North Atlantic Treaty Organization").contains("alliance"));
}

TEST_CASE("names that begin so bring all of their group") {
  const Authority authority = parsed("NATO\tzz pact\nxy\tzz league\nother\tzy\n");
  CHECK(authority.names_beginning(kOrg, key_beginning(kOrg, "ZZ ")) ==
        Names{"nato", "xy", "zz league", "zz pact"});
  CHECK(authority.names_beginning(kOrg, key_beginning(kOrg, "zz league co")) ==
        Names{"xy", "zz league"});
  CHECK(authority.names_beginning(kOrg, key_beginning(kOrg, "pact")).empty());
}

TEST_CASE("a line that is no key and name is an error that says where") {
  struct Row {
    const char* text;
    const char* message;
  };
  const Row rows[] = {
      {"a\tb\nno tab\n", "names.tsv:2: no key and name with a TAB between"},
      {"a\tb\tc\n", "names.tsv:1: more than a key and a name"},
      {"# x\n\nthe\tb\n", "names.tsv:3: the key has no letter of a name"},
      {"\tb\n", "names.tsv:1: the key has no letter of a name"},
      {"a\t---\n", "names.tsv:1: the name has no letter of a name"},
      {"a\t\n", "names.tsv:1: the name has no letter of a name"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<Authority> authority = parse_authority(row.text, "names.tsv");
    REQUIRE_FALSE(authority);
    CHECK(authority.error().message == std::string("--aliases: ") + row.message);
  }
}

}  // namespace
}  // namespace dateline::test
