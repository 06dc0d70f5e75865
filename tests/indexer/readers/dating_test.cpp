// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/dating.hpp"

#include <array>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "common/support/failure.hpp"

namespace dateline {
namespace {

Timestamp timestamp_of(std::string_view text) {
  const Result<Timestamp> timestamp = parse_timestamp(text);
  REQUIRE(timestamp);
  return *timestamp;
}

// "2022-02-25 path", or "none".
std::string shown(const Article& article) {
  return article.published
             ? to_iso8601(article.published->timestamp) + ' ' + to_string(article.published->origin)
             : "none";
}

std::string dated(Article article, std::string_view path, const DatingRules& rules = {}) {
  date_article(article, path, rules);
  return shown(article);
}

Article with_body(std::string body) {
  Article article;
  article.body = std::move(body);
  return article;
}

DatingRules in_year(int year) {
  DatingRules rules;
  rules.year = std::chrono::year(year);
  return rules;
}

DatingRules at(std::string_view now) {
  DatingRules rules;
  rules.now = timestamp_of(now).instant;
  return rules;
}

TEST_CASE("of all that may date an article the most trusted wins") {
  for (std::size_t best = 0; best < kDateOrigins.size(); ++best) {
    Article article;
    for (std::size_t i = kDateOrigins.size(); i-- > best;) {
      offer_date(article, timestamp_of("2022-02-" + std::to_string(10 + i)), kDateOrigins.at(i));
    }
    CHECK(article.published->origin == kDateOrigins.at(best));
    date_article(article, "", {});
    CHECK(article.published->origin == kDateOrigins.at(best));
  }
}

TEST_CASE("of one origin the first offered wins") {
  Article article;
  offer_date(article, timestamp_of("2022-02-25"), DateOrigin::kMeta);
  offer_date(article, timestamp_of("2021-01-01"), DateOrigin::kMeta);
  CHECK(shown(article) == "2022-02-25 meta");
}

TEST_CASE("address, path, dateline and a line of the text date an article") {
  Article article = with_body("PARIS, Feb 20, 2022 (AFP) - Workers.\n\nPublished: 21 Feb 2022");
  article.url = "https://x.example/2022/02/18/vote?d=2021-01-01";
  const auto from = [&article](std::vector<DateOrigin> origins) {
    DatingRules rules;
    rules.origins = std::move(origins);
    return dated(article, "2022/02/19/vote.txt", rules);
  };
  CHECK(from({}) == "2022-02-18 url");
  CHECK(from({DateOrigin::kPath, DateOrigin::kDateline}) == "2022-02-19 path");
  CHECK(from({DateOrigin::kDateline}) == "2022-02-20 dateline");
  CHECK(from({DateOrigin::kText}) == "2022-02-21 text");
  CHECK(from({DateOrigin::kField}) == "none");
}

TEST_CASE("a date in running text dates no article") {
  CHECK(dated(with_body("The vote of 25 February 2022 was close."), "vote.txt") == "none");
  CHECK(dated(with_body("It was on\n25 February 2022 that they met."), "vote.txt") == "none");
}

TEST_CASE("a dateline without a year has that of path, address or option, or dates nothing") {
  const Article article = with_body("PARIS, Feb 26 (AFP) - Workers.");
  CHECK(dated(article, "vote.txt") == "none");
  CHECK(dated(article, "1987/vote.txt") == "1987-02-26 dateline");
  CHECK(dated(article, "wire/1987.txt") == "1987-02-26 dateline");
  CHECK(dated(article, "1987/02/vote.txt") == "1987-02-26 dateline");
  CHECK(dated(article, "1987-02-27/vote.txt") == "1987-02-27 path");
  CHECK(dated(article, "vote.txt", in_year(1987)) == "1987-02-26 dateline");
  CHECK(dated(article, "1988/vote.txt", in_year(1987)) == "1988-02-26 dateline");
  Article with_url = article;
  with_url.url = "https://x.example/1987/02/vote";
  CHECK(dated(with_url, "vote.txt") == "1987-02-26 dateline");
  Article supplied = article;
  offer_date(supplied, timestamp_of("1987"), DateOrigin::kSupplied);
  CHECK(dated(supplied, "vote.txt") == "1987-02-26 dateline");
  CHECK(dated(with_body("PARIS, Feb 29 (AFP) - Workers."), "a.txt", in_year(1987)) == "none");
}

TEST_CASE("at the turn of a year the dateline's month chooses the year") {
  const Article december = with_body("PARIS, Dec 30 (AFP) - Workers.");
  const Article january = with_body("PARIS, Jan 2 (AFP) - Workers.");
  CHECK(dated(december, "1988/01/vote.txt") == "1987-12-30 dateline");
  CHECK(dated(january, "1987/12/vote.txt") == "1988-01-02 dateline");
  CHECK(dated(december, "1987/12/vote.txt") == "1987-12-30 dateline");
  // Half a year off it is another story's, and the path stands.
  CHECK(dated(with_body("PARIS, Aug 5 (AFP) - Workers."), "1988/01/vote.txt") == "1988-01 path");
  CHECK(dated(with_body("PARIS, Jan 5 (AFP) - Workers."), "1988/02/vote.txt") == "1988-02 path");
  DatingRules only_dateline;
  only_dateline.origins = {DateOrigin::kDateline};
  CHECK(dated(december, "1988-01-02.txt", only_dateline) == "1987-12-30 dateline");
}

TEST_CASE("what a source says of year or month stays as it is") {
  Article article = with_body("PARIS, Feb 26, 1987 (AFP) - Workers.");
  offer_date(article, timestamp_of("1987-02"), DateOrigin::kField);
  CHECK(dated(article, "1987/02/26/vote.txt") == "1987-02 field");
}

TEST_CASE("a dateline gives place and agency, whatever dates the article") {
  Article article = with_body("ADAZI, Latvia, June 19 (Larkspur Wire) - A battlegroup.");
  date_article(article, "2017/06/19/a.txt", {});
  CHECK(shown(article) == "2017-06-19 path");
  CHECK(article.dateline_place == "ADAZI, Latvia");
  CHECK(article.agency == "Larkspur Wire");
  Article with_field = with_body("A battlegroup.");
  with_field.dateline = "BRUSSELS, Feb 25";
  date_article(with_field, "", in_year(2022));
  CHECK(shown(with_field) == "2022-02-25 dateline");
  CHECK(with_field.dateline_place == "BRUSSELS");
  Article untitled;
  untitled.title = "OTTAWA, Feb 25, 2022 (CP) - Canada has told troops to be ready.";
  date_article(untitled, "", {});
  CHECK(shown(untitled) == "2022-02-25 dateline");
}

TEST_CASE("a date later than tomorrow is reported and the next is tried") {
  Article article;
  offer_written_date(article, "2031-02-25", DateOrigin::kField);
  date_article(article, "2022/02/25/vote.txt", at("2022-02-26T12:00Z"));
  CHECK(shown(article) == "2022-02-25 path");
  REQUIRE(article.warnings.size() == 1);
  CHECK(article.warnings.front() == "date: 2031-02-25 (field) lies in the future");
  CHECK(article.refused_dates == 1);
}

TEST_CASE("a day ahead is the day elsewhere, or the morning's paper") {
  const auto read = [](std::string_view date, std::string_view now) {
    Article article;
    offer_written_date(article, date, DateOrigin::kField);
    date_article(article, "", at(now));
    return shown(article);
  };
  CHECK(read("2022-02-26", "2022-02-25T12:00Z") == "2022-02-26 field");
  CHECK(read("2022-02-26T12:00Z", "2022-02-25T12:00Z") == "2022-02-26T12:00Z field");
  CHECK(read("2022-02-26T12:01Z", "2022-02-25T12:00Z") == "none");
  CHECK(read("2022", "2022-02-25T12:00Z") == "2022 field");
  CHECK(read("2022-03", "2022-02-25T12:00Z") == "none");
}

TEST_CASE("a wrong weekday or an unknown zone is a warning and costs no day") {
  const auto read = [](std::string_view date) {
    Article article;
    offer_written_date(article, date, DateOrigin::kField);
    CHECK(article.refused_dates == 0);
    const std::string warning = article.warnings.empty() ? "" : article.warnings.front();
    return shown(article) + " | " + warning;
  };
  CHECK(read("Fri, 26 Feb 2022") ==
        "2022-02-26 field | date: 2022-02-26 is not the weekday that is written before it");
  CHECK(read("Fri, 26 Feb 2022 10:00 GMT") ==
        "2022-02-26T10:00Z field | date: 2022-02-26 is not the weekday that is written before it");
  CHECK(read("Fri, 26 Feb 2022 10:00 LMT").starts_with("2022-02-26 field | date: "));
  CHECK(read("26 Feb 2022 18:40 LMT") ==
        "2022-02-26 field | date: time zone \"LMT\" is not known, its day alone is kept");
  CHECK(read("2022-02-26T18:40 IST") ==
        "2022-02-26 field | date: time zone \"IST\" is the name of several, its day alone is kept");
  CHECK(
      read("2022-02-26T18:40 Europe/Nowhere") ==
      "2022-02-26 field | date: time zone \"Europe/Nowhere\" is not known, its day alone is kept");
}

TEST_CASE("a date line or path that cannot be believed is a warning, running text is not") {
  const auto complaint = [](const std::string& body, std::string_view path) {
    Article article = with_body(body);
    date_article(article, path, at("2022-02-27T12:00Z"));
    CHECK(shown(article) == "none");
    CHECK(article.refused_dates == article.warnings.size());
    return article.warnings.empty() ? "" : article.warnings.front();
  };
  CHECK(complaint("Vote\n\nPublished: 2022-02-30\n\nIt was close.", "") ==
        "date: 2022-02-30 is not in the calendar");
  CHECK(complaint("30 February 2022\n\nIt was close.", "") ==
        "date: 2022-02-30 is not in the calendar");
  CHECK(complaint("3/4/2022\n\nIt was close.", "") ==
        "date: \"3/4/2022\" could be 2022-03-04 or 2022-04-03, --date-order says which");
  CHECK(complaint("26 February 2031\n\nIt was close.", "") ==
        "date: 2031-02-26 (text) lies in the future");
  CHECK(complaint("PARIS, Feb 30, 2022 (AFP) - It was close.", "") ==
        "date: 2022-02-30 is not in the calendar");
  CHECK(complaint("It was close.", "2022/02/30/vote.txt") ==
        "date: 2022-02-30 is not in the calendar");
  CHECK(complaint("It was close.", "2022-02-30-vote.txt") ==
        "date: 2022-02-30 is not in the calendar");
  CHECK(complaint("The vote of 30 February 2022, or 3/4/2022, was close.", "") == "");
  CHECK(complaint("It was close.", "2021-22-season/2022-13/20220230.txt") == "");
}

TEST_CASE("what is before 1600 or no date is a warning, counted, and the next is tried") {
  for (const std::string_view written : {"1599-12-31", "soon", "2022-02-30", "12 May 1492"}) {
    CAPTURE(written);
    Article article;
    offer_written_date(article, written, DateOrigin::kField);
    date_article(article, "2022-02-25.txt", {});
    CHECK(shown(article) == "2022-02-25 path");
    CHECK(article.warnings.size() == 1);
    CHECK(article.refused_dates == 1);
  }
}

TEST_CASE(
    "numbers that could be two days wait for the order, or are a warning that names the option") {
  const auto read = [](std::string_view date, std::optional<NumberOrder> order) {
    Article article;
    offer_written_date(article, date, DateOrigin::kField);
    DatingRules rules;
    rules.order = order;
    date_article(article, "", rules);
    return article.warnings.empty() ? shown(article) : article.warnings.front();
  };
  CHECK(read("3/4/2022", NumberOrder::kMonthDayYear) == "2022-03-04 field");
  CHECK(read("3/4/2022", NumberOrder::kDayMonthYear) == "2022-04-03 field");
  CHECK(read("03.04.22", NumberOrder::kYearMonthDay) == "2003-04-22 field");
  CHECK(read("25/02/2022", std::nullopt) == "2022-02-25 field");
  CHECK(read("3/4/2022", std::nullopt) ==
        "date: \"3/4/2022\" could be 2022-03-04 or 2022-04-03, --date-order says which");
}

TEST_CASE("times without a zone or in UTC are those of the index's zone") {
  DatingRules rules;
  rules.zone = *TimeZone::find("Europe/Berlin");
  const auto read = [&rules](std::string_view date) {
    Article article;
    offer_written_date(article, date, DateOrigin::kField);
    date_article(article, "", rules);
    return shown(article);
  };
  CHECK(read("2022-02-25T23:30:00Z") == "2022-02-26T00:30:00+01:00 field");
  CHECK(read("2022-02-25T23:30") == "2022-02-25T23:30+01:00 field");
  CHECK(read("2022-02-25T23:30-05:00") == "2022-02-25T23:30-05:00 field");
  CHECK(read("1645831800") == "2022-02-26T00:30:00+01:00 field");
  CHECK(read("2022-02-25") == "2022-02-25 field");
}

TEST_CASE("options that say nothing that is known are refused") {
  CHECK_THROWS_WITH_AS(static_cast<void>(read_date_order_option("ydm")),
                       "--date-order \"ydm\" is no order of month, day and year",
                       Failure);
  CHECK_THROWS_WITH_AS(static_cast<void>(read_date_from_option("field,mtime")),
                       "--date-from: no date comes from \"mtime\"",
                       Failure);
  CHECK_THROWS_AS(static_cast<void>(read_date_from_option("field,,url")), Failure);
  CHECK_THROWS_AS(static_cast<void>(read_date_from_option("field,")), Failure);
  CHECK_THROWS_AS(static_cast<void>(read_date_from_option("")), Failure);
  CHECK(read_date_from_option("url, path") ==
        std::vector<DateOrigin>{DateOrigin::kUrl, DateOrigin::kPath});
}

TEST_CASE("every origin is known by its name") {
  for (const DateOrigin origin : kDateOrigins) {
    CHECK(find_date_origin(to_string(origin)) == origin);
  }
  CHECK(find_date_origin("mtime") == std::nullopt);
}

}  // namespace
}  // namespace dateline
