// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stored_article.hpp"

#include <doctest/doctest.h>

#include "common/support/failure.hpp"

namespace dateline {
namespace {

Article full_article() {
  Article article;
  article.id = "https://example.org/1";
  article.title = "A \"quoted\" title";
  article.title_origin = Origin::kDerived;
  article.body = "First.\n\nSecond, with \\ and ü and 語.";
  article.byline = "Foreign desk";
  article.source = "Larkspur Wire";
  article.section = "World";
  article.url = "https://example.org/1";
  article.language = "en";
  article.published = {*parse_timestamp("2022-02-25T18:40:00+01:00"), Origin::kPath};
  article.version = 3;
  article.place = "wire.jsonl:17";
  return article;
}

void check_equal(const Article& a, const Article& b) {
  CHECK(a.id == b.id);
  CHECK(a.title == b.title);
  CHECK(a.title_origin == b.title_origin);
  CHECK(a.body == b.body);
  CHECK(a.byline == b.byline);
  CHECK(a.source == b.source);
  CHECK(a.section == b.section);
  CHECK(a.url == b.url);
  CHECK(a.language == b.language);
  CHECK(a.published == b.published);
  CHECK(a.version == b.version);
  CHECK(a.place == b.place);
}

TEST_CASE("an article survives being stored") {
  check_equal(decode_article(encode_article(full_article())), full_article());
}

TEST_CASE("an article without optional values survives being stored") {
  Article article;
  article.id = "1";
  check_equal(decode_article(encode_article(article)), article);
}

TEST_CASE("data that is no stored article is reported as damage") {
  for (const char* data : {"",
                           "{",
                           "[]",
                           "\"text\"",
                           R"({"id":5})",
                           R"({"published":{}})",
                           R"({"published":{"date":"2021-02-30","origin":"field"}})",
                           R"({"published":{"date":"2021-02-20","origin":"nowhere"}})",
                           R"({"version":-1})"}) {
    CAPTURE(data);
    CHECK_THROWS_AS((void)decode_article(data), Failure);
  }
}

}  // namespace
}  // namespace dateline
