// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/forecast.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/terms.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/round_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::Dice;
using test::publish_records;
using test::read_manifest;
using test::record_of;
using test::RoundRecord;
using test::TempDir;

// What is foretold of a run is what the run does.
Published check_run(const fs::path& index,
                    const std::vector<RoundRecord>& records,
                    const Round& round = {}) {
  Forecast forecast;
  for (const RoundRecord& record : records) {
    forecast.note(record.article.id, record.claim);
  }
  std::optional<IndexReader> reader;
  if (fs::exists(index)) {
    reader.emplace(index);
  }
  const std::optional<Manifest> manifest = read_manifest(index);
  const Published told = forecast.tell(
      manifest ? &*manifest : nullptr, reader ? &*reader : nullptr, round.removals, round.limit);
  const Published done = publish_records(index, records, round);
  CHECK(told.added == done.added);
  CHECK(told.replaced == done.replaced);
  CHECK(told.canceled == done.canceled);
  CHECK(told.deleted == done.deleted);
  CHECK(told.kept_from_deletion == done.kept_from_deletion);
  CHECK(told.articles == done.articles);
  return told;
}

// An index and the runs that change it, thrown by dice. Few ids, files, versions and times, so that
// records meet.
class Runs {
 public:
  explicit Runs(unsigned seed) : dice_(seed) {}

  void run() {
    open_index();
    const std::vector<RoundRecord> records = throw_records();
    const Round round = throw_round();
    check_run(index_, records, round);
  }

 private:
  static constexpr std::size_t kIds = 5;
  static constexpr std::size_t kFiles = 3;  // the first is a pipe

  void open_index() {
    reader_.reset();
    if (fs::exists(index_)) {
      reader_.emplace(index_);
    }
  }

  static std::string id_of(std::size_t number) { return "id" + std::to_string(number); }
  static std::string path_of(std::size_t file) { return "file" + std::to_string(file); }
  static std::string term_of(std::size_t file) {
    return file == 0 ? std::string() : file_term("/r", path_of(file));
  }

  [[nodiscard]] std::optional<StoredDocument> indexed(const std::string& id) const {
    return reader_ ? reader_->find(id) : std::nullopt;
  }

  std::vector<RoundRecord> throw_records() {
    std::vector<RoundRecord> records;
    for (std::size_t count = dice_.below(12); count > 0; --count) {
      records.push_back(throw_record());
    }
    return records;
  }

  RoundRecord throw_record() {
    const std::size_t file = dice_.below(kFiles);
    RoundRecord record;
    record.article.id = id_of(dice_.below(kIds));
    record.article.body = "Text.";
    record.article.version = dice_.below(3);
    record.claim.file_term = term_of(file);
    record.claim.kind = dice_.below(8) == 0 ? ClaimKind::kCancellation : ClaimKind::kArticle;
    // What the gate calls unchanged is of the file and of the version that are indexed.
    const std::optional<StoredDocument> before = indexed(record.article.id);
    if (before && before->file_term == record.claim.file_term && dice_.below(2) == 0) {
      record.claim.kind = ClaimKind::kConfirmation;
      record.article.version = before->precedence.version;
    }
    record.claim.precedence = {record.article.version,
                               static_cast<std::int64_t>(dice_.below(4)),
                               path_of(file),
                               ++records_};
    return record;
  }

  Round throw_round() {
    Round round;
    for (std::size_t file = 1; file < kFiles; ++file) {
      if (dice_.below(2) == 0) {
        round.finished.files.push_back(
            {.key = {"/r", path_of(file)},
             .modified_ns = static_cast<std::int64_t>(dice_.below(8)) * 1'000'000'000,
             .articles = 9});
      }
    }
    for (std::size_t id = 0; id < kIds; ++id) {
      if (indexed(id_of(id)) && dice_.below(6) == 0) {
        round.removals[id_of(id)] =
            dice_.below(2) == 0 ? DeletionKind::kMirror : DeletionKind::kRetention;
      }
    }
    round.limit = dice_.below(2) == 0
                      ? DeletionLimit{.number = dice_.below(101), .is_percent = true}
                      : DeletionLimit{.number = dice_.below(4), .is_percent = false};
    return round;
  }

  Dice dice_;
  TempDir folder_;
  fs::path index_ = folder_ / "index";
  std::optional<IndexReader> reader_;
  std::uint64_t records_ = 0;
};

TEST_CASE("a dry run tells what the run would do") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    Runs runs(seed);
    for (int run = 0; run < 6; ++run) {
      CAPTURE(seed);
      CAPTURE(run);
      runs.run();
    }
  }
}

// Of an article that a file changed at second 9 gave, what a record of another file, changed
// before, does to it.
std::uint64_t count_replaced(bool is_read_again) {
  const TempDir folder;
  const fs::path index = folder / "index";
  const auto record = [](const std::string& path, std::int64_t modified, ClaimKind kind) {
    Article article;
    article.id = "a";
    RoundRecord result = record_of("/r", path, article);
    result.claim.precedence.modified = modified;
    result.claim.kind = kind;
    return result;
  };
  check_run(index, {record("one", 9, ClaimKind::kArticle)});
  std::vector<RoundRecord> records{record("two", 5, ClaimKind::kArticle)};
  if (is_read_again) {
    records.push_back(record("one", 1, ClaimKind::kConfirmation));  // restored from a backup
  }
  return check_run(index, records).replaced;
}

TEST_CASE("an article stays before an older one unless its file, read again, is older still") {
  CHECK(count_replaced(false) == 0);
  CHECK(count_replaced(true) == 1);
}

Claim claim_of_file(std::uint64_t version, ClaimKind kind = ClaimKind::kArticle) {
  return {.precedence = {.version = version, .modified = 0, .path = "a", .number = 1},
          .kind = kind,
          .file_term = file_term("/r", "a")};
}

TEST_CASE("of a new index it is told what is added, each id once") {
  Forecast forecast;
  forecast.note("a", claim_of_file(1));
  forecast.note("a", claim_of_file(2));
  forecast.note("b", claim_of_file(1));
  forecast.note("b", claim_of_file(1, ClaimKind::kCancellation));
  forecast.note("c", claim_of_file(2));
  forecast.note("c", claim_of_file(1, ClaimKind::kCancellation));
  const Published told = forecast.tell(nullptr, nullptr, {}, {});
  CHECK(told.added == 2);
  CHECK(told.articles == 2);
  CHECK(told.canceled == 0);
  CHECK(told.replaced == 0);
}

TEST_CASE("of nothing read nothing is told") {
  const Published told = Forecast().tell(nullptr, nullptr, {}, {});
  CHECK(told.added == 0);
  CHECK(told.articles == 0);
}

}  // namespace
}  // namespace dateline
