// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/dates/date_finder.hpp"

#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/indexer/enrich/dates/date_table.hpp"

namespace dateline::test {
namespace {

void check_table(const std::string& name, std::size_t least) {
  const std::vector<DateCase> cases = read_date_table(name);
  CHECK(cases.size() >= least);
  for (const DateCase& each : cases) {
    CAPTURE(each.where);
    CAPTURE(each.published);
    CAPTURE(each.sentence);
    CHECK(dates_in(each) == each.expected);
  }
}

TEST_CASE("sentences of newspapers mention these dates") {
  check_table("own_sentences.tsv", 300);
}

TEST_CASE("cases of Recognizers-Text that fit news") {
  check_table("recognizers_cases.tsv", 150);
}

std::string found(const std::string& text, std::optional<NumberOrder> order = std::nullopt) {
  Article article;
  article.body = text;
  article.published = {*parse_timestamp("2022-02-26"), DateOrigin::kField};
  DateFinder(order).find(article);
  std::string values;
  for (const DateMention& mention : article.dates) {
    values += values.empty() ? "" : " ";
    values += mention.interval ? to_value(*mention.interval) : "?";
  }
  return values;
}

TEST_CASE("a day that is not in the calendar is no other") {
  CHECK(found("They met on 30 February 2022.") == "?");
  CHECK(found("They met on Feb. 29, 2022, and 2022-02-30.") == "?");
  CHECK(found("They met on Feb. 29, 2020.") == "2020-02-29");
}

TEST_CASE("blanks beyond ASCII part the words of a date") {
  CHECK(found("on Feb.\u00a024, 2022") == "2022-02-24");
  CHECK(found("on 26\u202fMarch\u20092021") == "2021-03-26");
  CHECK(found("\u00a01999\u00a0") == "1999");
}

TEST_CASE("numbers are in the order that is told") {
  CHECK(found("on 03/04/2021") == "2021-03-04");
  CHECK(found("on 03/04/2021", NumberOrder::kDayMonthYear) == "2021-04-03");
  CHECK(found("on 25/04/2021") == "2021-04-25");
  CHECK(found("on 25/04/2021", NumberOrder::kMonthDayYear) == "2021-04-25");
}

TEST_CASE("what is near is spoken of where speech alone stands before it") {
  CHECK(found("The company said the dividend is payable March 31.") == "2022-03-31");
  CHECK(found("He said sales in August fell.") == "2021-08");
  CHECK(found("The October/December quarter was good.") == "2021-10/2021-12");
  CHECK(found("in fiscal 1986/87") == "1986/1987");
}

// The state of a sentence goes on with it: a text of one long sentence is the same as its parts.
TEST_CASE("a long sentence is read as its parts are") {
  std::string text;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    text += "Friday and a year earlier, ";
    expected += i == 0 ? "2022-02-25 2021" : " 2022-02-25 2021";
  }
  CHECK(found(text) == expected);
}

}  // namespace
}  // namespace dateline::test
