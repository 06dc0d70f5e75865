// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/class_words.hpp"

#include <array>
#include <string_view>

#include <doctest/doctest.h>

namespace dateline {
namespace {

struct Case {
  std::string_view element;
  Hint expected;
};

TEST_CASE("tag, role, class and id tell what an element is") {
  constexpr std::array kCases = {
      Case{"<div>", Hint::kNone},
      Case{"<div class='story'>", Hint::kNone},
      Case{"<div class='row story-body'>", Hint::kContent},
      Case{"<div class='storyBody'>", Hint::kContent},
      Case{"<div id='article__content--wide'>", Hint::kContent},
      Case{"<div itemprop='articleBody text' class=share>", Hint::kBody},
      Case{"<div class='post-meta'>", Hint::kDetails},
      Case{"<div class='entry-content share-bar'>", Hint::kAside},
      Case{"<div class='RelatedStories'>", Hint::kAside},
      Case{"<div id=COMMENTS>", Hint::kComments},
      Case{"<div id=js-article-comments>", Hint::kComments},
      Case{"<div class='has-related no-comments'>", Hint::kNone},
      Case{"<div class='shared addition unrelated'>", Hint::kNone},
      Case{"<div class='adword-0123456789012345678901234567890123456789'>", Hint::kNone},
      Case{"<div role=navigation>", Hint::kAside},
      Case{"<div role=main>", Hint::kNone},
      Case{"<nav>", Hint::kAside},
      Case{"<aside class=story-body>", Hint::kAside},
      Case{"<article class='with-teasers promo'>", Hint::kContent},
      Case{"<article class=comment>", Hint::kComments},
      Case{"<main>", Hint::kNone},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.element);
    const Result<PageTree> page = parse_page(row.element);
    REQUIRE(page);
    CHECK(read_hints(*page).back() == row.expected);
  }
}

TEST_CASE("the body of a page is never beside its article") {
  const Result<PageTree> page = parse_page("<html class=sidebar><body class=comments>");
  REQUIRE(page);
  for (const Hint hint : read_hints(*page)) {
    CHECK(hint == Hint::kNone);
  }
}

}  // namespace
}  // namespace dateline
