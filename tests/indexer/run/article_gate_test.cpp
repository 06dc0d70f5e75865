// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/article_gate.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/content_hash.hpp"
#include "common/index/terms.hpp"
#include "common/support/hash.hpp"
#include "tests/support/make_manifest.hpp"
#include "tests/support/round_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::make_manifest;
using test::publish_records;
using test::record_of;
using test::TempDir;

constexpr std::int64_t kNow = 1'646'000'000;  // 2022-02-27
constexpr Day kExpiry = std::chrono::year(2012) / 2 / 27;

Timestamp timestamp_of(std::int64_t seconds) {
  return {.instant = std::chrono::sys_seconds(std::chrono::seconds(seconds)),
          .offset = std::nullopt,
          .precision = Precision::kSecond};
}

Article story() {
  Article article;
  article.id = "a";
  article.title = "Ministers meet";
  article.body = "They met on Friday.";
  article.url = "https://example.com/a";
  article.version = 2;
  return article;
}

Article published(const char* date, DateOrigin origin = DateOrigin::kField) {
  Article article = story();
  article.published = PublicationDate{*parse_timestamp(date), origin};
  return article;
}

std::string hex_hash(const Article& article) {
  return to_hex(content_hash(article));
}

// What is known before a run; nothing unless a test says so.
struct Known {
  std::vector<Suppressed> suppressed = {};
  std::vector<Deletion> deletions = {};
  std::optional<std::filesystem::path> index = {};
  std::optional<Day> expiry = {};
};

Verdict judge(const Known& known, const Article& article, const std::string& file_term = {}) {
  const TempDir folder;
  append_suppressed(folder.path(), known.suppressed);
  const SuppressionList suppressed = SuppressionList::load(folder.path());
  const Manifest manifest = make_manifest({}, known.deletions);
  const EarlierRuns earlier{.manifest = &manifest, .suppressed = &suppressed, .index = known.index};
  return ArticleGate(earlier, kNow, known.expiry).judge(article, file_term);
}

TEST_CASE("what is suppressed by id, address or text stays out") {
  struct Case {
    const char* name;
    Suppressed suppressed;
    Verdict verdict;
  };
  Article with_other_body = story();
  with_other_body.body += " Again.";
  const Case cases[] = {
      {"id", {"a", "", "", ""}, Verdict::kSuppressed},
      {"address", {"", "https://example.com/a", "", ""}, Verdict::kSuppressed},
      {"text", {"", "", text_hash(story()), ""}, Verdict::kSuppressed},
      {"another id", {"A", "", "", ""}, Verdict::kNew},
      {"another address", {"b", "https://example.com/ab", "", ""}, Verdict::kNew},
      {"another text", {"b", "", text_hash(with_other_body), ""}, Verdict::kNew},
      {"nothing at all", {"", "", "", ""}, Verdict::kNew},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(judge({.suppressed = {c.suppressed}}, story()) == c.verdict);
  }
}

TEST_CASE("what has no address or text is not covered by what has none either") {
  Article bare = story();
  bare.url.clear();
  bare.body.clear();
  CHECK(judge({.suppressed = {{"b", "", "", ""}}}, bare) == Verdict::kNew);
}

TEST_CASE("a publisher keeps articles back and takes them out") {
  Article article = story();
  article.status = PublicationStatus::kCanceled;
  CHECK(judge({}, article) == Verdict::kCanceled);
  article.status = PublicationStatus::kWithheld;
  CHECK(judge({}, article) == Verdict::kWithheld);
  article.status = PublicationStatus::kUsable;
  CHECK(judge({}, article) == Verdict::kNew);
}

TEST_CASE("an embargo holds until its instant") {
  struct Case {
    std::int64_t release;
    Verdict verdict;
  };
  const Case cases[] = {{kNow + 1, Verdict::kEmbargoed},
                        {kNow, Verdict::kNew},
                        {kNow - 1, Verdict::kNew},
                        {-1, Verdict::kNew}};
  for (const Case& c : cases) {
    CAPTURE(c.release);
    Article article = story();
    article.embargo = timestamp_of(c.release);
    CHECK(judge({}, article) == c.verdict);
  }
}

TEST_CASE("what its source dates before the expiry is too old") {
  struct Case {
    const char* name;
    Article article;
    Verdict verdict;
  };
  const Case cases[] = {
      {"the day before", published("2012-02-26"), Verdict::kExpired},
      {"the last second before", published("2012-02-26T23:59:59Z"), Verdict::kExpired},
      {"the day", published("2012-02-27"), Verdict::kNew},
      {"a month that ended", published("2012-01"), Verdict::kExpired},
      {"a month that may be later", published("2012-02"), Verdict::kNew},
      {"a year that ended", published("2011"), Verdict::kExpired},
      {"a year that may be later", published("2012"), Verdict::kNew},
      {"by its address", published("2011", DateOrigin::kUrl), Verdict::kExpired},
      {"by its dateline", published("2011", DateOrigin::kDateline), Verdict::kNew},
      {"by its text", published("2011", DateOrigin::kText), Verdict::kNew},
      {"undated", story(), Verdict::kNew},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(judge({.expiry = kExpiry}, c.article) == c.verdict);
    CHECK(judge({}, c.article) == Verdict::kNew);
  }
}

TEST_CASE("what was taken out stays out as long as what took it out applies") {
  struct Case {
    const char* name;
    Deletion deletion;
    Verdict verdict;
  };
  const std::string same = hex_hash(story());
  Article changed = story();
  changed.body += " Again.";
  const std::string other = hex_hash(changed);
  const Case cases[] = {
      {"by id, the same content",
       {.id = "a", .kind = DeletionKind::kById, .content_hash = same},
       Verdict::kDeleted},
      {"by id, content that changed",
       {.id = "a", .kind = DeletionKind::kById, .content_hash = other},
       Verdict::kNew},
      {"by id, content not known", {.id = "a", .kind = DeletionKind::kById}, Verdict::kNew},
      {"by query, the same content",
       {.id = "a", .kind = DeletionKind::kByQuery, .content_hash = same},
       Verdict::kDeleted},
      {"by query, content that changed",
       {.id = "a", .kind = DeletionKind::kByQuery, .content_hash = other},
       Verdict::kNew},
      {"another id", {.id = "b", .kind = DeletionKind::kById, .content_hash = same}, Verdict::kNew},
      {"its file was gone",
       {.id = "a", .kind = DeletionKind::kMirror, .content_hash = same},
       Verdict::kNew},
      {"it was too old",
       {.id = "a", .kind = DeletionKind::kRetention, .content_hash = same},
       Verdict::kNew},
      {"a later version canceled",
       {.id = "a", .kind = DeletionKind::kCancellation, .version = 3},
       Verdict::kDeleted},
      {"this version canceled",
       {.id = "a", .kind = DeletionKind::kCancellation, .version = 2},
       Verdict::kDeleted},
      {"an earlier version canceled",
       {.id = "a", .kind = DeletionKind::kCancellation, .version = 1},
       Verdict::kNew},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(judge({.deletions = {c.deletion}}, story()) == c.verdict);
  }
}

TEST_CASE("the same article of the same file is unchanged and anything else is new") {
  struct Case {
    const char* name;
    Article article;
    std::string file_term;
    Verdict verdict;
  };
  const TempDir folder;
  const std::filesystem::path index = folder / "index";
  Article piped = story();
  piped.id = "p";
  publish_records(index, {record_of("/r", "a.txt", story()), {.article = piped}});
  const std::string file = file_term("/r", "a.txt");
  Article changed = story();
  changed.title += "!";
  Article newer = story();
  ++newer.version;
  Article other = story();
  other.id = "b";
  const Case cases[] = {
      {"as it is", story(), file, Verdict::kUnchanged},
      {"other content", changed, file, Verdict::kNew},
      {"another version", newer, file, Verdict::kNew},
      {"another file", story(), file_term("/r", "b.txt"), Verdict::kNew},
      {"another root", story(), file_term("/q", "a.txt"), Verdict::kNew},
      {"a pipe", story(), "", Verdict::kNew},
      {"another id", other, file, Verdict::kNew},
      {"a pipe again", piped, "", Verdict::kUnchanged},
      {"a file now", piped, file, Verdict::kNew},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(judge({.index = index}, c.article, c.file_term) == c.verdict);
    CHECK(judge({}, c.article, c.file_term) == Verdict::kNew);
  }
}

TEST_CASE("of several reasons to keep an article out the first in their order is told") {
  const Article old = published("2011");
  for (unsigned bits = 0; bits < 32; ++bits) {
    CAPTURE(bits);
    const auto has = [bits](unsigned bit) { return (bits & 1U << bit) != 0; };
    Known known;
    Article article = old;
    Verdict expected = Verdict::kNew;
    if (has(0)) {
      known.deletions = {{.id = "a", .content_hash = hex_hash(old)}};
      expected = Verdict::kDeleted;
    }
    if (has(1)) {
      known.expiry = kExpiry;
      expected = Verdict::kExpired;
    }
    if (has(2)) {
      article.embargo = timestamp_of(kNow + 1);
      expected = Verdict::kEmbargoed;
    }
    if (has(3)) {
      const bool is_canceled = has(2);
      article.status = is_canceled ? PublicationStatus::kCanceled : PublicationStatus::kWithheld;
      expected = is_canceled ? Verdict::kCanceled : Verdict::kWithheld;
    }
    if (has(4)) {
      known.suppressed = {{"a", "", "", ""}};
      expected = Verdict::kSuppressed;
    }
    CHECK(judge(known, article) == expected);
  }
}

TEST_CASE("whether an article was taken out is asked of the manifest") {
  const SuppressionList suppressed;
  const Manifest manifest = make_manifest({}, {{.id = "a", .kind = DeletionKind::kMirror}});
  const EarlierRuns later{.manifest = &manifest, .suppressed = &suppressed, .index = {}};
  CHECK(ArticleGate(later, kNow, std::nullopt).was_deleted("a"));
  CHECK_FALSE(ArticleGate(later, kNow, std::nullopt).was_deleted("b"));
  const EarlierRuns first{.manifest = nullptr, .suppressed = &suppressed, .index = {}};
  CHECK_FALSE(ArticleGate(first, kNow, std::nullopt).was_deleted("a"));
  CHECK(ArticleGate(first, kNow, std::nullopt).judge(story(), "") == Verdict::kNew);
}

}  // namespace
}  // namespace dateline
