// SPDX-License-Identifier: GPL-2.0-or-later
//
// The tables of names that every news archive shares: countries.tsv (names, other names, demonyms),
// regions.tsv (the same), organisations.tsv (names, other names). They are part of both programs.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/entities/entity_key.hpp"

namespace dateline {

enum class NameRelation {
  kFiled,    // the name the entity is filed under: "United States"
  kAlias,    // another name of it: "U.S."
  kDemonym,  // names its people or what is of it: "American"; places only
};

struct KnownName {
  EntityKind kind = EntityKind::kPlace;
  NameRelation relation = NameRelation::kFiled;
  std::string_view name;
  std::string_view filed;  // the filed name
  std::string key;         // entity_key of name
  std::string filed_key;   // entity_key of filed: the canonical key
};

// All rows, names of one entity together, the filed one first.
[[nodiscard]] std::span<const KnownName> known_names();

// The entity_key of name, or the canonical one where the name is an alias of a known entity. Not
// for demonyms.
[[nodiscard]] std::string canonical_key(EntityKind kind, std::string_view name);

// The same for what is an entity_key already.
[[nodiscard]] std::string canonical_of_key(EntityKind kind, const std::string& key);

// Canonical keys of the known entities of a kind with a name, no demonym, whose entity_key begins
// so.
[[nodiscard]] std::set<std::string> keys_beginning(EntityKind kind, const KeyBeginning& beginning);

// Canonical keys of the places with a demonym that begins so: "canadi" is of Canada.
[[nodiscard]] std::set<std::string> places_of_demonyms(const KeyBeginning& beginning);

// The place that a demonym is of ("Canadian": the row of Canada's filed name); nullptr if none.
[[nodiscard]] const KnownName* find_demonym(std::string_view name);

// The filed name of a canonical key; nullptr if the tables do not know it.
[[nodiscard]] const KnownName* find_filed(EntityKind kind, std::string_view canonical_key);

// All rows of the entity with this canonical key, demonyms too; empty if it is unknown.
[[nodiscard]] std::span<const KnownName> names_of(EntityKind kind, std::string_view canonical_key);

}  // namespace dateline
