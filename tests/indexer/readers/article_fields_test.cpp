// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article_fields.hpp"

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

using test::describe;

std::string value_of(std::string_view field, std::string_view value) {
  Article article;
  set_field(article, *find_article_field(field), value, Origin::kField);
  return describe(article);
}

TEST_CASE("every field has a name of its own and takes a value") {
  for (const ArticleField& field : kArticleFields) {
    CAPTURE(field.name);
    Article article;
    const bool had_value = has_value(article, field);
    set_field(
        article, field, field.kind == ValueKind::kStatus ? "canceled" : "2022", Origin::kField);
    CHECK_FALSE(had_value);
    CHECK(has_value(article, field));
    CHECK(find_article_field(field.name) == &field);
  }
}

TEST_CASE("fields are found in any case and by their alias") {
  CHECK(find_article_field("TITLE") == find_article_field("title"));
  CHECK(find_article_field("Author") == find_article_field("byline"));
  CHECK(find_article_field("") == nullptr);
  CHECK(find_article_field("titles") == nullptr);
}

TEST_CASE("values are made fit for their field") {
  CHECK(value_of("title", " Two\n lines ") == "title=Two lines");
  CHECK(value_of("body", "\r\n  One\r\nTwo\r\n") == "body=  One\nTwo");
  CHECK(value_of("id", "\ta  b\nc ") == "id=a  b_c");
  CHECK(value_of("date", " 25 Feb 2022 ") == "date=2022-02-25");
  CHECK(value_of("version", " 12 ") == "version=12");
  CHECK(value_of("source", " \n ").empty());
}

TEST_CASE("a value that does not fit is a warning and no value") {
  CHECK(value_of("date", "soon") == "warning=date: \"soon\" is not a date");
  CHECK(value_of("date", "2021-02-30") == "warning=date: 2021-02-30 is not in the calendar");
  CHECK(value_of("version", "3rd") == "warning=version: \"3rd\" is not a whole number");
  CHECK(value_of("version", "-1") == "warning=version: \"-1\" is not a whole number");
  CHECK(value_of("version", "99999999999999999999") ==
        "warning=version: \"99999999999999999999\" is not a whole number");
}

TEST_CASE("a supplied value replaces none and is marked as supplied") {
  Article article;
  article.source = "Windrow Herald";
  supply_fields(
      article,
      read_set_options(std::vector<std::string>{"source=Other", "title=Given", "date=2022-02-25"}));
  CHECK(describe(article) == "title=Given | source=Windrow Herald | date=2022-02-25");
  CHECK(article.title_origin == Origin::kSupplied);
  CHECK(article.published->origin == DateOrigin::kSupplied);
}

struct WrongOption {
  std::string option;
  std::string message;
};

TEST_CASE("a wrong --set says what is wrong with it") {
  const std::vector<WrongOption> cases = {
      {"foo=bar", "--set \"foo=bar\": there is no field foo"},
      {"body=x", "--set \"body=x\": there is no field body"},
      {"=x", "--set \"=x\": there is no field "},
      {"title", "--set \"title\" gives no value"},
      {"title= ", "--set \"title= \" gives no value"},
      {"date=2021-02-30", "--set date: 2021-02-30 is not in the calendar"},
      {"version=new", "--set version: \"new\" is not a whole number"},
  };
  for (const WrongOption& row : cases) {
    CAPTURE(row.option);
    const std::vector<std::string> options = {row.option};
    CHECK_THROWS_WITH_AS((void)read_set_options(options), row.message.c_str(), Failure);
  }
  const std::vector<std::string> twice = {"byline=A", "author=B"};
  CHECK_THROWS_WITH_AS((void)read_set_options(twice), "--set byline is given twice", Failure);
}

TEST_CASE("a wrong option is wrong usage and its hint lists the fields") {
  try {
    (void)read_set_options(std::vector<std::string>{"foo=bar"});
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    CHECK(failure.hint() ==
          "fields are title, date, source, byline, id, url, section, language, version, keywords, "
          "people, organisations, places, dateline, copyright, status, embargo");
  }
}

TEST_CASE("--map takes every field, body too") {
  const std::vector<FieldMapping> mappings =
      read_map_options(std::vector<std::string>{"body = fields.body", "title=a=b"});
  REQUIRE(mappings.size() == 2);
  CHECK(mappings[0].field->name == "body");
  CHECK(mappings[0].key == "fields.body");
  CHECK(mappings[1].key == "a=b");
  const std::vector<std::string> wrong = {"title"};
  CHECK_THROWS_WITH_AS((void)read_map_options(wrong), "--map \"title\" gives no value", Failure);
}

}  // namespace
}  // namespace dateline
