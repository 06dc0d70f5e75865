// SPDX-License-Identifier: GPL-2.0-or-later
//
// The content of an index as text, article by article in the order of ids, without what depends on
// when and how it was written: two indexes with one dump answer every query alike.
#pragma once

#include <filesystem>
#include <string>

namespace dateline::test {

// kWithoutOrigin: not when its file was changed, nor where it stands in it; an article that is read
// again as it was keeps what it had.
enum class Dumped { kAll, kWithoutOrigin };

[[nodiscard]] std::string dump_index(const std::filesystem::path& index,
                                     Dumped dumped = Dumped::kAll);

}  // namespace dateline::test
