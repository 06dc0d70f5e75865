// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/cli/corpus_index.hpp"

#include <utility>

#include <doctest/doctest.h>

#include "tests/support/temp_dir.hpp"

namespace dateline::test {

namespace fs = std::filesystem;

const fs::path& corpus_index() {
  static const TempDir folder;
  static const fs::path index_path = [] {
    fs::path index = folder / "index";
    REQUIRE(run_index({"--quiet", "--index", index, DATELINE_CORPUS "/articles"}).status == 0);
    return index;
  }();
  return index_path;
}

Outcome query_in(const fs::path& index, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", index, "--now", "2022-03-02"});
  return run_query(arguments);
}

Outcome query_corpus(std::vector<std::string> arguments) {
  return query_in(corpus_index(), std::move(arguments));
}

int count_in_corpus(const std::string& text) {
  return std::stoi(query_corpus({"--count", text}).out);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace dateline::test
