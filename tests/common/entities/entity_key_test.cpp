// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/entities/entity_key.hpp"

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

TEST_CASE("spellings of one name have one key") {
  struct Row {
    EntityKind kind;
    const char* name;
    const char* key;
  };
  constexpr EntityKind kPerson = EntityKind::kPerson;
  constexpr EntityKind kOrg = EntityKind::kOrganisation;
  constexpr EntityKind kPlace = EntityKind::kPlace;
  const Row rows[] = {
      {kOrg, "NATO", "nato"},
      {kOrg, "Nato", "nato"},
      {kOrg, "N.A.T.O.", "nato"},
      {kOrg, "the NATO", "nato"},
      {kOrg, "NATO's", "nato"},
      {kOrg, "AT&T", "at&t"},
      {kOrg, "Chrysler Corp.", "chrysler"},
      {kOrg, "Chrysler Corporation", "chrysler"},
      {kOrg, "Marks and Spencer Group plc", "marks and spencer group"},
      {kOrg, "Standard & Poor's Corp", "standard and poors"},
      {kOrg, "Johnson & Johnson", "johnson and johnson"},
      {kOrg, "Goldman, Sachs & Co.", "goldman sachs"},
      {kOrg, "Goldman Sachs and Co", "goldman sachs"},
      {kOrg, "& Co", "& co"},
      {kOrg, "General Motors", "general motors"},
      {kOrg, "Co", "co"},
      {kOrg, "al-Qaeda", "al qaeda"},
      {kPerson, "Jens Stoltenberg", "jens stoltenberg"},
      {kPerson, "JENS\nSTOLTENBERG", "jens stoltenberg"},
      {kPerson, "Mr. Stoltenberg", "stoltenberg"},
      {kPerson, "Lt. Gen. Andrew Leslie", "andrew leslie"},
      {kPerson, "President Václav Havel\u2019s", "vaclav havel"},
      {kPerson, "Võ Nguyên Giáp", "vo nguyen giap"},
      {kPerson, "O'Neill", "oneill"},
      {kPerson, "O\u2019Neill", "oneill"},
      {kPerson, "Jean-Luc Godard", "jean luc godard"},
      {kPerson, "George W. Bush", "george w bush"},
      {kPerson, "George H.W. Bush", "george hw bush"},
      {kPerson, "George H. W. Bush", "george hw bush"},
      {kPerson, "J. K. Rowling", "jk rowling"},
      {kPerson, "J.K. Rowling", "jk rowling"},
      {kPerson, "JK Rowling", "jk rowling"},
      {kPerson, "Malcolm X", "malcolm x"},
      {kPerson, "The President", "president"},
      {kPlace, "the United States", "united states"},
      {kPlace, "U.S.", "us"},
      {kPlace, "São Paulo", "sao paulo"},
      {kPlace, "Queen Charlotte", "queen charlotte"},
      {kPlace, "北京", "北京"},
      {kPlace, "the", ""},
      {kPlace, "--- ()", ""},
      {kPlace, "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string key = entity_key(row.kind, row.name);
    CHECK(key == row.key);
    CHECK(entity_key(row.kind, key) == key);
  }
}

TEST_CASE("what is half typed begins the keys of what it begins") {
  struct Row {
    EntityKind kind;
    const char* typed;
    const char* prefix;
    const char* whole;
  };
  constexpr EntityKind kPerson = EntityKind::kPerson;
  constexpr EntityKind kOrg = EntityKind::kOrganisation;
  constexpr EntityKind kPlace = EntityKind::kPlace;
  const Row rows[] = {
      {kPerson, "stol", "stol", ""},
      {kPerson, "Jean-C", "jean c", ""},
      {kPerson, "Mr. St", "st", ""},
      {kPerson, "President V\u00E1clav H", "vaclav h", ""},
      {kPerson, "mr", "mr", ""},
      {kPerson, "mr ", "", ""},
      {kPerson, "robert ", "robert ", ""},
      {kPerson, "jean-", "jean ", ""},
      {kPerson, "", "", ""},
      {kPerson, "%", "", ""},
      {kOrg, "N.A.T", "nat", ""},
      {kOrg, "the nat", "nat", ""},
      {kOrg, "the", "the", ""},
      {kOrg, "American Express Co", "american express co", "american express"},
      {kOrg, "American Express ", "american express ", "american express"},
      {kOrg, "Marks Co. Lt", "marks co lt", "marks"},
      {kOrg, "American Expr", "american expr", ""},
      {kPlace, "isle of co", "isle of co", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    const KeyBeginning beginning = key_beginning(row.kind, row.typed);
    CHECK(beginning.prefix == row.prefix);
    CHECK(beginning.whole == row.whole);
  }
  CHECK(key_beginning(kOrg, "Chrysler Corp").fits(entity_key(kOrg, "Chrysler Corporation")));
  CHECK_FALSE(key_beginning(kOrg, "Chrysler Corp").fits("chrysler financial"));
}

TEST_CASE("a long key is cut between characters") {
  std::string name;
  for (int i = 0; i < 100; ++i) {
    name += "ж";
  }
  const std::string key = entity_key(EntityKind::kPlace, name);
  CHECK(key.size() == kMaxKeyBytes);
  CHECK(name.starts_with(key));
}

TEST_CASE("a person is called by shorter names too") {
  using Names = std::set<std::string>;
  CHECK(short_names("jens stoltenberg") == Names{"stoltenberg"});
  CHECK(short_names("george w bush") == Names{"bush", "george bush"});
  CHECK(short_names("vincent van gogh") == Names{"gogh", "van gogh", "vincent gogh"});
  CHECK(short_names("fernando de la rua") == Names{"rua", "la rua", "de la rua", "fernando rua"});
  CHECK(short_names("martin luther king jr") == Names{"king", "martin king"});
  CHECK(short_names("george hw bush") == Names{"bush", "george bush"});
  CHECK(short_names("jk rowling") == Names{"rowling"});
  CHECK(short_names("putin").empty());
  CHECK(surname_of("martin luther king jr") == "king");
  CHECK(surname_of("putin") == "putin");
}

}  // namespace
}  // namespace dateline::test
