// SPDX-License-Identifier: GPL-2.0-or-later
//
// --complete against what all articles of the corpus name.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"
#include "common/support/utf8.hpp"
#include "tests/cli/corpus_index.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Entity {
  std::set<std::string> names;  // entity keys
  int articles = 0;
};
using Entities = std::map<std::string, Entity>;  // by canonical key

EntityKind kind_of(const std::string& name) {
  return name == "person" ? EntityKind::kPerson
         : name == "org"  ? EntityKind::kOrganisation
                          : EntityKind::kPlace;
}

void add_name(const Json& name, Entity& entity) {
  if (name["related"] == true) {
    return;
  }
  ++entity.articles;
  for (const Json& mention : name["mentions"]) {
    if (mention["related"] == false) {
      const EntityKind kind = kind_of(name["kind"]);
      entity.names.insert(entity_key(kind, mention["form"].get<std::string>()));
    }
  }
}

void add_known_names(EntityKind kind, const std::string& key, Entity& entity) {
  entity.names.insert(key);
  if (kind == EntityKind::kPerson && entity.articles > 0) {
    entity.names.merge(short_names(key));
  }
  for (const KnownName& known : names_of(kind, key)) {
    entity.names.insert(known.key);
  }
}

// What all articles name, by the kind's field.
std::map<std::string, Entities> entities_of_corpus() {
  std::map<std::string, Entities> all;
  const Outcome run = query_corpus({"--limit", "0", "--format", "jsonl", "*"});
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) {
    const Json hit = Json::parse(line);
    for (const Json& name : hit["names"]) {
      add_name(name, all[name["kind"]][name["key"]]);
    }
  }
  for (auto& [field, entities] : all) {
    for (auto& [key, entity] : entities) {
      add_known_names(kind_of(field), key, entity);
    }
  }
  return all;
}

bool is_meant(EntityKind kind,
              const Entity& entity,
              const std::string& key,
              const KeyBeginning& typed) {
  const bool is_word =
      kind == EntityKind::kPerson && key.find(' ' + typed.prefix) != std::string::npos;
  return is_word || std::ranges::any_of(entity.names,
                                        [&](const std::string& name) { return typed.fits(name); });
}

// Canonical keys with their articles, the commonest ten.
using Rows = std::vector<std::pair<std::string, int>>;

Rows expected(EntityKind kind, const Entities& entities, const std::string& typed) {
  const KeyBeginning beginning = key_beginning(kind, typed);
  Rows rows;
  for (const auto& [key, entity] : entities) {
    if (is_meant(kind, entity, key, beginning)) {
      rows.emplace_back(key, entity.articles);
    }
  }
  std::ranges::stable_sort(rows, std::greater<>(), [](const auto& row) { return row.second; });
  rows.resize(std::min<std::size_t>(rows.size(), 10));
  return rows;
}

Rows completed(const std::string& field, const std::string& typed) {
  Rows rows;
  std::istringstream lines(query_corpus({"--complete", field + ":" + typed}).out);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    rows.emplace_back(canonical_key(kind_of(field), line.substr(0, tab)),
                      std::stoi(line.substr(tab + 1)));
  }
  return rows;
}

TEST_CASE("completion is what all articles of the corpus say") {
  for (const auto& of_kind : entities_of_corpus()) {
    const std::string& field = of_kind.first;
    const Entities& entities = of_kind.second;
    const EntityKind kind = kind_of(field);
    std::set<std::string> beginnings{""};
    std::size_t number = 0;
    for (const auto& [key, entity] : entities) {
      for (const std::string& name : entity.names) {
        if (++number % 9 == 0) {
          beginnings.insert(name.substr(0, 1 + number / 9 % 7));
        }
      }
    }
    REQUIRE(beginnings.size() > 60);
    for (const std::string& typed : beginnings) {
      if (find_broken_utf8(typed) < typed.size()) {
        continue;  // cut inside a character
      }
      CAPTURE(field);
      CAPTURE(typed);
      CHECK(completed(field, typed) == expected(kind, entities, typed));
    }
  }
}

TEST_CASE("an empty beginning completes to the commonest, of entity: with their kinds") {
  CHECK(query_corpus({"--complete", "place:"}).out.starts_with("United States\t"));
  std::istringstream lines(query_corpus({"--complete", "entity:"}).out);
  std::set<std::string> kinds;
  int last = 1'000'000;
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    std::istringstream columns(line);
    std::string name;
    std::string articles;
    std::string kind;
    std::getline(columns, name, '\t');
    std::getline(columns, articles, '\t');
    std::getline(columns, kind, '\t');
    CHECK(std::stoi(articles) <= last);
    last = std::stoi(articles);
    kinds.insert(kind);
  }
  CHECK(count == 10);
  CHECK(kinds.contains("place"));
}

TEST_CASE("a beginning without a letter is refused") {
  for (const char* text : {"person:%", "org:---", "entity:\U0001F389"}) {
    CAPTURE(std::string(text));
    const Outcome run = query_corpus({"--complete", text});
    CHECK(run.status == 2);
    CHECK(run.err.find("no name begins with") != std::string::npos);
  }
}

TEST_CASE("what is half typed is completed as it would be whole") {
  CHECK(query_corpus({"--complete", "place:canadi"}).out.starts_with("Canada\t"));
  CHECK(query_corpus({"--complete", "org:N.A.T"}).out.starts_with("NATO\t"));
  CHECK(query_corpus({"--complete", "person:Mr. Stol"}).out.starts_with("Jens Stoltenberg\t"));
  CHECK(query_corpus({"--complete", "org:the nort"}).out.starts_with("NATO\t"));
}

TEST_CASE("completion knows a library's own names") {
  const TempDir folder;
  const fs::path names = folder.write("names.tsv", "NATO\tzz alliance\n");
  CHECK(query_corpus({"--complete", "org:zz a"}).status == 1);
  CHECK(query_corpus({"--aliases", names, "--complete", "org:zz a"}).out.starts_with("NATO\t"));
}

}  // namespace
}  // namespace dateline::test
