// SPDX-License-Identifier: GPL-2.0-or-later
//
// The corpus as an index, made once for all tests of the program, and small words for asking it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/run_program.hpp"

namespace dateline::test {

[[nodiscard]] const std::filesystem::path& corpus_index();

// dateline-query on an index, on March 2nd 2022.
Outcome query_in(const std::filesystem::path& index, std::vector<std::string> arguments);

// The same on the corpus.
Outcome query_corpus(std::vector<std::string> arguments);

// How many articles of the corpus match.
[[nodiscard]] int count_in_corpus(const std::string& text);

[[nodiscard]] bool has(const std::string& text, std::string_view part);

}  // namespace dateline::test
