// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

#include <xapian.h>

#include "query/language/compile/compiled_query.hpp"

namespace dateline {

// The same articles; those that name a place rank above those that speak of its people only.
[[nodiscard]] Xapian::Query prefer_named(const Xapian::Query& query,
                                         std::span<const WantedEntity> entities);

}  // namespace dateline
