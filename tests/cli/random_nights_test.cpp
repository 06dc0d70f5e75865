// SPDX-License-Identifier: GPL-2.0-or-later
//
// A law of the nightly run: after any night with --mirror the index is that of the archive as it
// lies there, read at once, and a dry run has said what it would do. It holds for files that keep
// their ids when they change: a record that leaves a file which is still there stays indexed, since
// only files are gone or not.
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/cli/night.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/dump_index.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

struct Record {
  std::string id;
  std::size_t version = 0;
  int body = 0;
};

class RandomArchive {
 public:
  RandomArchive(Night& night, unsigned seed) : night_(night), dice_(seed) { add(); }

  void change() {
    switch (dice_.below(8)) {
      case 0:
      case 1: add(); break;
      case 2: correct(some_file()); break;
      case 3: correct_one(some_file()); break;
      case 4: write(some_file()); break;
      case 5: insert(some_file()); break;
      case 6: rename(); break;
      default: remove(); break;
    }
  }

 private:
  const std::string& some_file() {
    return std::next(files_.begin(), static_cast<std::ptrdiff_t>(dice_.below(files_.size())))
        ->first;
  }

  // Few ids, so that files share them.
  void add() {
    const std::string name = fmt::format("{:02}-{}.jsonl", dice_.below(100), made_++);
    const std::size_t records = 1 + dice_.below(3);
    for (std::size_t i = 0; i < records; ++i) {
      files_[name].push_back(make_record());
    }
    write(name);
  }

  Record make_record() {
    constexpr std::size_t kIds = 5;
    constexpr std::size_t kVersions = 2;
    std::string id = fmt::format("id-{}", dice_.below(kIds));
    return {.id = std::move(id), .version = dice_.below(kVersions), .body = bodies_++};
  }

  void correct(const std::string& name) {
    for (Record& record : files_.at(name)) {
      record.body = bodies_++;
    }
    write(name);
  }

  void correct_one(const std::string& name) {
    std::vector<Record>& records = files_.at(name);
    records[dice_.below(records.size())].body = bodies_++;
    write(name);
  }

  // The records after it are unchanged, and stand elsewhere.
  void insert(const std::string& name) {
    files_.at(name).insert(files_.at(name).begin(), make_record());
    write(name);
  }

  // With nothing changed before: touches it.
  void write(const std::string& name) {
    std::string text;
    for (const Record& record : files_.at(name)) {
      text += line(record.id,
                   fmt::format("Body {} of NATO.", record.body),
                   fmt::format(R"(,"version":{})", record.version));
    }
    night_.write(name, text);
  }

  void rename() {
    const std::string from = some_file();
    const std::string to = fmt::format("{:02}-{}.jsonl", dice_.below(100), made_++);
    fs::rename(night_.archive() / from, night_.archive() / to);
    files_[to] = files_.extract(from).mapped();
  }

  void remove() {
    if (files_.size() > 1) {
      const std::string name = some_file();
      night_.remove(name);
      files_.erase(name);
    }
  }

  Night& night_;
  Dice dice_;
  std::map<std::string, std::vector<Record>> files_;
  int made_ = 0;
  int bodies_ = 0;
};

TEST_CASE("after any night the index is that of the archive read at once") {
  constexpr int kNights = 8;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    Night night;
    RandomArchive archive(night, seed);
    Dice dice(seed + 100);
    for (int number = 0; number < kNights; ++number) {
      CAPTURE(seed);
      CAPTURE(number);
      const std::size_t changes = dice.below(7);
      for (std::size_t i = 0; i < changes; ++i) {
        archive.change();
      }
      const nlohmann::json foreseen =
          night.report({"--dry-run", "--mirror", "--max-delete", "100%"});
      const nlohmann::json done = night.report({"--mirror", "--max-delete", "100%"});
      for (const char* count : {"added", "updated", "unchanged", "deleted", "articles"}) {
        CAPTURE(count);
        CHECK(foreseen[count] == done[count]);
      }
      const fs::path whole = night.folder() / fmt::format("whole-{}", number);
      CHECK(run_index({"--quiet", "--index", whole, night.archive()}).status == 0);
      CHECK(dump_index(night.index(), Dumped::kWithoutOrigin) ==
            dump_index(whole, Dumped::kWithoutOrigin));
    }
    CHECK(night.task({"--verify"}).status == 0);
  }
}

}  // namespace
}  // namespace dateline::test
