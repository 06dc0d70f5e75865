// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of the archive's entities that begin with what a user has typed: "stol" is "Jens
// Stoltenberg", since that is whom articles call so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/index/snapshot.hpp"

namespace dateline {

struct Completion {
  std::string name;            // person:="name" finds the entity
  std::uint64_t articles = 0;  // that name it
};

// The most frequent entities one of whose names begins with `beginning`, at most `most`. Throws
// Xapian::Error.
[[nodiscard]] std::vector<Completion> complete_name(const Snapshot& snapshot,
                                                    EntityKind kind,
                                                    std::string_view beginning,
                                                    std::size_t most);

// How the archive writes the entity of a canonical key: what the tables call it, else what a few of
// its articles write most often. Throws Xapian::Error.
[[nodiscard]] std::string archive_name(const Xapian::Database& database,
                                       EntityKind kind,
                                       const std::string& key);

}  // namespace dateline
