// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the names of one article have to do with each other: a later "Stoltenberg" is the "Jens
// Stoltenberg" of its article, "VJTF" the task force whose name stands before it in full, "Lehman"
// is "Lehman Brothers", "Canadian" speaks of Canada. Known names (common/entities/known_names.hpp)
// meet under one key whatever the article calls them.
#pragma once

#include <string>
#include <vector>

#include "common/article.hpp"

namespace dateline {

struct NameMention {
  EntityKind kind = EntityKind::kPerson;
  Mention mention;
  std::string key;  // entity_key of its surface; of a demonym that of its country
};

// Replaces the keys of mentions, which are in reading order, by those of their entities, among them
// the ones in article.names; drops half names ("the Bank") that no longer name explains.
void link_names(const Article& article, std::vector<NameMention>& mentions);

}  // namespace dateline
