// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/takedown/suppression_list.hpp"

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

Article article(const char* id, const char* url, const char* title, const char* body) {
  Article result;
  result.id = id;
  result.url = url;
  result.title = title;
  result.body = body;
  return result;
}

TEST_CASE("an index without a list of what is suppressed suppresses nothing") {
  const TempDir index;
  const SuppressionList list = SuppressionList::load(index.path());
  CHECK(list.entries().empty());
  CHECK(!list.covers(article("a", "", "Flood", "The river rose.")));
}

TEST_CASE("an article is covered by id, by address and by text") {
  const TempDir index;
  const Article purged = article("a", "https://example.com/a", "Flood", "The river rose.");
  append_suppressed(index.path(),
                    std::vector{Suppressed{"a", purged.url, text_hash(purged), "2022-03-01"}});
  const SuppressionList list = SuppressionList::load(index.path());
  CHECK(list.covers(purged) == SuppressedBy::kId);
  CHECK(list.covers(article("b", "https://example.com/a", "", "")) == SuppressedBy::kUrl);
  CHECK(list.covers(article("b", "", "Flood", "The river rose.")) == SuppressedBy::kText);
  CHECK(!list.covers(article("b", "", "Flood", "The river fell.")));
  CHECK(!list.covers(article("", "", "", "")));
  CHECK(list.covers_id("a"));
  CHECK(!list.covers_id(""));
}

TEST_CASE("a headline without a text is covered by no hash") {
  const TempDir index;
  const Article empty = article("a", "", "Results", "");
  CHECK(text_hash(empty).empty());
  append_suppressed(index.path(), std::vector{Suppressed{"a", "", text_hash(empty), ""}});
  CHECK(!SuppressionList::load(index.path()).covers(article("b", "", "Results", "")));
}

TEST_CASE("what is suppressed twice is listed once and the order is kept") {
  const TempDir index;
  append_suppressed(index.path(), std::vector{Suppressed{"b", "", "", "2022-03-01"}});
  append_suppressed(index.path(),
                    std::vector{Suppressed{"b", "", "", "2022-03-02"},
                                Suppressed{"a \"quoted\"\n", "", "", "2022-03-02"},
                                Suppressed{"a \"quoted\"\n", "", "", "2022-03-02"}});
  const SuppressionList list = SuppressionList::load(index.path());
  REQUIRE(list.entries().size() == 2);
  CHECK(list.entries()[0] == Suppressed{"b", "", "", "2022-03-01"});
  CHECK(list.entries()[1].id == "a \"quoted\"\n");
}

TEST_CASE("flipped bits and every cut of the list are found") {
  const TempDir index;
  append_suppressed(index.path(),
                    std::vector{Suppressed{"a", "https://example.com/a", "", "2022-03-01"},
                                Suppressed{"b\x1b", "", "", "2022-03-01"}});
  const std::string good = read_file(index / "suppressed");
  for (std::size_t bit = 0; bit < good.size() * 8; bit += 11) {
    CAPTURE(bit);
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(static_cast<unsigned char>(bad[bit / 8]) ^ 1U << bit % 8);
    static_cast<void>(index.write("suppressed", bad));
    CHECK_THROWS_AS(static_cast<void>(SuppressionList::load(index.path())), Failure);
  }
  for (std::size_t length = 0; length < good.size(); ++length) {
    CAPTURE(length);
    static_cast<void>(index.write("suppressed", std::string_view(good).substr(0, length)));
    CHECK_THROWS_AS(static_cast<void>(SuppressionList::load(index.path())), Failure);
  }
}

}  // namespace
}  // namespace dateline
