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
  article.published = {*parse_timestamp("2022-02-25T18:40:00+01:00"), DateOrigin::kPath};
  article.version = 3;
  article.byline_origin = Origin::kAuthorBox;
  article.retrieved = *parse_timestamp("2022-02-26T03:00:00Z");
  article.dateline = "OSLO, Feb 25";
  article.copyright = "\u00A9 2022 Larkspur Wire";
  article.keywords = {"ferries", "ports"};
  article.subjects = {{"medtop:20000337", "transport"}, {"", "harbours"}};
  article.entities = {{EntityKind::kPerson, "A Minister", ""},
                      {EntityKind::kOrganisation, "Fjord Lines", "org:1"},
                      {EntityKind::kPlace, "Oslo", "city:1"}};
  article.boilerplate = {{0, 5, "read-more"}, {7, 12, "comment-form"}};
  article.names = {
      {EntityKind::kPlace,
       EntityOrigin::kPublisher,
       "oslo",
       {{.is_in_title = true, .begin = 0, .end = 5}, {.is_related = true, .begin = 7, .end = 9}}},
      {EntityKind::kPerson, EntityOrigin::kText, "müller & co", {{.begin = 3, .end = 6}}},
      {EntityKind::kOrganisation, EntityOrigin::kPublisher, "fjord lines", {}}};
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
  CHECK(a.byline_origin == b.byline_origin);
  CHECK(a.retrieved == b.retrieved);
  CHECK(a.dateline == b.dateline);
  CHECK(a.copyright == b.copyright);
  CHECK(a.keywords == b.keywords);
  CHECK(a.subjects == b.subjects);
  CHECK(a.entities == b.entities);
  CHECK(a.boilerplate == b.boilerplate);
  CHECK(a.names == b.names);
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
                           R"({"keywords":[1]})",
                           R"({"subjects":[{"code":"a"}]})",
                           R"({"entities":[{"kind":"ship","name":"a","code":""}]})",
                           R"({"boilerplate":[{"begin":-1,"end":2,"rule":"a"}]})",
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
