// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_record.hpp"

#include <array>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

using namespace std::string_view_literals;
using test::describe;

std::string reading(std::string_view json, const std::vector<std::string>& map = {}) {
  return describe(read_json_article(json, read_map_options(map)));
}

struct Case {
  std::string_view json;
  std::string_view expected;
};

TEST_CASE("a record with every field becomes an article") {
  CHECK(reading(R"({"id":"lw-1","title":"Vote","body":"One.\n\nTwo.","byline":"Desk",)"
                R"("source":"Larkspur Wire","section":"World","url":"https://x.example/1",)"
                R"("language":"en","date":"2022-02-25T18:40:00+01:00","version":3})") ==
        "id=lw-1 | title=Vote | body=One.\n\nTwo. | byline=Desk | source=Larkspur Wire | "
        "section=World | url=https://x.example/1 | language=en | "
        "date=2022-02-25T18:40:00+01:00 | version=3");
}

TEST_CASE("every spelling of a key is known in any case") {
  constexpr std::array kCases = {
      Case{R"({"body":"b","ID":"1"})", "id=1 | body=b"},
      Case{R"({"body":"b","guid":"1"})", "id=1 | body=b"},
      Case{R"({"body":"b","_id":"1"})", "id=1 | body=b"},
      Case{R"({"Title":"t"})", "title=t"},
      Case{R"({"headline":"t"})", "title=t"},
      Case{R"({"text":"b"})", "body=b"},
      Case{R"({"content":"b"})", "body=b"},
      Case{R"({"maintext":"b"})", "body=b"},
      Case{R"({"body":"b","published":"2022"})", "body=b | date=2022"},
      Case{R"({"body":"b","date_publish":"2022"})", "body=b | date=2022"},
      Case{R"({"body":"b","pubDate":"2022"})", "body=b | date=2022"},
      Case{R"({"body":"b","published_at":"2022"})", "body=b | date=2022"},
      Case{R"({"body":"b","pub_date":"2022"})", "body=b | date=2022"},
      Case{R"({"body":"b","author":"a"})", "body=b | byline=a"},
      Case{R"({"body":"b","authors":"a"})", "body=b | byline=a"},
      Case{R"({"body":"b","publisher":"p"})", "body=b | source=p"},
      Case{R"({"body":"b","source_domain":"p"})", "body=b | source=p"},
      Case{R"({"body":"b","link":"u"})", "body=b | url=u"},
      Case{R"({"body":"b","category":"c"})", "body=b | section=c"},
      Case{R"({"body":"b","lang":"en"})", "body=b | language=en"},
      Case{R"({"body":"b","t\u0069tle":"t"})", "title=t | body=b"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.json);
    CHECK(reading(row.json) == row.expected);
  }
}

TEST_CASE("of several keys for a field the first in the documented order counts") {
  constexpr std::array kCases = {
      Case{R"({"headline":"second","title":"first"})", "title=first"},
      Case{R"({"title":"first","headline":"second"})", "title=first"},
      Case{R"({"title":" ","headline":"second"})", "title=second"},
      Case{R"({"title":null,"headline":"second"})", "title=second"},
      Case{R"({"title":[],"headline":"second"})", "title=second"},
      Case{R"({"maintext":"4","content":"3","text":"2"})", "body=2"},
      Case{R"({"title":"first","title":"again"})", "title=first"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.json);
    CHECK(reading(row.json) == row.expected);
  }
}

TEST_CASE("values of every shape give their text") {
  constexpr std::array kCases = {
      Case{R"({"body":"b","authors":["A","B"]})", "body=b | byline=A, B"},
      Case{R"({"body":"b","authors":[{"name":"A"},{"x":"y","name":"B"}]})", "body=b | byline=A, B"},
      Case{R"({"body":"b","authors":["A",null,"","B",false]})", "body=b | byline=A, B"},
      Case{R"({"body":"b","author":{"name":"A","url":"u"}})", "body=b | byline=A"},
      Case{R"({"body":["One.","Two."]})", "body=One.\n\nTwo."},
      Case{R"({"body":"b","source":{"id":"x","name":"Larkspur Wire"}})",
           "body=b | source=Larkspur Wire"},
      Case{R"({"body":"b","section":["World","Europe"]})", "body=b | section=World"},
      Case{R"({"body":"b","id":12345678901234567890123})", "id=12345678901234567890123 | body=b"},
      Case{R"({"body":"b","id":1.10})", "id=1.10 | body=b"},
      Case{R"({"body":"b","id":-7 })", "id=-7 | body=b"},
      Case{R"({"body":"b","date":1645814400})", "body=b | date=2022-02-25T18:40:00Z"},
      Case{R"({"body":"b","date":1645814400.0})", "body=b | date=2022-02-25T18:40:00Z"},
      Case{R"({"body":"b","date":1645814400123})", "body=b | date=2022-02-25T18:40:00Z"},
      Case{R"({"body":"b","date":2022})", "body=b | date=2022"},
      Case{R"({"body":"b","date":"1645814400.25"})", "body=b | date=2022-02-25T18:40:00Z"},
      Case{R"({"body":"b","date":"2022.02.26"})", "body=b | date=2022-02-26"},
      Case{R"({"body":"b","date":"26.02.2022"})", "body=b | date=2022-02-26"},
      Case{R"({"body":"b","date":["2022-02-26","2022-02-27"]})", "body=b | date=2022-02-26"},
      Case{R"({"body":"b","title":true,"author":false,"url":null})", "body=b"},
      Case{R"({"body":"b","other":{"title":"inner","list":[1,{"a":[]}]}})", "body=b"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.json);
    CHECK(reading(row.json) == row.expected);
  }
}

TEST_CASE("--map comes before the usual keys and reaches into objects") {
  const std::string_view json =
      R"({"title":"usual","fields":{"headline":"nested","deep":{"x":"deeper"}},)"
      R"("fields.headline":"dotted","site":"s","url":"u","body":"b"})";
  struct MapCase {
    std::vector<std::string> map;
    std::string_view expected;
  };
  const std::vector<MapCase> cases = {
      {{"title=fields.headline"}, "title=nested | body=b | url=u"},
      {{"title=fields.deep.x"}, "title=deeper | body=b | url=u"},
      {{"title=site"}, "title=s | body=b | url=u"},
      {{"title=missing"}, "title=usual | body=b | url=u"},
      {{"title=fields"}, "title=usual | body=b | url=u"},
      {{"title=site.name"}, "title=usual | body=b | url=u"},
      {{"title=missing", "title=site"}, "title=s | body=b | url=u"},
      {{"source=site", "section=site"}, "title=usual | body=b | source=s | section=s | url=u"},
      {{"id=url"}, "id=u | title=usual | body=b | url=u"},
      {{"body=fields.headline"}, "title=usual | body=nested | url=u"},
  };
  for (const MapCase& row : cases) {
    CAPTURE(row.map.front());
    CHECK(reading(json, row.map) == row.expected);
  }
}

TEST_CASE("a key with dots can be mapped as it is written") {
  CHECK(reading(R"({"dc.title":"t","body":"b"})", {"title=dc.title"}) == "title=t | body=b");
}

TEST_CASE("a date that cannot be read leaves the article undated with a warning") {
  CHECK(reading(R"({"title":"t","date":"next week"})") ==
        "title=t | warning=date: \"next week\" is not a date");
  CHECK(reading(R"({"title":"t","date":"2022.02.30"})") ==
        "title=t | warning=date: 2022-02-30 is not in the calendar");
  CHECK(reading(R"({"title":"t","date":1987.5})") ==
        "title=t | warning=date: \"1987.5\" is not a date");
  CHECK(reading(R"({"title":"t","date":[2022,2,26]})") ==
        "title=t | warning=date: \"[2022,2,26]\" is not a date");
}

TEST_CASE("a record without a text is an error, one with an id and an empty text is not") {
  constexpr std::array kCases = {
      Case{"{}", "error: no title and no body"},
      Case{R"({"headlines":"t","id":"1"})", "error: no title and no body"},
      Case{R"({"title":"","body":" "})", "error: no title and no body"},
      Case{R"({"title":"","body":"","id":"1"})", "id=1 | warning=no title and no body"},
      Case{R"({"title":null,"url":"u"})", "url=u | warning=no title and no body"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.json);
    CHECK(reading(row.json) == row.expected);
  }
}

TEST_CASE("broken JSON is an error that says what is wrong") {
  constexpr std::string_view kStructure =
      "error: broken JSON: a comma, colon, quote or bracket is missing or one too many";
  constexpr std::array kCases = {
      Case{"", "error: it is not a JSON object"},
      Case{"null", "error: it is not a JSON object"},
      Case{R"([{"title":"t"}])", "error: it is not a JSON object"},
      Case{"\"{\"", "error: it is not a JSON object"},
      Case{"{", "error: broken JSON: it ends before its last bracket"},
      Case{R"({"title":"t")", "error: broken JSON: it ends before its last bracket"},
      Case{R"({"title":"t)", "error: broken JSON: a string has no closing quote"},
      Case{R"({"title":"t"} {"title":"u"})",
           "error: broken JSON: something follows the closing bracket"},
      Case{R"({"title":"t"}})", "error: broken JSON: something follows the closing bracket"},
      Case{R"({"title":"a\qb"})",
           "error: broken JSON: a string holds an escape that JSON does not know"},
      Case{R"({"title":"t","x":tru})",
           "error: broken JSON: a word is none of true, false and null"},
      Case{R"({"title":"t","x":nulx})",
           "error: broken JSON: a word is none of true, false and null"},
      Case{R"({"title":"t","x":yes})", kStructure},
      Case{R"({"title":"t","x":1.2.3})",
           "error: broken JSON: a number is not written as JSON has them"},
      Case{R"({"title" "t"})", kStructure},
      Case{R"({"title":"t" "body":"b"})", kStructure},
      Case{R"({"title":"t",})", kStructure},
      Case{R"({'title':'t'})", kStructure},
      Case{R"({"title":"t","x":[1,2})", kStructure},
      Case{R"({"title":"t","x":{"y" 1}})", kStructure},
      Case{R"({"title":})", kStructure},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.json);
    CHECK(reading(row.json) == row.expected);
  }
}

TEST_CASE("a bad byte does not cost the article") {
  constexpr std::array kCases = {
      Case{"{\"title\":\"caf\xE9\"}", "title=caf\u00E9"},
      Case{"{\"title\":\"na\u00EFve caf\xE9\"}",
           "title=na\u00EFve caf\uFFFD | warning=broken UTF-8 was replaced by U+FFFD"},
      Case{R"({"title":"a\ud800b"})",
           "title=a\uFFFDb | warning=a lone surrogate was replaced by U+FFFD"},
      Case{"{\"title\":\"a\tb\x01"
           "c\"}",
           "title=a b c"},
      Case{"{\"title\":\"\xFF\",\t\"body\":\"\x02\\udc00\"}",
           "title=\u00FF | body= \uFFFD | warning=it is not UTF-8: read as windows-1252 | "
           "warning=a lone surrogate was replaced by U+FFFD"},
      Case{R"({"title":"a\u0000b","body":"c\u0000\u001b[31m\r\nd\u0009e"})",
           "title=a b | body=c  [31m\nd\te"},
      Case{R"({"title":"t","x":"\ud800"})", "title=t"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.json);
    CHECK(reading(row.json) == row.expected);
  }
}

TEST_CASE("deep nesting neither fails nor exhausts the stack") {
  constexpr std::size_t kDepth = 1000000;
  const std::string nested = std::string(kDepth, '[') + std::string(kDepth, ']');
  CHECK(reading(R"({"title":"t","x":)" + nested + "}") == "title=t");
  CHECK(reading(R"({"title":"t","authors":)" + nested + "}") == "title=t");
}

TEST_CASE("random bytes make an error or valid texts without NUL") {
  const std::vector<std::string> pieces = {"{",
                                           "}",
                                           "[",
                                           "]",
                                           "\"",
                                           ":",
                                           ",",
                                           "\"title\":",
                                           "\"body\":",
                                           "\"date\":",
                                           "\"authors\":",
                                           "\"t\"",
                                           "\\u0000",
                                           "\\ud800",
                                           "\\udc00",
                                           "\\",
                                           "null",
                                           "true",
                                           "12",
                                           "-1.5e3",
                                           " ",
                                           "{\"id\":1,",
                                           R"({"title":")",
                                           "\"}"};
  int articles = 0;
  const auto check = [&articles](const std::string& json) {
    const Result<Article> article = read_json_article(json, {});
    const std::string text = describe(article);
    REQUIRE(find_broken_utf8(text) == text.size());
    REQUIRE(text.find('\0') == std::string::npos);
    articles += article ? 1 : 0;
  };
  test::for_random_bytes(pieces, 20000, check);
  test::for_random_bytes(pieces, 20000, [&check](const std::string& bytes) {
    check(R"({"body":")" + bytes + R"(","title":"t"})");
  });
  CHECK(articles > 1000);
}

}  // namespace
}  // namespace dateline
