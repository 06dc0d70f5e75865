// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_metadata.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

Article article_of(std::string_view html) {
  const Result<PageTree> page = parse_page(html);
  REQUIRE(page);
  return read_page_metadata(*page).article;
}

struct Case {
  std::string_view html;
  std::string_view expected;
};

void check(std::span<const Case> cases) {
  for (const Case& row : cases) {
    CAPTURE(row.html);
    CHECK(test::describe(article_of(row.html)) == row.expected);
  }
}

TEST_CASE("titles come from the better origin, without the name of the site") {
  constexpr std::array kCases = {
      Case{"<title>Vote</title>", "title=Vote"},
      Case{"<title>Vote - Larkspur Wire</title>", "title=Vote - Larkspur Wire"},
      Case{"<title>Vote - Larkspur Wire</title><h1>Vote</h1>", "title=Vote"},
      Case{"<title>Vote | World | Larkspur Wire</title><h1>Vote</h1>", "title=Vote"},
      Case{"<title>Larkspur Wire</title><h1>Vote</h1>"
           "<meta property=og:site_name content='Larkspur Wire'>",
           "title=Vote | source=Larkspur Wire"},
      Case{"<meta property=og:title content='Vote | Larkspur wire'><title>x</title>"
           "<meta property=og:site_name content='Larkspur Wire'>",
           "title=Vote | source=Larkspur Wire"},
      Case{"<meta property=og:title content='Larkspur Wire'><title>Vote</title>"
           "<meta property=og:site_name content='Larkspur Wire'>",
           "title=Vote | source=Larkspur Wire"},
      Case{"<title>Vote on A&amp;amp;B</title>", "title=Vote on A&amp;B"},
      Case{"<title>Vote &ndash; Larkspurwire</title>"
           "<link rel=canonical href='https://www.larkspurwire.example/a'>",
           "title=Vote | url=https://www.larkspurwire.example/a"},
      Case{"<meta name=twitter:title content='  '><meta name=twitter:title content=' Vote  on '>",
           "title=Vote on"},
      Case{"<h2 itemprop=headline>Vote <b>on</b></h2><title>x</title>", "title=Vote on"},
      Case{"<title>Oslo - Encyclopedia</title><h1>Oslo</h1><script type='application/ld+json'>"
           "{\"@type\":\"Article\",\"name\":\"Oslo\",\"headline\":\"capital of Norway\"}</script>",
           "title=Oslo"},
      Case{"<title>Oslo votes - Larkspur Wire</title><h1>Oslo votes</h1>"
           "<script type='application/ld+json'>{\"@type\":\"Article\",\"name\":\"Oslo\","
           "\"headline\":\"Oslo votes\"}</script>",
           "title=Oslo votes"},
      Case{"<h1>Vote</h1>", "title=Vote"},
      Case{"<h1>Vote</h1><h1>Other</h1>", ""},
  };
  check(kCases);
}

TEST_CASE("bylines are names, not addresses, and lose their By") {
  constexpr std::array kCases = {
      Case{"<meta name=author content='Harbour desk'>", "byline=Harbour desk"},
      Case{"<meta property=article:author content='https://x.example/desk'>", ""},
      Case{"<meta property=article:author content='https://x.example/desk'>"
           "<a rel=author>Harbour desk</a>",
           "byline=Harbour desk"},
      Case{"<p class='story-byline'>By  Harbour desk</p>", "byline=Harbour desk"},
      Case{"<p class=author><a>Harbour desk</a> 25 Feb 2022</p>", "byline=Harbour desk"},
      Case{"<p class=author>Harbour desk \u2014</p>", "byline=Harbour desk"},
      Case{"<ul><li class=author>x</ul><a rel=author>Harbour desk</a>", "byline=Harbour desk"},
      Case{"<p class='authority'>Harbour desk</p>", ""},
      Case{"<div itemprop=author><b itemprop=name>Harbour desk</b></div>", "byline=Harbour desk"},
  };
  check(kCases);
}

TEST_CASE("address, source, section and language") {
  constexpr std::array kCases = {
      Case{"<link rel=canonical href='https://x.example/a'>"
           "<meta property=og:url content='https://x.example/b'>",
           "url=https://x.example/a"},
      Case{"<link rel=canonical href='/a'><meta property=og:url content='https://x.example/b'>",
           "url=https://x.example/b"},
      Case{"<link rel=canonical href='https://x.example/'>", ""},
      Case{"<link rel=canonical href='https://x.example'>", ""},
      Case{"<meta name=application-name content=Wire>", "source=Wire"},
      Case{"<meta property=article:section content=World>", "section=World"},
      Case{"<html lang=en-GB>", "language=en-GB"},
      Case{"<meta property=og:locale content=en_GB>", "language=en-GB"},
      Case{"<meta http-equiv=Content-Language content=fr>", "language=fr"},
      Case{"<meta property='dc:x article:section' content=World>", "section=World"},
  };
  check(kCases);
}

TEST_CASE("dates come from what is stated, the address, what is shown") {
  constexpr std::array kCases = {
      Case{"<meta property=article:published_time content='2022-02-25T18:40:00Z'>"
           "<time datetime=2021-01-01></time>",
           "date=2022-02-25T18:40:00Z"},
      Case{"<meta name=date content=soon><meta name=dc.date content=2022-02-25>",
           "date=2022-02-25"},
      Case{"<meta name=date content=soon>", "warning=date: \"soon\" is not a date"},
      Case{"<meta name=date content=soon><time datetime=2022-02-25>",
           "date=2022-02-25 | warning=date: \"soon\" is not a date"},
      Case{"<b itemprop=datePublished content=2022-02-25>Friday</b>", "date=2022-02-25"},
      Case{"<link rel=canonical href='https://x.example/2022/02/25/a?d=2021/01/01'>"
           "<time datetime=2021-01-01></time>",
           "url=https://x.example/2022/02/25/a?d=2021/01/01 | date=2022-02-25"},
      Case{"<time>25 February 2022</time>", "date=2022-02-25"},
      Case{"<link rel=canonical href='https://x.example/2022/02/a'>"
           "<time>25 February 2022</time>",
           "url=https://x.example/2022/02/a | date=2022-02-25"},
      Case{"<link rel=canonical href='https://x.example/2022/02/a'><time>25 March 2022</time>",
           "url=https://x.example/2022/02/a | date=2022-02"},
      Case{"<p class=update>25 February 2022</p>", ""},
      Case{"<aside><time datetime=2021-01-01></time></aside><time datetime=2022-02-25></time>",
           "date=2022-02-25"},
      Case{"<p class=post-date>Published: Feb 25, 2022 by the desk</p>", "date=2022-02-25"},
      Case{"<p class=date>In 2022</p>", ""},
      Case{"<p>25 February 2022</p>", ""},
  };
  check(kCases);
}

TEST_CASE("a date remembers where it was found") {
  constexpr std::array kCases = {
      Case{R"(<script type="application/ld+json">{"@type":"NewsArticle",)"
           R"("datePublished":"2022-02-25"}</script><meta name=date content=2021-01-01>)",
           "json-ld 2022-02-25"},
      Case{"<meta name=date content=2022-02-25><time datetime=2021-01-01>", "meta 2022-02-25"},
      Case{"<b itemprop=datePublished content=2022-02-25>Friday</b>", "meta 2022-02-25"},
      Case{"<link rel=canonical href='https://x.example/2022/02/25/a'>", "url 2022-02-25"},
      Case{"<link rel=canonical href='https://x.example/2022/02/a'><time datetime=2022-02-25>",
           "time 2022-02-25"},
      Case{"<time datetime=2022-02-25></time><p class=date>1 Jan 2021</p>", "time 2022-02-25"},
      Case{"<meta name=author content='A Writer, February 25, 2022'><p class=date>1 Jan 2021</p>",
           "dateline 2022-02-25"},
      Case{"<p class=date>25 Feb 2022</p>", "text 2022-02-25"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.html);
    const Article article = article_of(row.html);
    REQUIRE(article.published);
    CHECK(std::string(to_string(article.published->origin)) + ' ' +
              to_iso8601(article.published->timestamp) ==
          row.expected);
  }
}

std::string linked(std::string_view json) {
  return test::describe(
      article_of("<script type=\"application/ld+json\">" + std::string(json) + "</script>"));
}

TEST_CASE("keywords, names and rights that the publisher gives") {
  constexpr std::array kCases = {
      Case{"<meta name=news_keywords content='ferry, harbour'><meta name=keywords content=spam>",
           "keywords=ferry;harbour"},
      Case{
          "<meta property=article:tag content=Ferry><meta property=article:tag content='Old port'>",
          "keywords=Ferry;Old port"},
      Case{"<meta name=keywords content='ferry,harbour, ferry'>", "keywords=ferry;harbour"},
      Case{"<meta name=copyright content='Larkspur Wire'>", "copyright=Larkspur Wire"},
      Case{
          R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Vote",)"
          R"("keywords":["ferry",{"name":"harbour"}],"copyrightHolder":{"name":"Larkspur Wire"},)"
          R"("about":{"@type":"City","name":"Oslo","sameAs":"https://w.example/Q585"},)"
          R"("mentions":[{"@type":"Person","name":"A Minister"},{"@type":"NGO","name":"Sea &amp; Co"},)"
          R"({"@type":"Thing","name":"tides"},"x",{"@type":"Person"}]}</script>)",
          "title=Vote | copyright=Larkspur Wire | keywords=ferry;harbour;tides | "
          "place=https://w.example/Q585=Oslo | person=A Minister | org=Sea & Co"},
      Case{R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Vote",)"
           R"("keywords":"ferry, harbour"}</script>)",
           "title=Vote | keywords=ferry;harbour"},
  };
  check(kCases);
}

TEST_CASE("linked data is found in objects, arrays, graphs and main entities") {
  constexpr std::array kCases = {
      Case{R"({"@type":"NewsArticle","headline":"Vote"})", "title=Vote"},
      Case{R"([{"@type":"WebSite","name":"W"},{"@type":"Article","headline":"Vote"}])",
           "title=Vote | source=W"},
      Case{R"({"@graph":[{"@type":"https://schema.org/ReviewNewsArticle","headline":"Vote"}]})",
           "title=Vote"},
      Case{R"({"@type":"WebPage","mainEntity":{"@type":["Article"],"headline":"Vote"}})",
           "title=Vote"},
      Case{R"({"@type":"Recipe","headline":"Vote"})", ""},
      Case{R"({"@type":"Article","headline":"A &amp; B &#8211; <b>C</b>"})",
           "title=A & B \u2013 C"},
      Case{"<!-- {\"@type\":\"Article\",\"headline\":\"Vote\n on\"}; -->", "title=Vote on"},
      Case{R"(<![CDATA[ {"@type":"Article","headline":"Vote"} ]]>)", "title=Vote"},
      Case{R"({"@type":"Article","headline":"Vote")", ""},
      Case{R"({"@type":"Article","headline":7,"name":"Vote"})", "title=Vote"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.html);
    CHECK(linked(row.html) == row.expected);
  }
}

TEST_CASE("authors in linked data are strings, objects, lists or references") {
  constexpr std::array kCases = {
      Case{R"({"@type":"Article","author":"Desk"})", "byline=Desk"},
      Case{R"({"@type":"Article","author":{"@type":"Organization","name":"Desk"}})", "byline=Desk"},
      Case{R"({"@type":"Article","author":[{"name":"Desk"},"Agencies",{"name":"Desk"}]})",
           "byline=Desk, Agencies"},
      Case{R"({"@type":"Article","author":{"name":["Desk","Agencies"]}})", "byline=Desk, Agencies"},
      Case{R"({"@graph":[{"@type":"Article","author":{"@id":"#d"}},{"@id":"#d","name":"Desk"}]})",
           "byline=Desk"},
      Case{R"({"@type":"Article","author":{"@id":"#lost"}})", ""},
      Case{R"({"@type":"Article","author":"https://x.example/desk"})", ""},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.html);
    CHECK(linked(row.html) == row.expected);
  }
}

}  // namespace
}  // namespace dateline
