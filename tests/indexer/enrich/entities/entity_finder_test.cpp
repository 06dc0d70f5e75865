// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/entity_finder.hpp"

#include <map>
#include <string>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

using Counts = std::map<std::string, std::size_t>;

const char* sign_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return "person ";
    case EntityKind::kOrganisation: return "org ";
    case EntityKind::kPlace: return "place ";
  }
  return "";
}

// Entities with the number of their mentions.
Counts counts_of(Article article) {
  EntityFinder finder(shipped_model());
  finder.find(article);
  Counts counts;
  for (const NamedEntity& entity : article.names) {
    counts[sign_of(entity.kind) + entity.key] = entity.mentions.size();
  }
  return counts;
}

Counts counts_in(const std::string& body) {
  Article article;
  article.body = body;
  return counts_of(article);
}

Article in_language(const char* language, const char* body) {
  Article article;
  article.language = language;
  article.body = body;
  return article;
}

TEST_CASE("a text as often as you like names the same as often") {
  const std::string text =
      "The chief of the North Atlantic Treaty Organization, Jens Stoltenberg, met Anita Anand of "
      "Canada in Ottawa. Stoltenberg said NATO would wait, and Canadian officials agreed.\n\n";
  constexpr std::size_t kTimes = 4000;
  std::string many;
  for (std::size_t i = 0; i < kTimes; ++i) {
    many += text;
  }
  Counts expected = counts_in(text + text);
  CHECK(expected.contains("person jens stoltenberg"));
  CHECK(expected.contains("org nato"));
  for (auto& [name, count] : expected) {
    count = count / 2 * kTimes;
  }
  CHECK(counts_in(many) == expected);
}

TEST_CASE("an article may name any number of people") {
  std::string body;
  std::uint32_t state = 7;
  const auto letters = [&state] {
    std::string word;
    for (int i = 0; i < 6; ++i) {
      state = state * 1664525U + 1013904223U;
      word += static_cast<char>('a' + (state >> 16U) % 26);
    }
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  };
  for (int i = 0; i < 3000; ++i) {
    body += "President John " + letters() + " met Robert " + letters() + ". ";
  }
  const Counts counts = counts_in(body);
  CHECK(counts.size() > 5000);
}

TEST_CASE("the publisher says what a name is") {
  Article article;
  article.body = "Canadian officials met in Springfield.";
  article.entities = {{.kind = EntityKind::kOrganisation, .name = "Canada", .code = {}},
                      {.kind = EntityKind::kOrganisation, .name = "Springfield", .code = {}}};
  const Counts counts = counts_of(article);
  CHECK(counts.at("org canada") == 0);
  CHECK(counts.at("place canada") == 1);
  CHECK(counts.at("org springfield") == 1);
}

TEST_CASE("an agency that was told something is no subject") {
  for (const char* body : {"Peter Smith told Reuters on Monday.",
                           "Economists polled by Reuters expect growth.",
                           "He said so in an interview with Reuters on Monday.",
                           "A Reuters poll of analysts showed growth."}) {
    CAPTURE(std::string(body));
    CHECK_FALSE(counts_in(body).contains("org reuters"));
  }
  CHECK(counts_in("Shares of Reuters rose after the bid for Reuters.").contains("org reuters"));
}

TEST_CASE("known names are found in other languages too") {
  const Counts french = counts_of(
      in_language("fr",
                  "Le chef de l'OTAN a parlé de l'Allemagne. Les Nations unies et l'ONU ont salué "
                  "les États-Unis et la Russie."));
  CHECK(french.contains("org nato"));
  CHECK(french.contains("org united nations"));
  CHECK(french.contains("place germany"));
  CHECK(french.contains("place united states"));
  CHECK(french.contains("place russia"));
  const Counts german = counts_of(
      in_language("de",
                  "Die Europäische Union und die Vereinten Nationen berieten über Russland und "
                  "Frankreich."));
  CHECK(german.contains("org european union"));
  CHECK(german.contains("org united nations"));
  CHECK(german.contains("place russia"));
  CHECK(german.contains("place france"));
  const Counts spanish =
      counts_of(in_language("es", "La Unión Europea y Alemania. Un portavoz habló en España."));
  CHECK(spanish.contains("org european union"));
  CHECK(spanish.contains("place germany"));
  CHECK(spanish.contains("place spain"));
  CHECK_FALSE(spanish.contains("org united nations"));
}

}  // namespace
}  // namespace dateline::test
