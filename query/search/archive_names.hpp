// SPDX-License-Identifier: GPL-2.0-or-later
//
// How the archive writes the names of its entities.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/article.hpp"

namespace dateline {

// A name for each canonical key: what the tables of known names call it, else what its first 8
// articles write most often, of keys beyond the first 100 its first article; the key where no
// article writes it out. entity_key of a name leads to its key again. Throws Xapian::Error.
[[nodiscard]] std::vector<std::string> archive_names(const Xapian::Database& database,
                                                     EntityKind kind,
                                                     std::span<const std::string> keys);

}  // namespace dateline
