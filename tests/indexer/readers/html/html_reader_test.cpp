// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_reader.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using test::describe;
using Strings = std::vector<std::string>;

std::string reading(std::string bytes) {
  return describe(HtmlReader().read(test::whole_file(std::move(bytes), "a.html"), {}));
}

std::string read_fixture(const std::string& name) {
  std::ifstream file(DATELINE_TESTS "/indexer/readers/html/pages/" + name, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("pages of many kinds give their article and nothing else") {
  for (const char* const name :
       {"broken", "linked_body", "microdata", "newspaper", "table_layout", "weblog"}) {
    CAPTURE(name);
    CHECK(reading(read_fixture(name + ".html"s)) + "\n" == read_fixture(name + ".txt"s));
  }
}

struct Case {
  std::string_view bytes;
  std::string_view expected;
};

TEST_CASE("a page without text is an error that says so") {
  constexpr std::array kCases = {
      Case{"", "error: the page has no text"},
      Case{" \n", "error: the page has no text"},
      Case{"\0\0\0"sv, "error: the page has no text"},
      Case{"<html><head><title>Vote</title></head><body></body></html>",
           "error: the page has no text"},
      Case{"<html><body><script>var x = 'text';</script><style>p {}</style><!-- text -->",
           "error: the page has no text"},
      Case{"<html><body><p hidden>Text.</p>", "error: the page has no text"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.bytes);
    CHECK(reading(std::string(row.bytes)) == row.expected);
  }
}

TEST_CASE("a page of a few words is read whole") {
  CHECK(reading("<p>Vote.</p><p>Two.") == "body=Vote.\n\nTwo.");
  CHECK(reading("Vote") == "body=Vote");
}

struct NameCase {
  std::string_view name;
  std::string_view bytes;
  Recognition expected;
};

TEST_CASE("a page is recognised by its beginning, else by its name") {
  constexpr std::array kCases = {
      NameCase{"a", "<!DOCTYPE html>", Recognition::kByContent},
      NameCase{
          "a.txt", "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", Recognition::kByContent},
      NameCase{"a", "\xEF\xBB\xBF\r\n <HTML lang=en>", Recognition::kByContent},
      NameCase{"a", "\xFF\xFE<\0h\0t\0m\0l\0>\0"sv, Recognition::kByContent},
      NameCase{
          "a", "<?xml version=\"1.0\"?>\n<!-- x --><html xmlns=\"x\">", Recognition::kByContent},
      NameCase{"a", "<head>", Recognition::kByContent},
      NameCase{"a", "<body\nclass=x>", Recognition::kByContent},
      NameCase{"a", "<html", Recognition::kByContent},
      NameCase{"a", "<htmlish>", Recognition::kNo},
      NameCase{"a", "<header>", Recognition::kNo},
      NameCase{"a", "<?xml version=\"1.0\"?><rss>", Recognition::kNo},
      NameCase{"a", "<!-- never closed <html>", Recognition::kNo},
      NameCase{"a", "Vote <html>", Recognition::kNo},
      NameCase{"a", "", Recognition::kNo},
      NameCase{"a.html", "Vote", Recognition::kByName},
      NameCase{"A.HTM", "", Recognition::kByName},
      NameCase{"a.xhtml", "<p>", Recognition::kByName},
      NameCase{"a.xml", "<p>", Recognition::kNo},
  };
  for (const NameCase& row : kCases) {
    CAPTURE(row.name);
    CAPTURE(row.bytes);
    CHECK(HtmlReader().recognise({row.name, row.bytes}) == row.expected);
  }
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += piece;
  }
  return text;
}

// No times are asserted: what took quadratic time would not end within the limit of the test run.
TEST_CASE("pages that are built to exhaust a reader are read in the end") {
  constexpr std::size_t kMany = 200000;
  constexpr std::string_view kSentence =
      "Some sentence of a page, which goes on and on, and on and on.";
  CHECK(reading(repeated("<div>", kMany) + "Text.") ==
        "error: its elements nest without end before any text");
  CHECK(reading("<p>Text.</p>" + repeated("<b>", kMany)) ==
        "body=Text. | warning=more than 2048 elements are open at once: the rest is not read");
  const std::string paragraph = "<p>" + std::string(kSentence) + "</p>";
  CHECK(reading(repeated(paragraph, kMany)).size() ==
        "body="sv.size() + kMany * (kSentence.size() + 2) - 2);
  CHECK(reading("<p" + repeated(" x=1", kMany) + ">Text.") == "body=Text.");
  std::string attributes = "<p";
  for (std::size_t i = 0; i < kMany; ++i) {
    attributes += " a" + std::to_string(i) + "='1'";
  }
  CHECK(reading(attributes + ">Text.") == "body=Text.");
  CHECK(reading("<title>" + repeated("a - ", kMany) + "</title><h1>b</h1>Text.").size() < 2000);
  CHECK(reading("<script type='application/ld+json'>" + repeated("[", kMany) + "</script>Text.") ==
        "body=Text.");
  CHECK(reading(repeated("<p class=date>a b c d e f g h i j k l m", kMany)).size() > kMany);
  CHECK(reading(repeated("<div class=byline>", 480) + repeated(kSentence, kMany)).size() > kMany);
}

TEST_CASE("text below the depth limit is kept, each paragraph for itself") {
  const std::string deep = repeated("<div>", 1000) + "<p>One.</p><p>Two.</p>";
  CHECK(reading(deep + "<script>three()</script><style>b {}</style>") == "body=One.\n\nTwo.");
}

TEST_CASE("random bytes make an error or valid texts without NUL") {
  const std::vector<std::string> pieces = {
      "<p>",
      "</p>",
      "<div class=\"",
      "\">",
      "<!--",
      "-->",
      "<script>",
      "</script",
      "<title>",
      "&amp;",
      "&#0;",
      "&#150;",
      "Vote on the bill, ",
      "<table>",
      "<td>",
      "<a href=x>",
      "<meta ",
      "content=",
      "\xC3",
      "\xFF\xFE",
      "<![CDATA[",
      "charset=utf-16",
      "<h1>",
      "<br><br>",
      "\xE8\xAA\x9E",
      R"(<script type='application/ld+json'>{"@type":"Article","headline":")"};
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
