// SPDX-License-Identifier: GPL-2.0-or-later
//
// The input formats: a new one is a new Reader and a line in registry.cpp.
#pragma once

#include <span>
#include <string_view>

#include "indexer/readers/reader.hpp"

namespace dateline {

// In the order in which they are asked. They live as long as the program.
[[nodiscard]] std::span<const Reader* const> all_readers();

// For --input-format: throws Failure (kUsage) listing the formats if none has that name.
[[nodiscard]] const Reader& reader_of_format(std::string_view name);

// The reader of that format if one is named; else the first that knows the content, else the first
// that knows the name; nullptr for a file of no known format.
[[nodiscard]] const Reader* choose_reader(const Sample& sample, std::string_view format = {});

}  // namespace dateline
