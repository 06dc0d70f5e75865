// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/path_date.hpp"

#include <array>

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

struct Case {
  std::string_view path;
  std::string_view expected;  // "" for none
};

std::string guess(std::string_view path) {
  const std::optional<Timestamp> date = guess_date(path);
  return date ? to_iso8601(*date) : "";
}

TEST_CASE("a date is read from folders and file names") {
  constexpr std::array kCases = {
      Case{"2022-02-26-vote.txt", "2022-02-26"},
      Case{"vote-2022-02-26.txt", "2022-02-26"},
      Case{"vote_2022_02_26.txt", "2022-02-26"},
      Case{"vote.2022.02.26.txt", "2022-02-26"},
      Case{"v2022-02-26.txt", "2022-02-26"},
      Case{"2022-02-26", "2022-02-26"},
      Case{"2022-02-26T1840.txt", "2022-02-26"},
      Case{"20220226.txt", "2022-02-26"},
      Case{"lwire-20220226-011.txt", "2022-02-26"},
      Case{"2022/02/26/vote.txt", "2022-02-26"},
      Case{"wire/2022/02/26/vote.txt", "2022-02-26"},
      Case{"2022/02/26.txt", "2022-02-26"},
      Case{"2022/02/26", "2022-02-26"},
      Case{"2022-02-26/vote.txt", "2022-02-26"},
      Case{"2022-02/vote.txt", "2022-02"},
      Case{"vote-2022-02.txt", "2022-02"},
      Case{"2022_02.txt", "2022-02"},
      Case{"2022/02/vote.txt", "2022-02"},
      Case{"2022/02.txt", "2022-02"},
      Case{"2022/feb/26/vote.txt", "2022-02-26"},
      Case{"world/2022/feb/26/vote", "2022-02-26"},
      Case{"2022/February/6/vote.txt", "2022-02-06"},
      Case{"2022/feb/vote.txt", "2022-02"},
      Case{"2022-feb-26-vote.txt", "2022-02-26"},
      Case{"feb-26-2022.txt", "2022-02-26"},
      Case{"vote_february_6_2022.txt", "2022-02-06"},
      Case{"26feb2022.txt", "2022-02-26"},
      Case{"vote-26-FEB-2022.txt", "2022-02-26"},
      Case{"26-02-2022.txt", "2022-02-26"},
      Case{"vote-02-26-2022.txt", "2022-02-26"},
      Case{"26.02.2022.txt", "2022-02-26"},
      Case{"1600-01-01.txt", "1600-01-01"},
      Case{"2200-12-31.txt", "2200-12-31"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.path);
    CHECK(guess(row.path) == row.expected);
  }
}

TEST_CASE("the most precise date wins, then that of folders and the first of a name") {
  constexpr std::array kCases = {
      Case{"2022-02-26/2022-03.txt", "2022-02-26"},
      Case{"2022/02/26/looking-back-2001-09-11.html", "2022-02-26"},
      Case{"2022/02/26/looking-back-2001-09-11/index.html", "2022-02-26"},
      Case{"2022/02/26/looking-back-2001-09-11/", "2022-02-26"},
      Case{"2022/02/looking-back-2001-09.html", "2022-02"},
      Case{"2022-02-26-looking-back-2001-09-11.html", "2022-02-26"},
      Case{"wire-2022-02-26/looking-back-2001-09-11.html", "2022-02-26"},
      Case{"2022/02/2022-02-26.txt", "2022-02-26"},
      Case{"2022/02/scan-0017.txt", "2022-02"},
      Case{"2021-01/2022-02/vote.txt", "2022-02"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.path);
    CHECK(guess(row.path) == row.expected);
  }
}

TEST_CASE("digits that are no free-standing date date nothing") {
  constexpr std::array kCases = {
      Case{"", ""},
      Case{"-", ""},
      Case{"vote.txt", ""},
      Case{"2022.txt", ""},
      Case{"2022/vote.txt", ""},
      Case{"vote-2022/02-vote.txt", ""},
      Case{"120220226.txt", ""},
      Case{"img20220226.txt", ""},
      Case{"20220226b.txt", ""},
      Case{"20220226184000.txt", ""},
      Case{"12022-02-26.txt", ""},
      Case{"2022-02-30.txt", ""},
      Case{"2022/02/30/vote.txt", ""},
      Case{"2022-13-01.txt", ""},
      Case{"2022-13.txt", ""},
      Case{"2021-22-season.txt", ""},
      Case{"20220230.txt", ""},
      Case{"1599-12-31.txt", ""},
      Case{"2201-01-01.txt", ""},
      Case{"release-2022.02.txt", ""},
      Case{"2022-2-6.txt", ""},
      Case{"2022/2/6/vote.txt", ""},
      Case{"03-02-2022.txt", ""},
      Case{"26-02_2022.txt", ""},
      Case{"a26-02-2022.txt", ""},
      Case{"30-02-2022.txt", ""},
      Case{"xfeb-26-2022.txt", ""},
      Case{"26feb2022b.txt", ""},
      Case{"2022-may-decide.txt", ""},
      Case{"2022/februar/26/vote.txt", ""},
      Case{"2022-", ""},
      Case{"2022/", ""},
      Case{"2022-0", ""},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.path);
    CHECK(guess(row.path) == row.expected);
  }
}

TEST_CASE("a number at the beginning of a file name is no day of the folders above") {
  CHECK(guess("2022/02/10-things-to-know.txt") == "2022-02");
  CHECK(guess("2022-02/10-things-to-know.txt") == "2022-02");
}

TEST_CASE("a folder or file named by a year alone says the year") {
  const auto year = [](std::string_view path) {
    const std::optional<std::chrono::year> found = guess_year(path);
    return found ? static_cast<int>(*found) : 0;
  };
  CHECK(year("1987/wire.txt") == 1987);
  CHECK(year("wire/1987/a/b.txt") == 1987);
  CHECK(year("1987.jsonl.gz") == 1987);
  CHECK(year("1986/1987/a.txt") == 1987);
  CHECK(year("1987-88/a.txt") == 0);
  CHECK(year("0007/a.txt") == 0);
  CHECK(year("a1987/b.txt") == 0);
  CHECK(year("") == 0);
}

TEST_CASE("an address gives the date of its path") {
  const auto date = [](std::string_view url) {
    const std::optional<Timestamp> found = guess_date_of_url(url);
    return found ? to_iso8601(*found) : "";
  };
  CHECK(date("https://x.example/2022/02/25/vote?d=2021-01-01#2020-01-01") == "2022-02-25");
  CHECK(date("https://2022-02-25.example/vote") == "");
  CHECK(date("/2022/02/25/vote") == "");
  CHECK(date("") == "");
}

TEST_CASE("random paths are read without harm") {
  const std::vector<std::string> pieces = {"2022", "02", "26", "-", "/", ".", "_", "20220226", "1"};
  int dated = 0;
  test::for_random_bytes(
      pieces, 20000, [&dated](const std::string& path) { dated += guess(path).empty() ? 0 : 1; });
  CHECK(dated > 100);
}

}  // namespace
}  // namespace dateline
