// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/entities/article_names.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

constexpr EntityKind kPerson = EntityKind::kPerson;

// An article whose text is the names of one entity, a line each.
Article article_naming(const std::string& key, const std::vector<std::string>& surfaces) {
  Article article;
  NamedEntity& entity = article.names.emplace_back();
  entity.key = key;
  for (const std::string& surface : surfaces) {
    Mention& mention = entity.mentions.emplace_back();
    mention.begin = static_cast<std::uint32_t>(article.body.size());
    article.body += surface;
    mention.end = static_cast<std::uint32_t>(article.body.size());
    article.body += '\n';
  }
  return article;
}

std::string displayed(const Article& article) {
  return display_name(article, article.names[0]);
}

TEST_CASE("an entity is shown as the article writes it in full") {
  CHECK(displayed(article_naming("anita anand", {"Anand", "Anand", "Anita Anand"})) ==
        "Anita Anand");
  CHECK(displayed(article_naming("anita baerbock", {"Anita BAERBOCK", "Anita Baerbock"})) ==
        "Anita Baerbock");
  CHECK(displayed(article_naming("james baker", {"JAMES BAKER"})) == "James Baker");
}

TEST_CASE("an entity whose full name stands nowhere in the text is shown as its publisher has it") {
  Article article = article_naming("james a baker", {"Baker"});
  CHECK(displayed(article) == "James A Baker");
  article.entities = {{.kind = kPerson, .name = "Baker, James A.", .code = {}}};
  CHECK(displayed(article) == "James A. Baker");
  article.entities = {{.kind = kPerson, .name = "james-a.-baker", .code = {}}};
  CHECK(displayed(article) == "James A Baker");
}

TEST_CASE("inverted names are turned round") {
  const auto spoken = [](const char* name) {
    return spoken_name({.kind = kPerson, .name = name, .code = {}});
  };
  CHECK(spoken("Reagan, Ronald") == "Ronald Reagan");
  CHECK(spoken("Smith, Jr., John") == "John Smith Jr.");
  CHECK(spoken("Smith, John, III") == "John Smith III");
  CHECK(spoken("Martin Luther King, Jr.") == "Martin Luther King Jr.");
  CHECK(spoken("Ronald Reagan") == "Ronald Reagan");
  CHECK(spoken("One, Two, Three") == "One, Two, Three");
  CHECK(spoken_name({.kind = EntityKind::kPlace, .name = "Paris, Texas", .code = {}}) ==
        "Paris, Texas");
}

}  // namespace
}  // namespace dateline::test
