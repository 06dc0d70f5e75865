// SPDX-License-Identifier: GPL-2.0-or-later
//
// Fields of the text as zones of positions.
#pragma once

#include <optional>
#include <string_view>

#include "common/index/fields.hpp"
#include "query/language/compile/place.hpp"

namespace dateline {

// Of a field of kind kText or kZone.
[[nodiscard]] Zone zone_of(const Field& field);

// The prefix of the stems of a zone; nullopt if it has none of its own.
[[nodiscard]] std::optional<std::string_view> stem_prefix(Zone zone);

}  // namespace dateline
