// SPDX-License-Identifier: GPL-2.0-or-later
//
// Random runs one after the other against a model of few lines: a map of ids.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "indexer/segments/publish.hpp"
#include "indexer/segments/verify/verify_index.hpp"
#include "tests/indexer/segments/scratch_records.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::Dice;
using test::Record;
using test::TempDir;

constexpr std::size_t kIds = 6;
constexpr std::size_t kFiles = 4;

using Model = std::map<std::string, Record>;  // by id

std::string random_id(Dice& dice) {
  return fmt::format("id-{}", dice.below(kIds));
}

// A run's records, each with a time of its own, so that of any two one goes before. Some confirm
// what is indexed.
std::vector<Record> random_records(Dice& dice, const Model& indexed, std::size_t run) {
  std::vector<Record> records;
  for (std::size_t count = dice.below(16); count > 0; --count) {
    Record record{.id = random_id(dice),
                  .body = fmt::format("run{}record{}", run, count),
                  .version = dice.below(3),
                  .modified = static_cast<std::int64_t>(dice.below(100) * 1000 + run * 20 + count),
                  .file = dice.below(3) == 0 ? "" : fmt::format("{}.txt", dice.below(kFiles))};
    if (const auto before = indexed.find(record.id);
        before != indexed.end() && dice.below(3) == 0 && !before->second.file.empty()) {
      record.version = before->second.version;
      record.file = before->second.file;  // touched since, or set back
      record.kind = ClaimKind::kConfirmation;
    } else if (dice.below(6) == 0) {
      record.kind = ClaimKind::kCancellation;
    }
    records.push_back(std::move(record));
  }
  return records;
}

std::set<std::string> random_deletions(Dice& dice) {
  std::set<std::string> ids;
  for (std::size_t count = dice.below(3); count > 0; --count) {
    ids.insert(random_id(dice));
  }
  return ids;
}

// What publish is to do, said once more.
Published apply(Model& model,
                const std::vector<Record>& records,
                const std::set<std::string>& deletions) {
  std::map<std::string, std::vector<Record>> by_id;
  for (const Record& record : records) {
    by_id[record.id].push_back(record);
  }
  Published counts;
  std::set<std::string> settled;
  for (auto& [id, claims] : by_id) {
    std::ranges::sort(claims, goes_before, test::claim);
    const Record& first = claims.front();
    const auto indexed = model.find(id);
    const bool is_overruled = std::ranges::any_of(
        claims, [](const Record& each) { return each.kind == ClaimKind::kConfirmation; });
    if (first.kind == ClaimKind::kConfirmation ||
        (indexed != model.end() && !is_overruled && !deletions.contains(id) &&
         stays(test::claim(indexed->second), test::claim(first)))) {
      continue;
    }
    if (first.kind == ClaimKind::kCancellation) {
      counts.canceled += model.erase(id);
    } else {
      (indexed == model.end() ? counts.added : counts.replaced) += 1;
      model[id] = first;
    }
    settled.insert(id);
  }
  for (const std::string& id : deletions) {
    counts.deleted += settled.contains(id) ? 0 : model.erase(id);
  }
  counts.articles = model.size();
  return counts;
}

std::string content(const Model& model) {
  std::vector<std::string> articles;
  for (const auto& [id, record] : model) {
    articles.push_back(id + ":" + record.body);
  }
  std::ranges::sort(articles);
  return fmt::format("{}", fmt::join(articles, " "));
}

void check_runs(unsigned seed) {
  constexpr std::size_t kRuns = 25;
  const TempDir folder;
  const fs::path index = folder / "index";
  Dice dice(seed);
  Model model;
  for (std::size_t run = 0; run < kRuns; ++run) {
    const std::vector<Record> records = random_records(dice, model, run);
    const std::set<std::string> deletions = random_deletions(dice);
    const Published expected = apply(model, records, deletions);
    const Published published = test::publish_records(
        index,
        records,
        {.standing = {.deletions = deletions},
         .merge = dice.below(2) == 0 ? ScratchMerge::kIntoOne : ScratchMerge::kAsTheyAre});
    CAPTURE(seed);
    CAPTURE(run);
    REQUIRE(test::content(index) == content(model));
    CHECK(published.added == expected.added);
    CHECK(published.replaced == expected.replaced);
    CHECK(published.canceled == expected.canceled);
    CHECK(published.deleted == expected.deleted);
    CHECK(published.articles == expected.articles);
  }
  CHECK(verify_index(index, VerifyDepth::kFull).problems.empty());
}

TEST_CASE("after any runs the index holds what the rules of claims leave of their records") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    check_runs(seed);
  }
}

}  // namespace
}  // namespace dateline
