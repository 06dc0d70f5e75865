// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/entities/known_names.hpp"

#include <map>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

TEST_CASE("other names of known places and organisations lead to one key") {
  struct Row {
    EntityKind kind;
    const char* name;
    const char* key;
  };
  constexpr EntityKind kOrg = EntityKind::kOrganisation;
  constexpr EntityKind kPlace = EntityKind::kPlace;
  const Row rows[] = {
      {kOrg, "OTAN", "nato"},
      {kOrg, "N.A.T.O.", "nato"},
      {kOrg, "North Atlantic Treaty Organization", "nato"},
      {kOrg, "the North Atlantic Treaty Organisation", "nato"},
      {kOrg, "EU", "european union"},
      {kOrg, "Vereinte Nationen", "united nations"},
      {kOrg, "VJTF", "very high readiness joint task force"},
      {kOrg, "Joint Very High Readiness Task Force", "very high readiness joint task force"},
      {kOrg, "Standard and Poor's Corp", "standard and poor"},
      {kOrg, "Worldbank", "world bank"},
      {kOrg, "Citicorp", "citicorp"},
      {kOrg, "Exxon", "exxon"},
      {kPlace, "U.S.", "united states"},
      {kPlace, "Calif.", "california"},
      {kPlace, "N.J.", "new jersey"},
      {kPlace, "Pa.", "pennsylvania"},
      {kPlace, "\u00C9tats-Unis", "united states"},
      {kPlace, "Russland", "russia"},
      {kPlace, "Alemania", "germany"},
      {kPlace, "Frankreich", "france"},
      {kPlace, "USA", "united states"},
      {kPlace, "Britain", "united kingdom"},
      {kPlace, "Türkiye", "turkey"},
      {kPlace, "Burma", "myanmar"},
      {kPlace, "UAE", "united arab emirates"},
      {kPlace, "Springfield", "springfield"},
      {EntityKind::kPerson, "Nato", "nato"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(canonical_key(row.kind, row.name) == row.key);
  }
}

TEST_CASE("demonyms lead to their country") {
  const std::pair<const char*, const char*> rows[] = {{"Canadian", "Canada"},
                                                      {"CANADIANS", "Canada"},
                                                      {"French", "France"},
                                                      {"American", "United States"},
                                                      {"Dutch", "Netherlands"},
                                                      {"Swiss", "Switzerland"},
                                                      {"Indian", "India"},
                                                      {"Britons", "United Kingdom"}};
  for (const auto& row : rows) {
    CAPTURE(std::string(row.first));
    const KnownName* found = find_demonym(row.first);
    REQUIRE(found != nullptr);
    CHECK(found->name == row.second);
    CHECK(found->relation == NameRelation::kFiled);
  }
  CHECK(find_demonym("Canada") == nullptr);
  CHECK(find_demonym("Springfielder") == nullptr);
}

TEST_CASE("no name of the tables leads to two entities of one kind") {
  std::map<std::pair<EntityKind, std::string>, std::string_view> filed;
  std::map<std::string, std::string_view> demonyms;
  std::size_t countries = 0;
  std::size_t organisations = 0;
  for (const KnownName& name : known_names()) {
    CAPTURE(name.name);
    CHECK_FALSE(name.key.empty());
    if (name.relation == NameRelation::kDemonym) {
      const auto [other, is_new] = demonyms.emplace(name.key, name.filed);
      CHECK((is_new || other->second == name.filed));
      continue;
    }
    const auto [other, is_new] = filed.emplace(std::pair(name.kind, name.key), name.filed);
    CHECK((is_new || other->second == name.filed));
    if (name.relation == NameRelation::kFiled) {
      CHECK(find_filed(name.kind, name.key) == &name);
      (name.kind == EntityKind::kPlace ? countries : organisations) += 1;
    }
  }
  CHECK(countries >= 250);
  CHECK(organisations >= 200);
}

}  // namespace
}  // namespace dateline::test
