// SPDX-License-Identifier: GPL-2.0-or-later
//
// A law of the nightly run: after any night with --mirror the index is that of the archive as it
// lies there, read at once. It holds for files that keep their ids when they change: a record that
// leaves a file which is still there stays indexed, since only files are gone or not.
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
};

class RandomArchive {
 public:
  RandomArchive(Night& night, unsigned seed) : night_(night), dice_(seed) { add(); }

  void change() {
    switch (dice_.below(5)) {
      case 0:
      case 1: add(); break;
      case 2: write(some_file()); break;
      case 3: rename(); break;
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
    constexpr std::size_t kIds = 8;
    constexpr std::size_t kVersions = 3;
    const std::string name = fmt::format("{:02}-{}.jsonl", dice_.below(100), made_++);
    for (std::size_t i = 0; i <= dice_.below(3); ++i) {
      files_[name].push_back({fmt::format("id-{}", dice_.below(kIds)), dice_.below(kVersions)});
    }
    write(name);
  }

  void write(const std::string& name) {
    std::string text;
    for (const Record& record : files_.at(name)) {
      text += line(record.id,
                   fmt::format("Body {} of NATO.", bodies_++),
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
  for (unsigned seed = 1; seed <= 6; ++seed) {
    Night night;
    RandomArchive archive(night, seed);
    Dice dice(seed + 100);
    for (int number = 0; number < kNights; ++number) {
      CAPTURE(seed);
      CAPTURE(number);
      for (std::size_t i = 0; i < dice.below(5); ++i) {
        archive.change();
      }
      CHECK(night.run({"--quiet", "--mirror", "--max-delete", "100%"}).status == 0);
      const fs::path whole = night.folder() / fmt::format("whole-{}", number);
      CHECK(run_index({"--quiet", "--index", whole, night.archive()}).status == 0);
      CHECK(dump_index(night.index()) == dump_index(whole));
    }
    CHECK(night.task({"--verify"}).status == 0);
  }
}

}  // namespace
}  // namespace dateline::test
