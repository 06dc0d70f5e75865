// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_reader.hpp"

#include <array>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using test::describe;
using Strings = std::vector<std::string>;

std::string reading(std::string_view bytes) {
  return describe(TextReader().read(test::whole_file(std::string(bytes)), {}));
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("the first line is the headline and the rest the body") {
  constexpr std::array kCases = {
      Case{"Vote on bill\n\nOne.\nTwo.\n\n  Three.\n",
           "title=Vote on bill | body=One.\nTwo.\n\n  Three."},
      Case{"Vote on bill\nOne.", "title=Vote on bill | body=One."},
      Case{"Vote on bill", "title=Vote on bill"},
      Case{"Vote on bill\n", "title=Vote on bill"},
      Case{"\n \r\n  Vote \t on bill \r\n\r\nOne.\r\nTwo.\r\n",
           "title=Vote on bill | body=One.\nTwo."},
      Case{"\xEF\xBB\xBFVote\nOne.", "title=Vote | body=One."},
      Case{"Ukraine: what we know\n\nOne.", "title=Ukraine: what we know | body=One."},
      Case{"Correction: Date: wrong\n\nOne.", "title=Correction: Date: wrong | body=One."},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(reading(row.text) == row.expected);
  }
}

TEST_CASE("a header block of known keys fills the fields") {
  constexpr std::array kCases = {
      Case{"Title: Vote\nDate: 2022-02-25\nSource: Larkspur Wire\nByline: Desk\nId: lw-1\n"
           "Url: https://x.example/1\nSection: World\nLanguage: en\nVersion: 2\n\nOne.",
           "id=lw-1 | title=Vote | body=One. | byline=Desk | source=Larkspur Wire | "
           "section=World | url=https://x.example/1 | language=en | date=2022-02-25 | version=2"},
      Case{"TITLE: Vote\r\nauthor: A. Writer\r\n\r\nOne.",
           "title=Vote | body=One. | byline=A. Writer"},
      Case{"Title: Vote\nDate: 2022\nOne.", "title=Vote | body=One. | date=2022"},
      Case{"Title: Vote\n\nOne.", "title=Vote | body=One."},
      Case{"Title: Vote: the count\nDate:2022\n\nOne.",
           "title=Vote: the count | body=One. | date=2022"},
      Case{"\nTitle: Vote\nDate: 2022\n", "title=Vote | date=2022"},
      Case{"Title: Vote\nDate:\n\nOne.", "title=Vote | body=One."},
      Case{"Title: First\nTitle: Second\n\nOne.", "title=First | body=One."},
      Case{"Date: 2022\nSource: S\n\nVote\n\nOne.",
           "title=Vote | body=One. | source=S | date=2022"},
      Case{"Date: 2022\nSource: S\n", "error: no title and no body"},
      Case{"Vote\nDate: 2022\nSource: S\n\nOne.", "title=Vote | body=One. | source=S | date=2022"},
      Case{"Vote\nDate: 2022\n\nOne.", "title=Vote | body=One. | date=2022"},
      Case{"Vote\nTitle: Real\nDate: 2022\n\nOne.", "title=Real | body=Vote\n\nOne. | date=2022"},
      Case{"Vote\nTitle: Vote\nDate: 2022\n\nOne.", "title=Vote | body=One. | date=2022"},
      Case{"Title: Vote\nDate: soon\n\nOne.",
           "title=Vote | body=One. | warning=date: \"soon\" is not a date"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(reading(row.text) == row.expected);
  }
}

TEST_CASE("lines that only resemble a header block are text") {
  constexpr std::array kCases = {
      Case{"Title: Vote\nOne.", "title=Title: Vote | body=One."},
      Case{"Title: Vote", "title=Title: Vote"},
      Case{"Title: Vote\nPlace: Paris\n\nOne.", "title=Title: Vote | body=Place: Paris\n\nOne."},
      Case{"Place: Paris\nDate: 2022\nOne.", "title=Place: Paris | body=Date: 2022\nOne."},
      Case{"Vote\nDate: tomorrow, they said\nOne.",
           "title=Vote | body=Date: tomorrow, they said\nOne."},
      Case{"Vote\n\nDate: 2022\nSource: S\n\nOne.",
           "title=Vote | body=Date: 2022\nSource: S\n\nOne."},
      Case{"Body: One\nText: Two\n\nOne.", "title=Body: One | body=Text: Two\n\nOne."},
      Case{"Title : Vote\nDate : 2022\n\nOne.", "title=Title : Vote | body=Date : 2022\n\nOne."},
      Case{"Title: Vote\nDate: 2022\nPlace: Paris\n\nOne.",
           "title=Vote | body=Place: Paris\n\nOne. | date=2022"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(reading(row.text) == row.expected);
  }
}

TEST_CASE("a first line of 200 characters is a headline and a longer one is body") {
  std::string line;
  for (int i = 0; i < 200; ++i) {
    line += "\u00E9";
  }
  CHECK(reading(line + "\n\nOne.") == "title=" + line + " | body=One.");
  CHECK(reading(line + "x\n\nOne.") == "body=" + line + "x\n\nOne.");
  CHECK(reading("Date: 2022\nId: 7\n\n" + line + "x") == "id=7 | body=" + line + "x | date=2022");
}

TEST_CASE("bytes that are no text are an error that says so") {
  constexpr std::array kCases = {
      Case{"", "error: it is empty"},
      Case{" \n\t\r\n", "error: it is blank"},
      Case{"\xEF\xBB\xBF", "error: it is blank"},
      Case{"\0\0\0\0"sv, "error: it holds NUL bytes: it is no text"},
      Case{"Vote\n\nOne\0.", "title=Vote | body=One"},
      Case{"\xFF\xFEV\0o\0"sv, "title=Vo"},
      Case{"\xFE\xFF\0V\0o"sv, "title=Vo"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(reading(row.text) == row.expected);
  }
  CHECK(reading(std::string(100000, '\0')) == "error: it holds NUL bytes: it is no text");
}

TEST_CASE("broken UTF-8 and late control characters cost no article") {
  CHECK(reading("Na\u00EFve caf\xE9\n\nOne\x1B.") ==
        "title=Na\u00EFve caf\uFFFD | body=One . | warning=broken UTF-8 was replaced by U+FFFD");
  const std::string text = "Vote\n\n" + std::string(5000, 'x');
  CHECK(reading(text + "\0y"s) == "title=Vote | body=" + std::string(5000, 'x') + " y");
}

struct NameCase {
  std::string_view name;
  std::string_view bytes;
  Recognition expected;
};

TEST_CASE("text is recognised by its name, and without an extension by its looks") {
  constexpr std::array kCases = {
      NameCase{"a.txt", "Vote", Recognition::kByName},
      NameCase{"A.TXT", "", Recognition::kByName},
      NameCase{"a.text", "\0\0"sv, Recognition::kByName},
      NameCase{"-", "", Recognition::kByName},
      NameCase{"notes", "Vote\r\n\tOne\f", Recognition::kByName},
      NameCase{"Letter from A. Smith", "Vote", Recognition::kByName},
      NameCase{"notes", "caf\xE9", Recognition::kByName},
      NameCase{"notes", "", Recognition::kNo},
      NameCase{"program",
               "\x7F"
               "ELF\x02\x01"sv,
               Recognition::kNo},
      NameCase{"notes", "a\0b"sv, Recognition::kNo},
      NameCase{"a.md", "# Vote", Recognition::kNo},
      NameCase{"a.html", "<html>", Recognition::kNo},
  };
  for (const NameCase& row : kCases) {
    CAPTURE(row.name);
    CAPTURE(row.bytes);
    CHECK(TextReader().recognise({row.name, row.bytes}) == row.expected);
  }
}

TEST_CASE("random bytes make an error or valid texts without NUL") {
  const std::vector<std::string> pieces = {"\n",
                                           "\n\n",
                                           "\r\n",
                                           "Title: ",
                                           "Date: ",
                                           "2022-02-25",
                                           "Vote",
                                           ": ",
                                           " ",
                                           "\xEF\xBB\xBF",
                                           "\xC3",
                                           "\xE8\xAA\x9E"};
  int articles = 0;
  test::for_random_bytes(pieces, 20000, [&articles](const std::string& bytes) {
    const std::string text = reading(bytes);
    REQUIRE(find_broken_utf8(text) == text.size());
    REQUIRE(text.find('\0') == std::string::npos);
    articles += text.starts_with("error") ? 0 : 1;
  });
  CHECK(articles > 1000);
}

}  // namespace
}  // namespace dateline
