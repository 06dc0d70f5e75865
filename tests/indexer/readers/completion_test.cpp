// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/completion.hpp"

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "tests/indexer/readers/reader_support.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::describe;
using test::TempDir;
using Strings = std::vector<std::string>;

std::string origin_of_date(const Article& article) {
  return article.published ? to_string(article.published->origin) : "none";
}

Article with_body(std::string body) {
  Article article;
  article.body = std::move(body);
  return article;
}

TEST_CASE("what a record lacks comes from the first that has it") {
  const TempDir folder;
  const CompletionOptions options{
      .metadata = MetadataFile(folder.write("meta.csv", "path,title\nwire/2022/a.txt,By table\n")),
      .path_fields = PathPattern("{source}/{year}/*"),
      .set = read_set_options(
          Strings{"title=By option", "source=By option", "date=1999", "section=World"}),
      .collection = ""};
  Article article = with_body("One.");
  article.byline = "Own";
  complete_article(article, test::whole_file("", "wire/2022/a.txt"), options);
  CHECK(describe(article) ==
        "id=wire/2022/a.txt | title=By table | body=One. | byline=Own | source=wire | "
        "section=World | date=2022");
  CHECK(article.title_origin == Origin::kSupplied);
  CHECK(origin_of_date(article) == "supplied");
  CHECK(article.place == "wire/2022/a.txt");
}

TEST_CASE("what the record says is never replaced") {
  const CompletionOptions options{
      .metadata = {},
      .path_fields = PathPattern("{source}/{year}/**"),
      .set = read_set_options(Strings{"title=x", "date=1999", "id=x", "url=x", "version=9"}),
      .collection = ""};
  Article article = with_body("One.");
  article.id = "lw-1";
  article.title = "Own";
  article.source = "Own source";
  article.url = "https://x.example/1";
  article.version = 2;
  article.published = {*parse_timestamp("2022-02-25"), DateOrigin::kField};
  const std::string before = describe(article);
  complete_article(article, test::whole_file("", "wire/2021/2021-01-01.txt"), options);
  CHECK(describe(article) == before);
  CHECK(origin_of_date(article) == "field");
}

TEST_CASE("a date is guessed from the path when nothing gives one") {
  Article article = with_body("One.");
  complete_article(article, test::whole_file("", "2022/02/25/a.txt"), {});
  CHECK(to_iso8601(article.published->timestamp) == "2022-02-25");
  CHECK(origin_of_date(article) == "path");
}

TEST_CASE("a date that could not be read is replaced by the next best, the warning stays") {
  Article article = with_body("One.");
  set_field(article, *find_article_field("date"), "soon", Origin::kField);
  complete_article(article, test::whole_file("", "2022-02-25.txt"), {});
  CHECK(describe(article) ==
        "id=2022-02-25.txt | title=One. | body=One. | date=2022-02-25 | "
        "warning=date: \"soon\" is not a date");
}

TEST_CASE("a title is derived from the body when nothing gives one") {
  Article article = with_body("The bill was\ncarried. It is law.\n\nMore.");
  complete_article(article, test::whole_file("", "a.txt"), {});
  CHECK(article.title == "The bill was carried.");
  CHECK(article.title_origin == Origin::kDerived);
}

TEST_CASE("a derived title is cut at a word and ends in an ellipsis") {
  std::string sentence;
  for (int i = 0; i < 60; ++i) {
    sentence += "wörd ";
  }
  std::string expected;
  for (int i = 0; i < 39; ++i) {
    expected += "wörd ";
  }
  CHECK(derive_title(sentence) == expected + "wörd…");
  CHECK(derive_title(std::string(500, 'x')) == std::string(199, 'x') + "…");
  CHECK(derive_title(std::string(200, 'x')) == std::string(200, 'x'));
  CHECK(derive_title("").empty());
  CHECK(derive_title(" \n\n ").empty());
}

TEST_CASE("metadata is found by the id that a record has of itself") {
  const TempDir folder;
  const CompletionOptions options{
      .metadata = MetadataFile(folder.write(
          "meta.csv", "id,section\nlw-1,By id\nhttps://x.example/1,By url\na.txt,By path\n")),
      .path_fields = {},
      .set = {},
      .collection = "wire"};
  const auto section_of = [&options](Article article, const RawRecord& record) {
    complete_article(article, record, options);
    return article.section;
  };
  Article with_id;
  with_id.id = "lw-1";
  Article with_url;
  with_url.url = "https://x.example/1";
  CHECK(section_of(with_id, test::json_line("{}")) == "By id");
  CHECK(section_of(with_url, test::json_line("{}")) == "By url");
  CHECK(section_of({}, test::whole_file("", "a.txt")) == "By path");
}

TEST_CASE("a supplied id or url becomes the id, and other supplied fields do not change it") {
  const RawRecord record = test::json_line("{}");
  const auto id_of = [&record](const Strings& set) {
    Article article = with_body("One.");
    complete_article(
        article,
        record,
        {.metadata = {}, .path_fields = {}, .set = read_set_options(set), .collection = ""});
    return article.id;
  };
  CHECK(id_of({"id=given", "url=u"}) == "given");
  CHECK(id_of({"url=https://x.example/1"}) == "https://x.example/1");
  CHECK(id_of({}).size() == 32);
  CHECK(id_of({"title=t", "date=2022", "source=s", "byline=b"}) == id_of({}));
}

TEST_CASE("standard input has no path that tells fields") {
  Article article = with_body("One.");
  complete_article(
      article,
      test::whole_file("", "-"),
      {.metadata = {}, .path_fields = PathPattern("{source}"), .set = {}, .collection = ""});
  CHECK(article.source.empty());
}

TEST_CASE("a collection prefixes every id") {
  Article article = with_body("One.");
  complete_article(article,
                   test::whole_file("", "a.txt"),
                   {.metadata = {}, .path_fields = {}, .set = {}, .collection = "wire"});
  CHECK(article.id == "wire:a.txt");
}

TEST_CASE("a collection must be able to stand before an id") {
  CHECK(read_collection_option("wire-2022") == "wire-2022");
  for (const std::string& name :
       Strings{"", "a b", "a:b", "a\nb", "caf\xE9", std::string(61, 'x')}) {
    CAPTURE(name);
    CHECK_THROWS_AS((void)read_collection_option(name), Failure);
  }
}

}  // namespace
}  // namespace dateline
