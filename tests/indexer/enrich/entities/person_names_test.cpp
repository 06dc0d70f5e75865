// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/person_names.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

TEST_CASE("a shorter name is the one person of the article it may be short for") {
  struct Row {
    std::vector<const char*> people;
    const char* name;
    const char* full;
  };
  const Row rows[] = {
      {{"jens stoltenberg"}, "stoltenberg", "jens stoltenberg"},
      {{"jens stoltenberg"}, "jens", "jens stoltenberg"},
      {{"jens stoltenberg"}, "jens stoltenberg", ""},
      {{"george w bush"}, "george bush", "george w bush"},
      {{"george w bush", "george hw bush"}, "george w bush", ""},
      {{"george w bush", "george hw bush"}, "bush", ""},
      {{"george herbert walker bush", "george w bush"},
       "george hw bush",
       "george herbert walker bush"},
      {{"william jefferson hague", "william hague"}, "hague", "william jefferson hague"},
      {{"john f kennedy", "john q kennedy"}, "john kennedy", ""},
      {{"joanne rowling"}, "j rowling", "joanne rowling"},
      {{"joanne rowling", "james rowling"}, "j rowling", ""},
      {{"joanne kathleen rowling"}, "jk rowling", "joanne kathleen rowling"},
      {{"dwight david eisenhower"}, "dwight d eisenhower", "dwight david eisenhower"},
      {{"dwight albert eisenhower"}, "dwight d eisenhower", ""},
      {{"martin t sosnoff"}, "martin sosnoff", "martin t sosnoff"},
      {{"james wright", "jim wright"}, "jim wright", "james wright"},
      {{"james wright", "jim wright"}, "wright", "james wright"},
      {{"james wright", "jim wright"}, "james wright", ""},
      {{"donald trump", "donald trump jr"}, "trump", "donald trump"},
      {{"donald trump", "donald trump jr"}, "donald trump", ""},
      {{"donald trump", "donald trump jr"}, "trump jr", "donald trump jr"},
      {{"donald trump jr"}, "trump", "donald trump jr"},
      {{"donald trump jr", "melania trump"}, "trump", ""},
      {{"luiz inacio lula da silva"}, "lula", "luiz inacio lula da silva"},
      {{"george bush jr", "george bush sr"}, "bush sr", "george bush sr"},
      {{"george bush jr", "george bush sr"}, "bush", ""},
      {{"luiz inacio lula da silva"}, "lula da silva", "luiz inacio lula da silva"},
      {{"kim jong un"}, "kim jong", "kim jong un"},
  };
  for (const Row& row : rows) {
    PersonNames names;
    for (const char* person : row.people) {
      names.add(person);
    }
    CAPTURE(row.name);
    CAPTURE(std::string(row.people.front()));
    CHECK(names.full_name(row.name) == row.full);
  }
}

TEST_CASE("who a name means does not hang on the people with other names") {
  PersonNames few;
  PersonNames many;
  for (PersonNames* names : {&few, &many}) {
    names->add("jens stoltenberg");
    names->add("anita anand");
  }
  for (int i = 0; i < 5000; ++i) {
    many.add("john number" + std::to_string(i));
  }
  for (const char* name : {"stoltenberg", "anita", "anand", "a anand", "putin"}) {
    CAPTURE(name);
    CHECK(many.full_name(name) == few.full_name(name));
  }
  CHECK(many.full_name("john").empty());
}

}  // namespace
}  // namespace dateline::test
