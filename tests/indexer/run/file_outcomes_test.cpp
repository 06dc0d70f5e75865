// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/file_outcomes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/terms.hpp"

namespace dateline {
namespace {

const ReadingRules kRules{.files = "r", .retention = "10y"};
constexpr std::int64_t kStarted = 1000;

FileOrigin file_of(const std::string& path) {
  return {.relative_path = path, .root = "/r", .bytes = 10, .modified_ns = 5};
}

// What a file of it comes to of which nothing is counted.
FileRecord record_of(const std::string& path) {
  return {.key = {"/r", path}, .size = 10, .modified_ns = 5, .rules = "r", .read_at = kStarted};
}

// Of one file that was begun.
FileRecord finish(FileOutcomes& outcomes, const FileOrigin& file) {
  outcomes.end(file);
  const FileOutcomes::Finished finished = outcomes.take_finished();
  REQUIRE(finished.files.size() == 1);
  return finished.files.front();
}

TEST_CASE("each outcome is counted as what it is") {
  struct Case {
    const char* name;
    Outcome outcome;
    std::uint64_t FileRecord::*count;
  };
  const Case cases[] = {
      {"article", Outcome::kArticle, &FileRecord::articles},
      {"suppressed", Outcome::kSuppressed, &FileRecord::suppressed},
      {"deleted", Outcome::kDeleted, &FileRecord::deleted},
      {"expired", Outcome::kExpired, &FileRecord::expired},
      {"embargoed", Outcome::kEmbargoed, &FileRecord::embargoed},
      {"withheld", Outcome::kWithheld, &FileRecord::withheld},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    FileOutcomes outcomes(kRules, kStarted);
    const FileOrigin file = file_of("a");
    outcomes.begin(file, std::nullopt);
    for (int i = 0; i < 2; ++i) {
      outcomes.count(
          file,
          c.outcome,
          c.outcome == Outcome::kEmbargoed ? std::optional<std::int64_t>(7) : std::nullopt);
    }
    FileRecord expected = record_of("a");
    expected.*c.count = 2;
    if (c.outcome == Outcome::kEmbargoed) {
      expected.next_release = 7;
    }
    if (c.outcome == Outcome::kExpired) {
      expected.rules = "r+10y";  // another --retain would let it in
    }
    CHECK(finish(outcomes, file) == expected);
  }
}

TEST_CASE("members are counted for the file that they are packed in") {
  FileOutcomes outcomes(kRules, kStarted);
  const FileOrigin file = file_of("day.zip");
  const FileOrigin member{.relative_path = "day.zip/a.txt", .container = "day.zip", .root = "/r"};
  CHECK(key_of(member) == key_of(file));
  outcomes.begin(file, std::nullopt);
  outcomes.hand_out(member);
  outcomes.count(member, Outcome::kArticle);
  outcomes.end(file);
  CHECK(outcomes.take_finished().files.empty());
  outcomes.done(member);
  FileRecord expected = record_of("day.zip");
  expected.articles = 1;
  CHECK(outcomes.take_finished().files == std::vector{expected});
}

TEST_CASE("of a file that was never begun, as a pipe, nothing is known") {
  FileOutcomes outcomes(kRules, kStarted);
  const FileOrigin pipe{.path = "-", .relative_path = "-"};
  outcomes.hand_out(pipe);
  outcomes.count(pipe, Outcome::kEmbargoed);
  outcomes.reject(pipe, "-:1", {});
  outcomes.refuse("", "-:1", {});
  outcomes.done(pipe);
  outcomes.keep_stale(pipe);
  outcomes.end(pipe);
  CHECK(outcomes.take_finished().files.empty());
  CHECK_FALSE(outcomes.is_known(pipe));
  CHECK_FALSE(outcomes.had_articles(pipe));
}

TEST_CASE("a file is finished once it was read to its end and all its records are done") {
  struct Case {
    const char* events;  // begin, hand out, done, end
    bool is_finished;
  };
  const Case cases[] = {
      {"b", false},
      {"be", true},
      {"e", false},
      {"bh", false},
      {"bhe", false},
      {"bhd", false},
      {"bhed", true},
      {"bhde", true},
      {"bhhed", false},
      {"bhhded", true},
      {"bhhdde", true},
      {"bhdhde", true},
      {"bhdhe", false},
      {"bhdhd", false},
      {"bhhedd", true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.events);
    FileOutcomes outcomes(kRules, kStarted);
    const FileOrigin file = file_of("a");
    for (const char event : std::string(c.events)) {
      switch (event) {
        case 'b': outcomes.begin(file, std::nullopt); break;
        case 'h': outcomes.hand_out(file); break;
        case 'd': outcomes.done(file); break;
        default: outcomes.end(file);
      }
    }
    CHECK(outcomes.take_finished().files.empty() == !c.is_finished);
  }
}

TEST_CASE("a round takes what is finished, once, and what is not goes on") {
  FileOutcomes outcomes(kRules, kStarted);
  for (const char* path : {"whole", "half"}) {
    outcomes.begin(file_of(path), std::nullopt);
    outcomes.count(file_of(path), Outcome::kArticle);
  }
  outcomes.end(file_of("whole"));
  outcomes.undelete("u");
  outcomes.cancel("c", 1);

  const FileOutcomes::Finished first = outcomes.take_finished();
  FileRecord whole = record_of("whole");
  whole.articles = 1;
  CHECK(first.files == std::vector{whole});
  CHECK(first.undeleted == std::set<std::string>{"u"});
  CHECK(first.canceled == std::map<std::string, std::uint64_t>{{"c", 1}});

  outcomes.count(file_of("half"), Outcome::kArticle);
  outcomes.end(file_of("half"));
  const FileOutcomes::Finished second = outcomes.take_finished();
  FileRecord half = record_of("half");
  half.articles = 2;
  CHECK(second.files == std::vector{half});
  CHECK(second.undeleted.empty());
  CHECK(second.canceled.empty());
  CHECK(outcomes.take_finished().files.empty());
}

TEST_CASE("the next release is the earliest of the embargoes") {
  FileOutcomes outcomes(kRules, kStarted);
  const FileOrigin file = file_of("a");
  outcomes.begin(file, std::nullopt);
  for (const std::int64_t release : {30, 20, 40}) {
    outcomes.count(file, Outcome::kEmbargoed, release);
  }
  const FileRecord record = finish(outcomes, file);
  CHECK(record.embargoed == 3);
  CHECK(record.next_release == 20);
}

TEST_CASE("of several versions that are taken back the highest counts") {
  FileOutcomes outcomes(kRules, kStarted);
  for (const std::uint64_t version : {2U, 5U, 3U}) {
    outcomes.cancel("a", version);
  }
  outcomes.cancel("b", 0);
  CHECK(outcomes.take_finished().canceled ==
        std::map<std::string, std::uint64_t>{{"a", 5}, {"b", 0}});
}

TEST_CASE("rejections are counted by code and the first told is the same in any order") {
  struct Rejection {
    const char* place;
    Error error;
  };
  std::vector<Rejection> rejections{{"a:2", {ErrorCode::kEmpty, "no text", ""}},
                                    {"a:1", {ErrorCode::kMalformed, "broken", "mend it"}},
                                    {"a:3", {ErrorCode::kEmpty, "no text", ""}}};
  const auto by_place = [](const Rejection& one, const Rejection& other) {
    return std::string(one.place) < other.place;
  };
  std::ranges::sort(rejections, by_place);
  do {
    FileOutcomes outcomes(kRules, kStarted);
    const FileOrigin file = file_of("a");
    outcomes.begin(file, std::nullopt);
    for (const Rejection& each : rejections) {
      outcomes.reject(file, each.place, each.error);
    }
    FileRecord expected = record_of("a");
    expected.rejected = {{"empty", 2}, {"malformed", 1}};
    expected.first_rejection = "a:1: broken";
    CHECK(finish(outcomes, file) == expected);
  } while (std::next_permutation(rejections.begin(), rejections.end(), by_place));
}

TEST_CASE("an article that could not be built after all is one less of its own file") {
  FileOutcomes outcomes(kRules, kStarted);
  for (const char* path : {"a", "a/b"}) {
    outcomes.begin(file_of(path), std::nullopt);
    outcomes.count(file_of(path), Outcome::kArticle);
    outcomes.count(file_of(path), Outcome::kArticle);
    outcomes.end(file_of(path));
  }
  outcomes.refuse(file_term("/r", "a/b"), "a/b:2", {ErrorCode::kTooLarge, "a term is", ""});
  outcomes.refuse(file_term("/r", "c"), "c", {ErrorCode::kTooLarge, "a term is", ""});
  const FileOutcomes::Finished finished = outcomes.take_finished();
  REQUIRE(finished.files.size() == 2);
  CHECK(finished.files[0].articles == 2);
  CHECK(finished.files[0].rejected.empty());
  CHECK(finished.files[1].articles == 1);
  CHECK(finished.files[1].rejected == std::map<std::string, std::uint64_t>{{"too-large", 1}});
  CHECK(finished.files[1].first_rejection == "a/b:2: a term is");
}

TEST_CASE("a file that cannot be read any more keeps what it came to, and how it is now") {
  const FileRecord before{.key = {"/r", "a"},
                          .size = 3,
                          .modified_ns = 4,
                          .rules = "old+1y",
                          .revision = 7,
                          .read_at = 8,
                          .articles = 2,
                          .expired = 1,
                          .rejected = {{"empty", 1}},
                          .first_rejection = "a:3: no text"};
  FileOutcomes outcomes(kRules, kStarted);
  const FileOrigin file = file_of("a");
  outcomes.begin(file, before);
  CHECK(outcomes.had_articles(file));
  outcomes.hand_out(file);
  outcomes.count(file, Outcome::kArticle);
  outcomes.keep_stale(file);
  CHECK(outcomes.take_finished().files.empty());  // a record of it is still with a worker
  outcomes.done(file);
  FileRecord expected = before;
  expected.size = 10;
  expected.modified_ns = 5;
  expected.rules = "r+10y";
  expected.is_stale = true;
  CHECK(outcomes.take_finished().files == std::vector{expected});
}

TEST_CASE("a file of which nothing was known cannot go stale") {
  FileOutcomes outcomes(kRules, kStarted);
  const FileOrigin file = file_of("a");
  outcomes.begin(file, std::nullopt);
  CHECK_FALSE(outcomes.had_articles(file));
  outcomes.keep_stale(file);
  CHECK(outcomes.take_finished().files.empty());
  CHECK(finish(outcomes, file) == record_of("a"));
}

TEST_CASE("what is wrong with a file is known if it was read before as it is") {
  struct Case {
    const char* name;
    std::optional<FileRecord> before;
    bool is_known;
    bool had_articles;
  };
  const std::map<std::string, std::uint64_t> rejected{{"empty", 1}};
  const Case cases[] = {
      {"new", std::nullopt, false, false},
      {"rejected",
       FileRecord{.size = 10, .modified_ns = 5, .rules = "r", .rejected = rejected},
       true,
       false},
      {"rejected, and some too old",
       FileRecord{
           .size = 10, .modified_ns = 5, .rules = "r+10y", .expired = 1, .rejected = rejected},
       true,
       false},
      {"nothing was wrong",
       FileRecord{.size = 10, .modified_ns = 5, .rules = "r", .articles = 1},
       false,
       true},
      {"stale",
       FileRecord{.size = 10, .modified_ns = 5, .rules = "r", .articles = 1, .is_stale = true},
       true,
       true},
      {"another size",
       FileRecord{.size = 9, .modified_ns = 5, .rules = "r", .rejected = rejected},
       false,
       false},
      {"another time",
       FileRecord{.size = 10, .modified_ns = 6, .rules = "r", .rejected = rejected},
       false,
       false},
      {"other rules",
       FileRecord{.size = 10, .modified_ns = 5, .rules = "q", .rejected = rejected},
       false,
       false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    FileOutcomes outcomes(kRules, kStarted);
    outcomes.begin(file_of("a"), c.before);
    CHECK(outcomes.is_known(file_of("a")) == c.is_known);
    CHECK(outcomes.had_articles(file_of("a")) == c.had_articles);
  }
}

}  // namespace
}  // namespace dateline
