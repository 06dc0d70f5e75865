// SPDX-License-Identifier: GPL-2.0-or-later
//
// Formats with one article a file.
#include <doctest/doctest.h>

#include "indexer/readers/html/html_reader.hpp"
#include "indexer/readers/text_reader.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

TEST_CASE("a file is one record without a line number, and one over the limit is rejected") {
  const HtmlReader html;
  const TextReader text;
  for (const Reader* reader : std::initializer_list<const Reader*>{&html, &text}) {
    CAPTURE(reader->name());
    const test::SplitOutcome whole =
        test::split_with(*reader, std::string(1000, 'x'), "2022/a", 1000, 333);
    REQUIRE(whole.records.size() == 1);
    CHECK(whole.records[0].place() == "2022/a");
    CHECK(whole.records[0].bytes == std::string(1000, 'x'));
    const test::SplitOutcome over =
        test::split_with(*reader, std::string(1001, 'x'), "2022/a", 1000, 333);
    CHECK(over.records.empty());
    CHECK(over.rejects == std::vector<std::string>{"2022/a: it is longer than 1000 bytes"});
  }
}

}  // namespace
}  // namespace dateline
