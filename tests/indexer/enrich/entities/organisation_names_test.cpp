// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/organisation_names.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

TEST_CASE("a shorter name is the one organisation of the article it may be short for") {
  struct Row {
    std::vector<const char*> organisations;
    const char* key;
    const char* surface;
    const char* full;
  };
  const Row rows[] = {
      {{"lehman brothers"}, "lehman", "Lehman", "lehman brothers"},
      {{"lehman brothers", "lehman college"}, "lehman", "Lehman", ""},
      {{"union of widget makers"}, "uwm", "UWM", "union of widget makers"},
      {{"union of widget makers"}, "uowm", "UOWM", "union of widget makers"},
      {{"union of widget makers"}, "uwm", "Uwm", ""},
      {{"bank of springfield"}, "bank", "Bank", "bank of springfield"},
      {{"finance ministry"}, "ministry", "Ministry", "finance ministry"},
      {{"supreme court of canada"}, "supreme court", "Supreme Court", ""},
      {{"us supreme court"}, "supreme court", "Supreme Court", "us supreme court"},
      {{"us senate", "french senate"}, "senate", "Senate", ""},
      {{"french senate"}, "senate", "Senate", "french senate"},
      {{"springfield senate"}, "senate", "Senate", ""},
      {{"lehman brothers"}, "lehman", "LEHMAN", "lehman brothers"},
      {{"national assembly of quebec"}, "national", "National", ""},
      {{"nato response force"}, "nato", "NATO", ""},
      {{"lehmann brothers"}, "lehman", "Lehman", ""},
  };
  for (const Row& row : rows) {
    OrganisationNames names;
    for (const char* organisation : row.organisations) {
      names.add(organisation, organisation);
    }
    CAPTURE(row.key);
    CHECK(names.long_form(row.key, row.surface) == row.full);
  }
}

TEST_CASE("a company is known by a word of its name") {
  OrganisationNames names;
  names.add("harper and row publishers", "Harper and Row Publishers Inc");
  names.add("james capel", "James Capel and Co.");
  names.add("trump foundation", "Trump Foundation");
  names.add("phelps dodge", "Phelps Dodge Corp");
  names.add("phelps", "Phelps Ltd");
  names.add("phelps steel", "Phelps Steel Ltd");
  CHECK(names.company_of("harper") == "harper and row publishers");
  CHECK(names.company_of("james capel") == "james capel");
  CHECK(names.company_of("james baker").empty());
  CHECK(names.company_of("trump").empty());
  CHECK(names.company_of("phelps") == "phelps");
  CHECK(names.company_of("dodge") == "phelps dodge");
}

TEST_CASE("some words name nothing") {
  constexpr EntityKind kPerson = EntityKind::kPerson;
  constexpr EntityKind kOrg = EntityKind::kOrganisation;
  constexpr EntityKind kPlace = EntityKind::kPlace;
  const std::pair<EntityKind, const char*> none[] = {{kOrg, "co"},
                                                     {kOrg, "sons inc"},
                                                     {kOrg, "us dollar"},
                                                     {kOrg, "libor"},
                                                     {kPlace, "west"},
                                                     {kPlace, "co"},
                                                     {kPerson, "plc"},
                                                     {kPerson, "nine mths"}};
  for (const auto& row : none) {
    CAPTURE(std::string(row.second));
    CHECK(is_no_name(row.first, row.second));
  }
  const std::pair<EntityKind, const char*> names[] = {{kPerson, "north"},
                                                      {kPerson, "bond"},
                                                      {kPlace, "united states"},
                                                      {kPlace, "west germany"},
                                                      {kOrg, "nato"}};
  for (const auto& row : names) {
    CAPTURE(std::string(row.second));
    CHECK_FALSE(is_no_name(row.first, row.second));
  }
}

}  // namespace
}  // namespace dateline::test
