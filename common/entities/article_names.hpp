// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an article calls an entity. The indexer makes the terms of names of it, the query program
// finds by it which mentions a query looks for.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "common/article.hpp"

namespace dateline {

// Keys of all its names: the canonical one, those of the mentions ("stoltenberg", "vjtf"), of
// people the short ones. Not of what is related only.
[[nodiscard]] std::set<std::string> names_of(const Article& article, const NamedEntity& entity);

// The name in the order it is spoken in: "Reagan, Ronald" of a publisher is "Ronald Reagan",
// "Smith, Jr., John" is "John Smith Jr.".
[[nodiscard]] std::string spoken_name(const PublisherEntity& entity);

// How the article writes the entity most often, in words whose canonical key is the entity's: what
// person:="..." finds again. Where no mention is so written, what the publisher calls it, else the
// key with capitals.
[[nodiscard]] std::string display_name(const Article& article, const NamedEntity& entity);

// What the article calls an entity in words for people: the name it is filed under if the tables
// know it, else display_name.
[[nodiscard]] std::string shown_name(const Article& article, const NamedEntity& entity);

// The entities that the article is most about, at most `most`: those named most often, in the title
// above all; without those that are related only. In that order.
[[nodiscard]] std::vector<const NamedEntity*> main_entities(const Article& article,
                                                            std::size_t most);

}  // namespace dateline
