// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/batch.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace dateline {
namespace {

// "1 a=flood" for a query, "2!no tab" for an error, joined by " | ".
std::string read(std::string_view text) {
  std::string out;
  for (const BatchItem& item : parse_batch(text)) {
    out += out.empty() ? "" : " | ";
    if (const auto* query = std::get_if<BatchQuery>(&item)) {
      out += fmt::format("{} {}={}", query->line, query->id, query->query);
    } else {
      const auto& error = std::get<BatchError>(item);
      CHECK_FALSE(error.hint.empty());
      out += fmt::format("{}!{}", error.line, error.message);
    }
  }
  return out;
}

TEST_CASE("a line is an id, a tab and a query") {
  struct Case {
    std::string text;
    std::string items;
  };
  const Case cases[] = {
      {"", ""},
      {"\n \n\t \n", ""},
      {"a\tflood\n", "1 a=flood"},
      {"a\tflood", "1 a=flood"},
      {"a\tflood\r\nb\tnato force \r\n", "1 a=flood | 2 b=nato force"},
      {"\xEF\xBB\xBF"
       "a\tflood",
       "1 a=flood"},
      {"a\tb\tc", "1 a=b\tc"},
      {" a b \t flood", "1 a b=flood"},
      {"\n\na\tflood", "3 a=flood"},
      {"a flood\nb\tc", "1!there is no tab in this line | 2 b=c"},
      {"\tflood", "1!no id before the tab"},
      {"a\t \nb\tc", "1!no query after the tab | 2 b=c"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.items);
  }
}

TEST_CASE("topics give their number and title") {
  CHECK(read("<top>\n<num> Number: 051\n<title> Topic: Airbus\n Subsidies\n<desc> x\n</top>\n"
             "\n<top>\n<num>Number:052<title>South   Africa</top>") ==
        "1 51=Airbus Subsidies | 8 52=South Africa");
  CHECK(read("<top>\n<title> a\n</top>\n<top>\n<num> 7\n</top>\n<top><num> 000<title> b</top>") ==
        "1!a topic without a <num> | 4!a topic without a <title> | 7 000=b");
  CHECK(read("  <top><num> 1 <title> a") == "1 1=a");
}

}  // namespace
}  // namespace dateline
