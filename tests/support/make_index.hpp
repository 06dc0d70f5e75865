// SPDX-License-Identifier: GPL-2.0-or-later
//
// An index of a few articles, made by the indexer's own classes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline::test {

// Each article needs an id. They are dealt to so many segments, in turn.
void make_index(const std::filesystem::path& index,
                const std::vector<Article>& articles,
                std::size_t segments = 1,
                std::string_view language = "english");

}  // namespace dateline::test
