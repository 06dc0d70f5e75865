// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/claim.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/stored_article.hpp"
#include "indexer/segments/document_builder.hpp"
#include "tests/support/dice.hpp"

namespace dateline {
namespace {

using test::Dice;

constexpr ClaimKind kArticle = ClaimKind::kArticle;
constexpr ClaimKind kCancellation = ClaimKind::kCancellation;
constexpr ClaimKind kConfirmation = ClaimKind::kConfirmation;

const std::string kOne = "XFILEarchive/one.txt";
const std::string kTwo = "XFILEarchive/two.txt";

struct Place {
  std::uint64_t version = 0;
  std::int64_t modified = 0;
  std::string path{};
  std::uint64_t number = 0;
};

Claim claim(const Place& place, ClaimKind kind = kArticle, const std::string& file = kOne) {
  return {.precedence = {place.version, place.modified, place.path, place.number},
          .kind = kind,
          .file_term = file};
}

TEST_CASE("of two records of one run the one that goes before is told by its claim") {
  struct Case {
    const char* name;
    Claim first;
    Claim second;
  };
  const Case cases[] = {
      {"higher version, though older", claim({2, 1, "a", 1}), claim({1, 9, "z", 9})},
      {"higher version than a cancellation", claim({2}), claim({1, 9, "z", 9}, kCancellation)},
      {"cancellation of one version", claim({1, 1, "a", 1}, kCancellation), claim({1, 9, "z", 9})},
      {"cancellation of a higher version", claim({2, 1, "a", 1}, kCancellation), claim({1, 9})},
      {"cancellation before a confirmation",
       claim({1}, kCancellation),
       claim({1, 9}, kConfirmation)},
      {"later cancellation of two", claim({1, 9}, kCancellation), claim({1, 1}, kCancellation)},
      {"later confirmation", claim({1, 9}, kConfirmation), claim({1, 1})},
      {"later article than a confirmation", claim({1, 9}), claim({1, 1}, kConfirmation)},
      {"later modified, though of an earlier path", claim({1, 9, "a", 1}), claim({1, 8, "z", 9})},
      {"before 1970", claim({1, -1}), claim({1, -2})},
      {"later path, though of a lower number", claim({1, 5, "b", 1}), claim({1, 5, "a", 9})},
      {"higher number", claim({1, 5, "a", 10}), claim({1, 5, "a", 9})},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(goes_before(c.first, c.second));
    CHECK_FALSE(goes_before(c.second, c.first));
  }
}

TEST_CASE("which file a record is of does not say which of one run goes before") {
  const Place precedence{1, 5, "a", 1};
  for (const std::string file : {"", "XFILEarchive/one.txt", "XFILEarchive/two.txt"}) {
    CAPTURE(file);
    CHECK_FALSE(goes_before(claim(precedence), claim(precedence, kArticle, file)));
    CHECK_FALSE(goes_before(claim(precedence, kArticle, file), claim(precedence)));
  }
}

// Of few values each, so that many are equal in all but one.
Claim random_claim(Dice& dice) {
  constexpr std::array kKinds{kArticle, kCancellation, kConfirmation};
  constexpr std::array kFiles{"", "XFILEa/one.txt", "XFILEa/two.txt"};
  return claim({dice.below(3),
                static_cast<std::int64_t>(dice.below(3)) - 1,
                std::string(1, static_cast<char>('a' + dice.below(2))),
                dice.below(2)},
               kKinds[dice.below(kKinds.size())],
               kFiles[dice.below(kFiles.size())]);
}

TEST_CASE("goes_before orders any claims: a strict weak order") {
  Dice dice(20220225);
  const auto are_equal = [](const Claim& x, const Claim& y) {
    return !goes_before(x, y) && !goes_before(y, x);
  };
  for (int round = 0; round < 20'000; ++round) {
    const Claim a = random_claim(dice);
    const Claim b = random_claim(dice);
    const Claim c = random_claim(dice);
    CAPTURE(round);
    REQUIRE_FALSE(goes_before(a, a));
    REQUIRE_FALSE((goes_before(a, b) && goes_before(b, a)));
    REQUIRE((!goes_before(a, b) || !goes_before(b, c) || goes_before(a, c)));
    REQUIRE((!are_equal(a, b) || !are_equal(b, c) || are_equal(a, c)));
    // Equal are only records of one place and version, both of them cancellations or none.
    REQUIRE(are_equal(a, b) == (a.precedence == b.precedence && a.cancels() == b.cancels()));
  }
}

TEST_CASE("the first of many claims goes before all others, in whatever order they come") {
  Dice dice(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Claim> claims;
    for (std::size_t count = dice.below(8) + 1; count > 0; --count) {
      claims.push_back(random_claim(dice));
    }
    std::vector<Claim> reversed(claims.rbegin(), claims.rend());
    std::ranges::sort(claims, goes_before);
    std::ranges::sort(reversed, goes_before);
    CHECK(claims.front().precedence == reversed.front().precedence);
    CHECK(claims.front().cancels() == reversed.front().cancels());
    CHECK(std::ranges::none_of(
        claims, [&](const Claim& each) { return goes_before(each, claims.front()); }));
  }
}

TEST_CASE("an indexed article stays, or makes place for a new record of its id") {
  struct Case {
    const char* name;
    Claim indexed;
    Claim record;
    bool stays;
  };
  const Place early{1, 5, "a", 1};
  const Place late{1, 9, "a", 1};
  const Place newer{2, 1, "a", 1};
  const Case cases[] = {
      {"its file says otherwise, later", claim(early), claim(late), false},
      {"its file says otherwise, earlier", claim(late), claim(early), false},
      {"its file has it at an earlier place", claim({1, 5, "a", 9}), claim({1, 5, "a", 1}), false},
      {"its file has a higher version", claim(late), claim(newer), false},
      {"its file has a lower version", claim(newer), claim(late), true},
      {"another file, later", claim(early, kArticle, kOne), claim(late, kArticle, kTwo), false},
      {"another file, earlier", claim(late, kArticle, kOne), claim(early, kArticle, kTwo), true},
      {"another file, of the same time",
       claim({1, 5, "a"}),
       claim({1, 5, "b"}, kArticle, kTwo),
       false},
      {"another file, of an earlier path",
       claim({1, 5, "b"}),
       claim({1, 5, "a"}, kArticle, kTwo),
       true},
      {"another file, nothing told apart", claim(early), claim(early, kArticle, kTwo), false},
      {"another file, higher version", claim(late), claim(newer, kArticle, kTwo), false},
      {"another file, lower version", claim(newer), claim(late, kArticle, kTwo), true},
      {"a pipe, earlier", claim(late), claim(early, kArticle, ""), false},
      {"a pipe, lower version", claim(newer), claim(late, kArticle, ""), true},
      {"of a pipe, earlier", claim(late, kArticle, ""), claim(early), false},
      {"of a pipe, lower version", claim(newer, kArticle, ""), claim(late), true},
      {"two pipes, earlier", claim(late, kArticle, ""), claim(early, kArticle, ""), false},
      {"canceled by its file, earlier", claim(late), claim(early, kCancellation), false},
      {"canceled by another file, earlier", claim(late), claim(early, kCancellation, kTwo), false},
      {"canceled, of a lower version", claim(newer), claim(late, kCancellation, kTwo), true},
      {"canceled, of a higher version", claim(late), claim(newer, kCancellation, kTwo), false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(stays(c.indexed, c.record) == c.stays);
  }
}

TEST_CASE("an indexed article of another file stays just where it would win within one run") {
  Dice dice(3);
  for (int round = 0; round < 5'000; ++round) {
    Claim indexed = random_claim(dice);
    indexed.kind = kArticle;
    const Claim record = random_claim(dice);
    if (are_of_two_files(indexed, record)) {
      CAPTURE(round);
      REQUIRE(stays(indexed, record) == goes_before(indexed, record));
    }
  }
}

TEST_CASE("records are of two files where both came from one, and it is not the same") {
  struct Case {
    std::string one;
    std::string other;
    bool are_two;
  };
  const Case cases[] = {
      {kOne, kTwo, true}, {kOne, kOne, false}, {kOne, "", false}, {"", "", false}};
  for (const Case& c : cases) {
    CAPTURE(c.one);
    CAPTURE(c.other);
    CHECK(are_of_two_files(claim({}, kArticle, c.one), claim({}, kArticle, c.other)) == c.are_two);
    CHECK(are_of_two_files(claim({}, kArticle, c.other), claim({}, kArticle, c.one)) == c.are_two);
  }
}

void check_equal(const Claim& one, const Claim& other) {
  CHECK(one.precedence == other.precedence);
  CHECK(one.kind == other.kind);
  CHECK(one.file_term == other.file_term);
}

TEST_CASE("a claim is read back from its document as it was made") {
  const Place precedences[] = {
      {}, {1, 5, "2022/02/a b.txt", 17}, {~std::uint64_t{0}, -1, std::string("a\0b", 3), 1}};
  for (const Place& precedence : precedences) {
    for (const ClaimKind kind : {kCancellation, kConfirmation}) {
      for (const std::string& file : {std::string(), kOne}) {
        CAPTURE(precedence.path);
        CAPTURE(file);
        const Claim made = claim(precedence, kind, file);
        const Xapian::Document document = make_claim_document("an id", "wire.jsonl:17", made);
        check_equal(claim_of(document), made);
        CHECK(claim_of(document).cancels() == (kind == kCancellation));
        CHECK(claim_of(document).confirms() == (kind == kConfirmation));
        CHECK(decode_article(document.get_data()).id == "an id");
        CHECK(decode_article(document.get_data()).place == "wire.jsonl:17");
      }
    }
  }
}

TEST_CASE("the document of an article makes the claim of an article, whatever its words are") {
  DocumentBuilder documents(*Stemmer::create("english"));
  Article article;
  article.id = "a";
  article.title = "XCANCELLATION and XCONFIRMATION";
  // Behind the prefix of words in capitals these are all but the terms of the other kinds.
  article.body = "The scan reads ANCELLATION here, and ONFIRMATION there, or CANCELLATION.";
  article.keywords = {"XCANCELLATION", "XCONFIRMATION"};
  const Claim made = claim({3, 7, "one.txt", 2});
  check_equal(claim_of(documents.build(article, made.precedence, 0, kOne)), made);
  check_equal(claim_of(documents.build(article, made.precedence, 0)),
              claim({3, 7, "one.txt", 2}, kArticle, ""));
}

}  // namespace
}  // namespace dateline
