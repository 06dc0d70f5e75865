// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/path_fields.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

std::string values_of(std::string_view pattern, std::string_view path) {
  std::string text;
  for (const auto& [field, value] : PathPattern(pattern).match(path)) {
    text += fmt::format("{}{}={}", text.empty() ? "" : " ", field->name, value);
  }
  return text;
}

struct Case {
  std::string_view pattern;
  std::string_view path;
  std::string_view expected;
};

TEST_CASE("fields are told by the path") {
  const std::vector<Case> cases = {
      {"{source}/{year}/{month}/{day}/*", "wire/2022/02/25/a.txt", "source=wire date=2022-02-25"},
      {"{source}/{year}/{month}/{day}/*", "wire/2022/2/5/a.txt", "source=wire date=2022-02-05"},
      {"{source}/{year}/{month}/{day}/*", "wire/2022/02/a.txt", ""},
      {"{source}/{year}/{month}/{day}/*", "x/wire/2022/02/25/a.txt", ""},
      {"{source}/{year}/{month}/{day}/*", "wire/2022/02/25/x/a.txt", ""},
      {"{source}/{year}/{month}/**", "wire/2022/02/25/a.txt", "source=wire date=2022-02"},
      {"{source}/{year}/**", "wire/2022/02/25/a.txt", "source=wire date=2022"},
      {"{source}/{year}/**", "wire/0022/a.txt", "source=wire date=0022"},
      {"{source}/{year}/**", "wire/202/a.txt", ""},
      {"**/{section}/*", "a/b/world/x.txt", "section=world"},
      {"**/{section}/*", "world/x.txt", "section=world"},
      {"**/{section}/*", "x.txt", ""},
      {"{source}/**", "wire/a/b.txt", "source=wire"},
      {"{language}/{section}/{byline}/{title}.txt",
       "en/World/A. Writer/Vote on bill.txt",
       "language=en section=World byline=A. Writer title=Vote on bill"},
      {"{id}.txt", "lw-1.txt", "id=lw-1"},
      {"{id}.txt", ".txt", ""},
      {"{id}.txt", "a/lw-1.txt", ""},
      {"{author}/*", "Desk/a", "byline=Desk"},
      {"{year}{month}{day}*", "20220225-a.txt", "date=2022-02-25"},
      {"{date}-*", "2022-02-25-a.txt", "date=2022-02-25"},
      {"{date}*", "2022-02-25-a.txt", "date=2022-02-25"},
      {"{date}/*", "25 Feb 2022/a.txt", "date=25 Feb 2022"},
      {"{date}*", "20220225184000.txt", ""},
      {"{source}-{date}.txt", "daily-news-2022-02-25.txt", "source=daily-news date=2022-02-25"},
      {"*/{source}*", "a/wire.txt", "source=w"},
      {"a*b/{source}", "axxbxb/wire", "source=wire"},
      {"{source}/[x]?/a", "wire/[x]?/a", "source=wire"},
      {"{source}", "w\xE9", "source=w\uFFFD"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.pattern);
    CAPTURE(row.path);
    CHECK(values_of(row.pattern, row.path) == row.expected);
  }
}

struct Wrong {
  std::string_view pattern;
  std::string_view message;
};

TEST_CASE("a pattern that cannot be read is wrong usage named by its column") {
  const std::vector<Wrong> cases = {
      {"{sorce}/*", "--path-fields '{sorce}/*', column 1: there is no field \"sorce\""},
      {"*/{body}", "--path-fields '*/{body}', column 3: there is no field \"body\""},
      {"a/{}", "--path-fields 'a/{}', column 3: there is no field \"\""},
      {"a/{source", "--path-fields 'a/{source', column 3: the brace is not closed"},
      {"a}/{source}", "--path-fields 'a}/{source}', column 2: the brace was not opened"},
      {"{id}/{id}", "--path-fields '{id}/{id}', column 6: {id} stands there twice"},
      {"{byline}/{author}",
       "--path-fields '{byline}/{author}', column 10: {author} stands there twice"},
      {"{year}/{year}", "--path-fields '{year}/{year}', column 8: {year} stands there twice"},
      {"*/a", "--path-fields '*/a', column 1: there is no placeholder in it"},
      {"", "--path-fields '', column 1: there is no placeholder in it"},
      {"{month}",
       "--path-fields '{month}', column 1: {month} needs {year}, and {day} needs {month}"},
      {"{year}/{day}",
       "--path-fields '{year}/{day}', column 1: {month} needs {year}, and {day} needs {month}"},
      {"{date}/{year}",
       "--path-fields '{date}/{year}', column 1: {date} and {year} cannot both give the date"},
  };
  for (const Wrong& row : cases) {
    CAPTURE(row.pattern);
    CHECK_THROWS_WITH_AS(PathPattern{row.pattern}, std::string(row.message).c_str(), Failure);
  }
}

TEST_CASE("a pattern with many stars takes no time over a long path") {
  std::string pattern = "{source}/";
  for (int i = 0; i < 30; ++i) {
    pattern += "*a";
  }
  CHECK(values_of(pattern + "b", "wire/" + std::string(250, 'a')).empty());
}

TEST_CASE("random paths match or do not, without harm") {
  const std::vector<std::string> pieces = {"/", "2022-02", "02", "-", "wire/", "."};
  const PathPattern pattern("**/{source}/{year}-{month}*");
  int matches = 0;
  test::for_random_bytes(pieces, 5000, [&](const std::string& path) {
    matches += pattern.match(path).empty() ? 0 : 1;
  });
  CHECK(matches > 5);
}

}  // namespace
}  // namespace dateline
