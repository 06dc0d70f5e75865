// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/metadata_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

// "source=Wire date=2022": what the table says of an article.
std::string values_of(std::string_view csv, std::string_view path, std::string_view id) {
  const TempDir folder;
  const MetadataFile table(folder.write("meta.csv", csv));
  std::string text;
  for (const auto& [field, value] : table.find(path, id)) {
    text += fmt::format("{}{}={}", text.empty() ? "" : " ", field->name, value);
  }
  return text;
}

// The message without the folder, which differs for each test.
std::string failure_of(std::string_view csv) {
  const TempDir folder;
  const std::string path = folder.write("meta.csv", csv);
  try {
    const MetadataFile table(path);
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    std::string message = failure.what();
    const std::size_t at = message.find(path);
    return at == std::string::npos ? message : message.replace(at, path.size(), "meta.csv");
  }
  return "no failure";
}

TEST_CASE("rows are found by path") {
  const std::string_view csv =
      "\xEF\xBB\xBFpath,source,Date,author,id\r\n"
      "./1999/a.txt,\"Wire, Larkspur\",1999-12-01,,x-1\r\n"
      "1999/b.txt,Herald\r\n";
  CHECK(values_of(csv, "1999/a.txt", "") == "source=Wire, Larkspur date=1999-12-01 id=x-1");
  CHECK(values_of(csv, "1999/b.txt", "") == "source=Herald");
  CHECK(values_of(csv, "a.txt", "x-1").empty());
}

TEST_CASE("rows are found by id where there is no path") {
  const std::string_view csv = "title,id\nVote,lw-1\n";
  CHECK(values_of(csv, "lw-2", "lw-1") == "title=Vote");
  CHECK(values_of(csv, "lw-1", "lw-2").empty());
}

TEST_CASE("path is the key wherever its column stands") {
  CHECK(values_of("id,path,title\nlw-1,a.txt,Vote\n", "a.txt", "") == "id=lw-1 title=Vote");
  CHECK(values_of("title,path,id\nVote,a.txt,lw-1\n", "a.txt", "") == "title=Vote id=lw-1");
}

TEST_CASE("broken UTF-8 in the table is repaired") {
  CHECK(values_of("path,source\na.txt,Caf\xE9\n", "a.txt", "") == "source=Caf\uFFFD");
}

struct Wrong {
  std::string_view csv;
  std::string_view message;
};

TEST_CASE("a table that cannot be read is wrong usage named by file and line") {
  const std::vector<Wrong> cases = {
      {"", "--metadata meta.csv:1: there is no header row"},
      {"\n\ntitle,date\n", "--metadata meta.csv:3: there is no column path or id"},
      {"path,colour\n", "--metadata meta.csv:1: there is no field \"colour\""},
      {"path,body\n", "--metadata meta.csv:1: there is no field \"body\""},
      {"path,\n", "--metadata meta.csv:1: there is no field \"\""},
      {"path,title,title\n", "--metadata meta.csv:1: column title stands there twice"},
      {"path,byline,author\n", "--metadata meta.csv:1: column author stands there twice"},
      {"path,path\n", "--metadata meta.csv:1: column path stands there twice"},
      {"path,title\na,b\n\nc,d,e\n",
       "--metadata meta.csv:4: 3 cells, but the header names 2 columns"},
      {"path,title\na,b\n ,c\n", "--metadata meta.csv:3: the row has no path"},
      {"title,id\nc\n", "--metadata meta.csv:2: the row has no id"},
      {"path,title\na,\"x\ny\"\n./a,c\n", "--metadata meta.csv:4: a stands there twice"},
      {"path,title\na,b\nc,\"d\n", "--metadata meta.csv:3: a quote is not closed"},
      {"path,title\na,\"b\"c\n", "--metadata meta.csv:2: text follows a closing quote"},
  };
  for (const Wrong& row : cases) {
    CAPTURE(row.csv);
    CHECK(failure_of(row.csv) == row.message);
  }
}

TEST_CASE("a missing table is wrong usage") {
  const TempDir folder;
  const std::string path = folder / "missing.csv";
  CHECK_THROWS_WITH_AS(
      MetadataFile{path}, ("--metadata " + path + ": there is no such file").c_str(), Failure);
  CHECK_THROWS_AS(MetadataFile{folder.path()}, Failure);
}

}  // namespace
}  // namespace dateline
