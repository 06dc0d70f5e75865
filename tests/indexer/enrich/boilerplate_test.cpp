// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/boilerplate.hpp"

#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/support/utf8.hpp"
#include "indexer/enrich/boilerplate_patterns.hpp"

namespace dateline {
namespace {

const std::string kText =
    "The council voted on Tuesday to close the old bridge for a year, and to build a new one.\n\n"
    "Lorries will be sent over the ferry at Saltmarsh until then. The mayor said that the ferry "
    "would run at night as well, if the harbour agreed to it, and that nobody would pay for it.\n\n"
    "The harbour has not answered yet. Work is to begin in March, before the spring tides come.";

// "rule: text" of each stretch, line ends as /, joined by " | ".
std::string marked(const std::string& body) {
  std::string text;
  for (const Boilerplate& each : find_boilerplate(body).stretches) {
    std::string part = body.substr(each.begin, each.end - each.begin);
    for (std::size_t at = part.find('\n'); at != std::string::npos; at = part.find('\n', at)) {
      part.replace(at, 1, "/");
    }
    text += (text.empty() ? "" : " | ") + each.rule + ": " + part;
  }
  return text;
}

// lines below the article, and inside it.
std::string below(const std::string& lines) {
  return fmt::format("{}\n\n{}", kText, lines);
}

std::string inside(const std::string& lines) {
  return fmt::format("{0}\n\n{1}\n\n{0}", kText, lines);
}

struct Case {
  std::string lines;
  std::string expected;
};

TEST_CASE("what stands below the last sentence of an article is marked by rule") {
  const Case cases[] = {
      {"Leave a Reply\nYour email address will not be published. Required fields are marked *",
       "comment-form: Leave a Reply/Your email address will not be published. Required fields are "
       "marked *"},
      {"Leave a Reply\nComment *\nName *\nEmail *\nWebsite\nPost Comment",
       "comment-form: Leave a Reply/Comment */Name */Email */Website/Post Comment"},
      {"Share this:\nClick to share on Twitter (Opens in new window)\nFacebook\nTwitter",
       "share-buttons: Share this:/Click to share on Twitter (Opens in new "
       "window)/Facebook/Twitter"},
      {"Like this:\nLike Loading...", "share-buttons: Like this:/Like Loading..."},
      {"Sign up for our daily newsletter and get the news in your inbox.",
       "sign-up: Sign up for our daily newsletter and get the news in your inbox."},
      {"Subscribe to the Ledger\n© 2022 Quayside Ledger. All rights reserved.",
       "sign-up: Subscribe to the Ledger | copyright-line: © 2022 Quayside Ledger. All rights "
       "reserved."},
      {"Related Stories\nFerry to run at night\nHarbour fees rise",
       "related-links: Related Stories/Ferry to run at night/Harbour fees rise"},
      {"You may also like\nTen walks on the coast\n\nTags: bridge, ferry",
       "related-links: You may also like/Ten walks on the coast//Tags: bridge, ferry"},
      {"Follow us on Facebook and Twitter", "share-buttons: Follow us on Facebook and Twitter"},
      {"Have a tip? Contact the newsroom.", "contact-prompt: Have a tip? Contact the newsroom."},
      {"What questions do you have about the bridge? Send them to us.",
       "contact-prompt: What questions do you have about the bridge? Send them to us."},
      {"Send an email to\nHarbour Desk\n\u201CHarbour Desk is the name under which we write.\u201D",
       "author-box: Send an email to/Harbour Desk/\u201CHarbour Desk is the name under which we "
       "write.\u201D"},
      {"About the author\nHarbour Desk", "author-box: About the author/Harbour Desk"},
      {"Harbour Desk is a reporter for the Ledger. Follow the desk on Twitter @harbourdesk.",
       "author-box: Harbour Desk is a reporter for the Ledger. Follow the desk on Twitter "
       "@harbourdesk."},
      {"READ MORE: Ferry to run at night", "read-more: READ MORE: Ferry to run at night"},
      {"Previous article: Ferry\nNext article: Fees",
       "related-links: Previous article: Ferry/Next article: Fees"},
      {"This material may not be published, broadcast, rewritten or redistributed.",
       "copyright-line: This material may not be published, broadcast, rewritten or "
       "redistributed."},
      {"Kommentar schreiben\nName\nE-Mail", "comment-form: Kommentar schreiben/Name/E-Mail"},
      {"LEAVE A REPLY", "comment-form: LEAVE A REPLY"},
      {"View comments", "comment-form: View comments"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.lines);
    CHECK(marked(below(row.lines)) == row.expected);
    CHECK(marked(fmt::format("{}\n{}", kText, row.lines)) == row.expected);
  }
}

TEST_CASE("lines of their own are marked inside an article too") {
  const Case cases[] = {
      {"READ MORE: Ferry to run at night", "read-more: READ MORE: Ferry to run at night"},
      {"ALSO READ | Ferry to run at night", "read-more: ALSO READ | Ferry to run at night"},
      {"Related: Harbour fees rise", "read-more: Related: Harbour fees rise"},
      {"Lesen Sie auch: Die Br\u00FCcke", "read-more: Lesen Sie auch: Die Br\u00FCcke"},
      {"Advertisement", "advertisement: Advertisement"},
      {"Story continues below advertisement", "advertisement: Story continues below advertisement"},
      {"Article content", "advertisement: Article content"},
      {"WATCH | The bridge from above:\nA film of the bridge, taken at low tide.\n2:41",
       "video-caption: WATCH | The bridge from above:/A film of the bridge, taken at low "
       "tide./2:41"},
      {"VIEW | Why it matters\nOur film looks at the piers.",
       "video-caption: VIEW | Why it matters/Our film looks at the piers."},
      {"1:23", "video-caption: 1:23"},
      {"Duration 2:04", "video-caption: Duration 2:04"},
      {"Sign up for our newsletter here", "sign-up: Sign up for our newsletter here"},
      {"What questions do you have about it?",
       "contact-prompt: What questions do you have about it?"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.lines);
    CHECK(marked(inside(row.lines)) == row.expected);
  }
}

TEST_CASE("the length of a film behind a sentence is marked alone") {
  CHECK(marked("He said: \u201CIt is a mistake, and it will be paid for.\u201D 5:35\n\n" + kText) ==
        "video-caption: 5:35");
  CHECK(marked("The train leaves at 5:35\n\n" + kText).empty());
  CHECK(marked("It ended 5:35 to the visitors.\n\n" + kText).empty());
}

TEST_CASE("text of an article stays, whatever words it begins with") {
  const std::vector<std::string> kept = {
      "Sign up for the army, the minister told the pupils of the school.",
      "Sign up for the march, said the poster on the wall.",
      "Leave a reply on the answering machine, the letter says.",
      "Share prices fell by a third.",
      "Shareholders will vote in May.",
      "Related companies were told to sell.",
      "Follow us, the children called to the firemen.",
      "Subscribers pay twice as much.",
      "Reporting by the Oslo bureau; editing by the night desk",
      "Correction: an earlier version gave the wrong year.",
      "Email was invented before the web.",
      "Watch: it is a verb, and the name of a thing as well, he wrote in his book.",
      "Read more books, the teacher said.",
      "The desk can be reached by ferry only.",
      "Copyright law is to be changed, the minister says.",
      "About the author little is known.",
      "Comments were few. The mayor made none, and neither did the harbour.",
      "Name the ship, the contest asks.",
      "More from the mayor was not to be had.",
      "He covers the harbour and writes of tides.",
      "Advertisement costs rose as well.",
      "Ends",
      "Quayside 3, Saltmarsh 1",
      "Two eggs\nA cup of flour\nA pinch of salt",
      "Q: Why now?\nA: Because it rained.",
      "And the tide came in\nAnd the tide went out\nAnd nobody asked it why",
      "Jane's aunt is a reporter.",
      "Harbour Desk",
  };
  for (const std::string& line : kept) {
    CAPTURE(line);
    CHECK(marked(below(line)).empty());
    CHECK(marked(inside(line)).empty());
  }
}

TEST_CASE("words that open a tail do so behind the last sentence only") {
  const std::vector<std::string> tails = {"Leave a Reply",
                                          "Share",
                                          "Related",
                                          "Subscribe",
                                          "Recommended",
                                          "Most read",
                                          "About the author"};
  for (const std::string& line : tails) {
    CAPTURE(line);
    CHECK_FALSE(marked(below(line)).empty());
    CHECK(marked(inside(line)).empty());
  }
  // What opens no tail goes along with one.
  CHECK(marked(kText + "\n\nFacebook\nEmail").empty());
  CHECK(marked(kText + "\n\nShare\nFacebook\nEmail") == "share-buttons: Share/Facebook/Email");
}

TEST_CASE("the last word of a wrapped paragraph is no button") {
  CHECK(marked("The company will pay three crowns to everybody who holds a\nshare.\n\n" + kText)
            .empty());
  CHECK(marked(kText + "\n\nIt will pay them to all who hold the paper, and to nobody that has no\n"
                       "share")
            .empty());
}

TEST_CASE("an article that is boilerplate for the most part is kept whole and said to be") {
  const std::string tail =
      "\n\nLeave a Reply\nYour email address will not be published. Required "
      "fields are marked *\nSave my name, email, and website in this browser.";
  const BoilerplateFinding finding = find_boilerplate("A short note on the tide of today." + tail);
  CHECK(finding.is_over_limit);
  CHECK(finding.stretches.empty());
  CHECK(finding.author.empty());
  CHECK_FALSE(find_boilerplate(kText + tail).is_over_limit);
}

TEST_CASE("the name that opens a box is the author's") {
  const auto author = [](const std::string& lines) {
    return find_boilerplate(below(lines)).author;
  };
  CHECK(author("Send an email to\nHarbour Desk") == "Harbour Desk");
  CHECK(author("About the author\nHarbour Desk\nHarbour Desk writes of tides.") == "Harbour Desk");
  CHECK(author("Harbour Desk is a reporter. Follow the desk on Twitter @harbour.") ==
        "Harbour Desk");
  CHECK(author("Quayside Staff\nWe have covered it since 1920. Follow us @quayside.") ==
        "Quayside Staff");
  CHECK(author("Send an email to\nthe editor of this paper").empty());
  CHECK(author("Share this:\nFacebook").empty());
  Article article;
  article.body = kText + "\n\nSend an email to\nHarbour Desk";
  CHECK_FALSE(mark_boilerplate(article));
  CHECK(article.byline == "Harbour Desk");
  CHECK(article.byline_origin == Origin::kAuthorBox);
  article.byline = "Night desk";
  article.byline_origin = Origin::kField;
  mark_boilerplate(article);
  CHECK(article.byline == "Night desk");
  CHECK(article.byline_origin == Origin::kField);
}

TEST_CASE("every rule is named once and explained") {
  std::set<std::string_view> names;
  for (const BoilerplateRule& rule : boilerplate_rules()) {
    CHECK(names.insert(rule.name).second);
    CHECK_FALSE(rule.help.empty());
  }
  CHECK(names.size() == 10);
}

TEST_CASE("lengths of films are told from other numbers") {
  for (const char* const length : {"5:35", "12:04", "1:02:03", "Duration 2:04"}) {
    CHECK(is_video_length(length));
  }
  for (const char* const other : {"", "5", "5:3", "5:355", ":35", "5:35 pm", "1:2:3:04", "a:35"}) {
    CAPTURE(other);
    CHECK_FALSE(is_video_length(other));
  }
}

TEST_CASE(
    "whatever a text is made of, stretches are in order, at whole characters, within the limit") {
  const std::vector<std::string> pieces = {"\n",
                                           "\n\n",
                                           " ",
                                           "READ MORE: a",
                                           "WATCH | b",
                                           "5:35",
                                           "Leave a Reply",
                                           "Share",
                                           "Facebook",
                                           "Send an email to",
                                           "Harbour Desk",
                                           "The council voted on Tuesday to close the bridge.",
                                           "\u201CSo it is,\u201D he said, and left.",
                                           "\u00E9\u4E2D",
                                           "Follow us @x",
                                           "*",
                                           ":",
                                           "a b c"};
  std::uint64_t state = 88172645463325252U;
  const auto next = [&state](std::uint64_t bound) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return state % bound;
  };
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string body;
    for (std::uint64_t left = next(30); left > 0; --left) {
      body += pieces[next(pieces.size())];
    }
    const BoilerplateFinding finding = find_boilerplate(body);
    std::size_t at = 0;
    std::size_t bytes = 0;
    for (const Boilerplate& each : finding.stretches) {
      REQUIRE(each.begin >= at);
      REQUIRE(each.end > each.begin);
      REQUIRE(each.end <= body.size());
      REQUIRE(find_broken_utf8(body.substr(each.begin, each.end - each.begin)) ==
              each.end - each.begin);
      at = each.end;
      bytes += each.end - each.begin;
      ++found;
    }
    // The lengths behind quotations and the blank lines inside a stretch come on top.
    REQUIRE(static_cast<double>(bytes) <= 0.9 * static_cast<double>(body.size()));
  }
  CHECK(found > 1000);
}

}  // namespace
}  // namespace dateline
