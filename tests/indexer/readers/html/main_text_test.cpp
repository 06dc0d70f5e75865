// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/main_text.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

namespace dateline {
namespace {

// Two paragraphs that are an article by their length.
const std::string kOne =
    "Parliament carried the harbour bill early on Friday, after a sitting that lasted until four, "
    "and the upper house takes it up next week, as the speaker had said that it would.";
const std::string kTwo =
    "The bill gives the port authority the right to deepen the northern channel, and it sets aside "
    "money for the dykes that protect the old town from the sea, which has risen.";
const std::string kArticle = "<p>" + kOne + "</p><p>" + kTwo + "</p>";
const std::string kText = kOne + "\n\n" + kTwo;

std::string main_text(const std::string& html, const TextGuide& guide = {}) {
  const Result<PageTree> page = parse_page(html);
  REQUIRE(page);
  return extract_main_text(*page, guide);
}

std::string all_text(const std::string& html) {
  const Result<PageTree> page = parse_page(html);
  REQUIRE(page);
  return extract_all_text(*page);
}

struct Case {
  std::string html;
  std::string expected;
};

TEST_CASE("paragraphs are what a reader sees as one") {
  const std::array cases = {
      Case{"<p>One</p><p>Two</p>", "One\n\nTwo"},
      Case{"One<br>two<br><br>Three", "One\ntwo\n\nThree"},
      Case{"One<br> <br/>\n<br>Two", "One\n\nTwo"},
      Case{"<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"},
      Case{"<ul><li>One</li><li>Two <b>and</b> three</li></ul>", "One\n\nTwo and three"},
      Case{"<h2>One</h2>Two<hr>Three", "One\n\nTwo\n\nThree"},
      Case{"<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td></tr></table>",
           "One Two\n\nThree"},
      Case{"<table><tr><td>One<br>two</td><td>Three</td></tr></table>", "One\ntwo\n\nThree"},
      Case{"<pre>One\n  two\n\nThree</pre>", "One\ntwo\n\nThree"},
      Case{"  One \n\t two&nbsp; three  ", "One two three"},
      Case{"One<script>x</script><noscript>y</noscript><template>z</template> two", "One two"},
      Case{"One<span style='Display : none'>x</span><i aria-hidden=true>y</i><b hidden>z</b>",
           "One"},
      Case{"<select><option>x</select><button>y</button><textarea>z</textarea>One", "One"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.html);
    CHECK(all_text(row.html) == row.expected);
  }
}

TEST_CASE("what lies beside the article is left out") {
  const std::string sentence =
      "This goes on for a while, as such boxes do, and it has commas, but it is no article.";
  const std::array inside = {
      "<nav>" + sentence + "</nav>",
      "<div class='site-menu'>" + sentence + "</div>",
      "<div id=cookieConsent>" + sentence + "</div>",
      "<div role=banner>" + sentence + "</div>",
      "<aside>" + sentence + "</aside>",
      "<div class=newsletter__box><p>" + sentence + "</p></div>",
      "<p class=advertisement>" + sentence + "</p>",
      "<section class='related-stories'><p>" + sentence + "</p></section>",
      "<ul><li><a href=1>" + sentence + "</a></li><li><a href=2>" + sentence + "</a></li></ul>",
      std::string("<div><a href=1>World</a> <a href=2>Sport</a></div>"),
      std::string("<p>Advertisement</p>"),
      std::string("<p>Read more: another story, of another day</p>"),
  };
  for (const std::string& beside : inside) {
    CAPTURE(beside);
    std::string page = "<div>";
    page.append(kArticle).append(beside).append("<p>End of it, at last.</p></div>");
    CHECK(main_text(page) == kText + "\n\nEnd of it, at last.");
  }
  const std::array behind = {
      "<div class=comments>" + kArticle + kArticle + kArticle + "</div>",
      "<h3>You may also like</h3><p>" + sentence + "</p>",
      "<footer>" + sentence + "</footer>",
      std::string("<p>\u00A9 2022 Larkspur Wire</p>"),
  };
  for (const std::string& beside : behind) {
    CAPTURE(beside);
    std::string page = "<div>";
    page.append(kArticle).append(beside).append("</div>");
    CHECK(main_text(page) == kText);
  }
}

TEST_CASE("class names of states and of what holds the article leave nothing out") {
  const std::array pages = {
      "<body class='has-sidebar no-comments'>" + kArticle,
      "<div class='page-with-sidebar'>" + kArticle + "</div>",
      "<div class=sidebar>" + kArticle + "</div>",
      "<form><div class='widget'>" + kArticle + "</div></form>",
      "<div class='shadow addition'>" + kArticle + "</div>",
  };
  for (const std::string& page : pages) {
    CAPTURE(page);
    CHECK(main_text(page) == kText);
  }
}

TEST_CASE("an element that names itself the article wins over a heavier one") {
  const std::string ticker = "<div class=ticker>" + kArticle + kArticle + kArticle + "</div>";
  CHECK(main_text(ticker + "<div itemprop=articleBody><p>" + kTwo + kTwo + "</p></div>") ==
        kTwo + kTwo);
}

TEST_CASE("an article in several elements of one name is read from all of them") {
  const std::string part = "<div class=article-body>" + kArticle + "</div>";
  CHECK(main_text("<main>" + part + "<div class=ad>Buy a boat</div>" + part + "</main>") ==
        kText + "\n\n" + kText);
}

TEST_CASE("the body that the linked data tells decides where the article ends") {
  const std::string other =
      "<p>Our reporters are at work from six in the morning, and they answer letters, and "
      "mail.</p>";
  const std::string body = kOne + " " + kTwo;
  CHECK(main_text("<div>" + kArticle + other + "</div>", {.title = "", .article_body = body}) ==
        kText);
  CHECK(main_text("<div>" + kArticle + other + "</div>").ends_with("mail."));
}

TEST_CASE("the title is not repeated") {
  const TextGuide guide{.title = "Harbour bill carried", .article_body = ""};
  CHECK(main_text("<h1>Harbour bill carried</h1>" + kArticle, guide) == kText);
  CHECK(main_text("<h2>Harbour Bill Carried!</h2>" + kArticle, guide) == kText);
  CHECK(main_text(kArticle + "<h2>What it says</h2>" + kArticle, guide) ==
        kText + "\n\nWhat it says\n\n" + kText);
}

TEST_CASE("a page without text has no main text") {
  CHECK(main_text("").empty());
  CHECK(main_text("<p> </p>&nbsp;").empty());
}

}  // namespace
}  // namespace dateline
