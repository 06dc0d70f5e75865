// SPDX-License-Identifier: GPL-2.0-or-later
//
// Ten years of nightly runs on a disk: what is published stays few in parts, and what a night
// brought is not written more often than the logarithm of the nights.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include "common/index/snapshot.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/merge_segments.hpp"
#include "indexer/segments/publish.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::Dice;
using test::TempDir;

constexpr std::size_t kNights = 3650;
constexpr std::size_t kMostParts = 12;
constexpr std::size_t kRecentNights = 30;  // in which articles are still corrected
// Twice as many nights write an article once more: about once, the tiers being no exact powers.
// Nights as small as these are far below the floor of TierRules, and parts that are get merged more
// often; after so many nights that is over.
constexpr double kWritesPerDoubling = 1.5;
constexpr std::size_t kSettledNights = 128;
constexpr std::size_t kFlushBytes = 100'000;

// An article of the archive: the file that it is in says which.
struct Written {
  std::size_t night = 0;
  std::uint64_t version = 0;
};

class Archive {
 public:
  explicit Archive(fs::path index) : index_(std::move(index)) {}

  void spend(std::size_t night) {
    IndexWriter writer(index_, {.language = "english"});
    SegmentBuilder builder(index_, IndexWriter::scratch_prefix(0), writer.metadata(), kFlushBytes);
    ManifestChanges changes;
    const std::vector<std::size_t> numbers = numbers_of(night);
    for (const std::size_t number : numbers) {
      add(number, builder, changes);
    }
    const std::vector<std::string> before = writer.commit().segments;
    const Published published =
        publish(writer,
                {.scratch = builder.finish(),
                 .write_manifests = [&](std::uint64_t, const std::vector<TakenOut>&) {
                   std::vector<std::string> names = writer.commit().manifests;
                   names.push_back(writer.next_manifest());
                   changes.write(index_, names.back());
                   return names;
                 }});
    REQUIRE(published.articles == archive_.size());
    count_copies(writer, before, published.replaced);
    merge(writer);
  }

  [[nodiscard]] const std::vector<Written>& articles() const { return archive_; }
  // How often merges wrote an article, on average.
  [[nodiscard]] double writes() const {
    return static_cast<double>(merged_) / static_cast<double>(archive_.size());
  }
  [[nodiscard]] std::uint64_t corrected() const { return corrected_; }
  [[nodiscard]] std::uint64_t copied() const { return copied_; }
  [[nodiscard]] std::size_t most_segments() const { return most_segments_; }

 private:
  // One to six new ones; and each week two of the last month are corrected.
  std::vector<std::size_t> numbers_of(std::size_t night) {
    std::vector<std::size_t> numbers;
    if (night % 7 == 6) {
      std::size_t recent = archive_.size();
      while (recent > 0 && archive_[recent - 1].night + kRecentNights >= night) {
        --recent;
      }
      for (int i = 0; i < 2; ++i) {
        const std::size_t number = recent + dice_.below(archive_.size() - recent);
        if (numbers.empty() || numbers.front() != number) {
          numbers.push_back(number);
          ++archive_[number].version;
        }
      }
    }
    for (std::size_t count = 1 + dice_.below(6); count > 0; --count) {
      numbers.push_back(archive_.size());
      archive_.push_back({night, 0});
    }
    return numbers;
  }

  void add(std::size_t number, SegmentBuilder& builder, ManifestChanges& changes) {
    const Written& written = archive_[number];
    Article article;
    article.id = fmt::format("{:06}", number);
    article.title = fmt::format("night {}", written.night);
    article.body = fmt::format("word{} version{}", number, written.version);
    article.version = written.version;
    article.place = article.id + ".txt";
    builder.add(documents_.build(article, {written.version, 0, article.place, 1}, 0),
                article.body.size());
    changes.set(FileRecord{.key = {"archive", article.place}, .size = number, .articles = 1});
  }

  // Articles in segments that were written once more because some of them were corrected.
  void count_copies(const IndexWriter& writer,
                    const std::vector<std::string>& before,
                    std::uint64_t replaced) {
    corrected_ += replaced;
    const std::vector<std::string>& after = writer.commit().segments;
    for (std::size_t i = 0; replaced > 0 && i + 1 < after.size(); ++i) {
      if (std::ranges::find(before, after[i]) == before.end()) {
        copied_ += count(after[i]);
      }
    }
  }

  void merge(IndexWriter& writer) {
    const Merged merged =
        merge_segments(writer, MergeExtent::kTiers, [&] { return merge_manifests(writer); });
    const CommitPoint& commit = writer.commit();
    if (merged.segments > 0) {
      merged_ += count(commit.segments.back());
    }
    most_segments_ = std::max(most_segments_, commit.segments.size());
    REQUIRE(commit.segments.size() <= kMostParts);
    REQUIRE(commit.manifests.size() <= kMostParts);
  }

  [[nodiscard]] std::uint64_t count(const std::string& segment) const {
    return Xapian::Database((index_ / segment).string(), Xapian::DB_BACKEND_GLASS).get_doccount();
  }

  fs::path index_;
  Dice dice_{1};
  DocumentBuilder documents_{*Stemmer::create("english")};
  std::vector<Written> archive_;
  std::uint64_t merged_ = 0;
  std::uint64_t corrected_ = 0;
  std::uint64_t copied_ = 0;
  std::size_t most_segments_ = 0;
};

TEST_CASE("ten years of nights are a dozen segments, and none is written more than log n times") {
  const TempDir folder;
  const fs::path index = folder / "index";
  Archive archive(index);
  double writes_before = 0;  // after half as many nights
  for (std::size_t night = 1; night <= kNights; ++night) {
    CAPTURE(night);
    archive.spend(night);
    if (std::has_single_bit(night)) {
      if (night >= kSettledNights) {
        CHECK(archive.writes() - writes_before <= kWritesPerDoubling);
      }
      writes_before = archive.writes();
    }
  }
  const auto articles = static_cast<double>(archive.articles().size());
  const double writes = archive.writes();
  const double copies =
      static_cast<double>(archive.copied()) / static_cast<double>(archive.corrected());
  MESSAGE(articles,
          " articles, at most ",
          archive.most_segments(),
          " segments; merges wrote each ",
          writes,
          " times; ",
          archive.corrected(),
          " corrections wrote ",
          copies,
          " articles each");
  CHECK(writes <= kWritesPerDoubling * std::log2(static_cast<double>(kNights)));

  const Snapshot snapshot = Snapshot::open(index);
  REQUIRE(snapshot.database().get_doccount() == archive.articles().size());
  std::size_t wrong = 0;
  for (std::size_t number = 0; number < archive.articles().size(); ++number) {
    const std::string version = fmt::format("version{}", archive.articles()[number].version);
    Xapian::Enquire enquire(snapshot.database());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND,
                                    Xapian::Query(fmt::format("word{}", number)),
                                    Xapian::Query(version)));
    wrong += enquire.get_mset(0, 2).size() == 1 ? 0U : 1U;
  }
  CHECK(wrong == 0);
  CHECK(Manifest::open(index, snapshot.commit().manifests).count_files() ==
        archive.articles().size());
}

}  // namespace
}  // namespace dateline
