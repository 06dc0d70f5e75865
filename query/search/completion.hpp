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
#include "query/language/compile/authority.hpp"

namespace dateline {

struct Completion {
  EntityKind kind = EntityKind::kPerson;
  std::string name;            // person:="name" finds the entity
  std::uint64_t articles = 0;  // that name it; 0 of a place that is only related
};

// The most frequent entities of a kind one of whose names begins with `beginning`, or one of whose
// words does in the case of people; at most `most`; of an empty beginning those of all. Names are
// those of the articles, of the tables (a place's demonyms too) and of authority, which may be
// nullptr. Throws Xapian::Error.
[[nodiscard]] std::vector<Completion> complete_name(const Snapshot& snapshot,
                                                    EntityKind kind,
                                                    std::string_view beginning,
                                                    std::size_t most,
                                                    const Authority* authority = nullptr);

}  // namespace dateline
