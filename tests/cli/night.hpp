// SPDX-License-Identifier: GPL-2.0-or-later
//
// An archive that changes from night to night, and its index.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {

// One line of JSON Lines. more: further members, each with a comma before it.
[[nodiscard]] std::string line(std::string_view id,
                               std::string_view body,
                               std::string_view more = "");

class Night {
 public:
  // Writes a file of the archive. Each is a second later than the one before, so that a change
  // shows however fast the test is.
  void write(std::string_view name, std::string_view bytes);
  void remove(std::string_view name) const;

  // dateline-index over the archive.
  Outcome run(std::vector<std::string> options = {}) const;
  // dateline-index for another task.
  Outcome task(std::vector<std::string> options) const;
  // What --report says of a run.
  [[nodiscard]] nlohmann::json report(std::vector<std::string> options = {}) const;

  // "id: body" of every article, a line each, in the order of ids.
  [[nodiscard]] std::string content() const;
  [[nodiscard]] std::string stub() const;

  [[nodiscard]] std::filesystem::path archive() const { return folder_ / "archive"; }
  [[nodiscard]] std::filesystem::path index() const { return folder_ / "news.index"; }
  [[nodiscard]] const TempDir& folder() const { return folder_; }

 private:
  TempDir folder_;
  int seconds_ = 0;
};

}  // namespace dateline::test
