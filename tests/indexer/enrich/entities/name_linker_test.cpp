// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/name_linker.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/entities/entity_key.hpp"

namespace dateline::test {
namespace {

struct Name {
  EntityKind kind;
  std::string surface;
};

// Keys of names that stand in an article one behind the other.
std::vector<NameMention> link(const std::string& body, const std::vector<Name>& names) {
  Article article;
  article.body = body;
  std::vector<NameMention> mentions;
  std::size_t at = 0;
  for (const Name& name : names) {
    at = body.find(name.surface, at);
    REQUIRE(at != std::string::npos);
    NameMention& mention = mentions.emplace_back();
    mention.kind = name.kind;
    mention.mention.begin = static_cast<std::uint32_t>(at);
    at += name.surface.size();
    mention.mention.end = static_cast<std::uint32_t>(at);
    mention.key = entity_key(name.kind, name.surface);
  }
  link_names(article, mentions);
  return mentions;
}

std::vector<std::string> keys_of(const std::string& body, const std::vector<Name>& names) {
  std::vector<std::string> keys;
  std::ranges::transform(link(body, names), std::back_inserter(keys), &NameMention::key);
  return keys;
}

std::vector<EntityKind> kinds_of(const std::string& body, const std::vector<Name>& names) {
  std::vector<EntityKind> kinds;
  std::ranges::transform(link(body, names), std::back_inserter(kinds), &NameMention::kind);
  return kinds;
}

using Keys = std::vector<std::string>;
constexpr EntityKind kPerson = EntityKind::kPerson;
constexpr EntityKind kOrg = EntityKind::kOrganisation;
constexpr EntityKind kPlace = EntityKind::kPlace;

TEST_CASE("a surname is the one person of the article who has it") {
  CHECK(keys_of("Jens Stoltenberg met Leslie. Stoltenberg left.",
                {{kPerson, "Jens Stoltenberg"}, {kPerson, "Leslie"}, {kPerson, "Stoltenberg"}}) ==
        Keys{"jens stoltenberg", "leslie", "jens stoltenberg"});
  CHECK(keys_of("Bush, he said. George W. Bush and George Bush agreed.",
                {{kPerson, "Bush"}, {kPerson, "George W. Bush"}, {kPerson, "George Bush"}}) ==
        Keys{"george w bush", "george w bush", "george w bush"});
  CHECK(keys_of("Lula, as Luiz Inácio Lula da Silva is called, and Lula da Silva",
                {{kPerson, "Lula"},
                 {kPerson, "Luiz Inácio Lula da Silva"},
                 {kPerson, "Lula da Silva"}})[2] == "luiz inacio lula da silva");
}

TEST_CASE("a surname that two people have stays by itself") {
  CHECK(keys_of("Bill Clinton and Hillary Clinton came. Clinton spoke.",
                {{kPerson, "Bill Clinton"}, {kPerson, "Hillary Clinton"}, {kPerson, "Clinton"}}) ==
        Keys{"bill clinton", "hillary clinton", "clinton"});
}

TEST_CASE("a forename counts where nobody has it for a surname") {
  CHECK(keys_of("Boris Johnson won. Boris smiled.",
                {{kPerson, "Boris Johnson"}, {kPerson, "Boris"}})[1] == "boris johnson");
  CHECK(keys_of("Boris Johnson met Peter Boris. Boris smiled.",
                {{kPerson, "Boris Johnson"}, {kPerson, "Peter Boris"}, {kPerson, "Boris"}})[2] ==
        "peter boris");
}

TEST_CASE("an acronym is the organisation it stands behind in brackets") {
  CHECK(keys_of("The African Standby Force (ASF) waits. ASF troops",
                {{kOrg, "African Standby Force"}, {kOrg, "ASF"}, {kOrg, "ASF"}}) ==
        Keys{"african standby force", "african standby force", "african standby force"});
  CHECK(keys_of("the Union of Widget Makers met. UWM said",
                {{kOrg, "Union of Widget Makers"}, {kOrg, "UWM"}})[1] == "union of widget makers");
  CHECK(keys_of("a name nobody knows (NATO)", {{kOrg, "name nobody knows"}, {kOrg, "NATO"}}) ==
        Keys{"nato", "nato"});
}

TEST_CASE("a short form is the one longer name that begins so") {
  CHECK(keys_of("Lehman Brothers fell. Lehman said",
                {{kOrg, "Lehman Brothers"}, {kOrg, "Lehman"}})[1] == "lehman brothers");
  CHECK(keys_of("The NATO Response Force of NATO",
                {{kOrg, "NATO Response Force"}, {kOrg, "NATO"}})[1] == "nato");
}

TEST_CASE("half a name stands for the one whole name or for nobody") {
  CHECK(keys_of("Bank of Springfield; Bank", {{kOrg, "Bank of Springfield"}, {kOrg, "Bank"}}) ==
        Keys{"bank of springfield", "bank of springfield"});
  CHECK(keys_of("Finance Ministry; Ministry", {{kOrg, "Finance Ministry"}, {kOrg, "Ministry"}}) ==
        Keys{"finance ministry", "finance ministry"});
  CHECK(keys_of("Bank of Norway, Bank of Malta; Bank",
                {{kOrg, "Bank of Norway"}, {kOrg, "Bank of Malta"}, {kOrg, "Bank"}}) ==
        Keys{"bank of norway", "bank of malta"});
  CHECK(keys_of("the Bank", {{kOrg, "Bank"}}).empty());
}

TEST_CASE("a company's first name is no person") {
  const std::vector<Name> names{{kOrg, "Chrysler Corp"}, {kPerson, "Chrysler"}};
  CHECK(kinds_of("Chrysler Corp said. Chrysler rose.", names) ==
        std::vector<EntityKind>{kOrg, kOrg});
  CHECK(kinds_of("Chrysler Corp, said Walter Chrysler. Chrysler left.",
                 {{kOrg, "Chrysler Corp"}, {kPerson, "Walter Chrysler"}, {kPerson, "Chrysler"}}) ==
        std::vector<EntityKind>{kOrg, kPerson, kPerson});
}

TEST_CASE("a surname in a company's name alone is the company") {
  CHECK(keys_of("Harper and Row Publishers Inc rose. Harper said",
                {{kOrg, "Harper and Row Publishers Inc"}, {kPerson, "Harper"}})[1] ==
        "harper and row");
  CHECK(kinds_of("James Capel and Co rose. James Capel said",
                 {{kOrg, "James Capel and Co"}, {kPerson, "James Capel"}})[1] == kOrg);
  CHECK(kinds_of("Harper and Row Publishers Inc rose. Mr. Harper said",
                 {{kOrg, "Harper and Row Publishers Inc"}, {kPerson, "Harper"}})[1] == kPerson);
  CHECK(kinds_of("Phelps Foundation met. Phelps said",
                 {{kOrg, "Phelps Foundation"}, {kPerson, "Phelps"}})[1] == kPerson);
}

TEST_CASE("courts and congresses of two countries stay apart") {
  CHECK(keys_of("The Supreme Court ruled. The Supreme Court of Canada agreed.",
                {{kOrg, "Supreme Court"}, {kOrg, "Supreme Court of Canada"}}) ==
        Keys{"supreme court", "supreme court of canada"});
}

TEST_CASE("what the tables know as an organisation is no place") {
  CHECK(kinds_of("at the White House in Georgia", {{kPlace, "White House"}, {kPlace, "Georgia"}}) ==
        std::vector<EntityKind>{kOrg, kPlace});
}

TEST_CASE("what names nothing is dropped") {
  CHECK(keys_of("Co Ltd, the West, Libor and Oliver North",
                {{kOrg, "Co Ltd"}, {kPlace, "West"}, {kOrg, "Libor"}, {kPerson, "Oliver North"}}) ==
        Keys{"oliver north"});
}

TEST_CASE("the publisher's full name is one to link to") {
  Article article;
  article.body = "Baker spoke.";
  article.names.push_back({.kind = kPerson, .key = "james baker", .mentions = {}});
  std::vector<NameMention> mentions(1);
  mentions[0].key = "baker";
  link_names(article, mentions);
  CHECK(mentions[0].key == "james baker");
}

TEST_CASE("known names meet whatever the article calls them") {
  CHECK(keys_of("U.S. and OTAN and Britain",
                {{kPlace, "U.S."}, {kOrg, "OTAN"}, {kPlace, "Britain"}}) ==
        Keys{"united states", "nato", "united kingdom"});
}

}  // namespace
}  // namespace dateline::test
