// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article_id.hpp"

#include <doctest/doctest.h>

#include "common/index/terms.hpp"
#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

Article article_with(std::string title, std::string body) {
  Article article;
  article.title = std::move(title);
  article.body = std::move(body);
  return article;
}

TEST_CASE("an id is what the record says, else its url, else its path") {
  const RawRecord record = test::whole_file("", "2022/a.txt");
  Article article;
  CHECK(own_id(article, record) == "2022/a.txt");
  article.url = "https://x.example/1";
  CHECK(own_id(article, record) == "https://x.example/1");
  article.id = "lw-1";
  CHECK(own_id(article, record) == "lw-1");
}

TEST_CASE("a record inside a file is known by its content, wherever it lies") {
  const Article article = article_with("t", "b");
  const std::string id = own_id(article, test::json_line("{}", 17));
  CHECK(id.size() == 32);
  CHECK(own_id(article, test::json_line("{}", 18)) == id);
  CHECK(own_id(article, test::whole_file("", "-")) == id);
}

TEST_CASE("records that differ in their content differ in their id") {
  const RawRecord record = test::json_line("{}");
  std::vector<Article> articles = {article_with("ab", "c"),
                                   article_with("a", "bc"),
                                   article_with("abc", ""),
                                   article_with("", "abc"),
                                   article_with("ab", "c"),
                                   article_with("ab", "c")};
  articles[4].published = {*parse_timestamp("2022-02-25"), DateOrigin::kField};
  articles[5].source = "Larkspur Wire";
  std::vector<std::string> ids;
  ids.reserve(articles.size());
  for (const Article& article : articles) {
    ids.push_back(own_id(article, record));
  }
  std::ranges::sort(ids);
  CHECK(std::ranges::adjacent_find(ids) == ids.end());
}

TEST_CASE("the hash of a content is the same on every machine") {
  CHECK(own_id(article_with("Vote", "One."), test::json_line("{}")) ==
        "6353526f3c197b097e4c8d99a2059ae7");
}

TEST_CASE("file names that differ in broken bytes are two ids of valid UTF-8") {
  const std::string one = own_id({}, test::whole_file("", "caf\xE9.txt"));
  const std::string other = own_id({}, test::whole_file("", "caf\xE8.txt"));
  CHECK(one.starts_with("caf\uFFFD.txt~"));
  CHECK(one != other);
}

TEST_CASE("a collection stands before the id") {
  CHECK(final_id("", "lw-1") == "lw-1");
  CHECK(final_id("wire", "lw-1") == "wire:lw-1");
}

TEST_CASE("control characters in an id become underscores") {
  CHECK(final_id("",
                 "a\tb\x7F"
                 "c d.txt") == "a_b_c d.txt");
}

TEST_CASE("an id that is too long keeps its beginning and stays unique") {
  std::string longest(kMaxIdBytes, 'x');
  CHECK(final_id("", longest) == longest);
  const std::string one = final_id("", longest + "1");
  const std::string other = final_id("", longest + "2");
  CHECK(one.size() == kMaxIdBytes);
  CHECK(one.starts_with(longest.substr(33) + "~"));
  CHECK(one != other);
}

TEST_CASE("a long id is cut between characters") {
  std::string id;
  while (id.size() <= kMaxIdBytes) {
    id += "\u8A9E";
  }
  const std::string cut = final_id("c", id);
  CHECK(cut.size() <= kMaxIdBytes);
  CHECK(find_broken_utf8(cut) == cut.size());
}

}  // namespace
}  // namespace dateline
