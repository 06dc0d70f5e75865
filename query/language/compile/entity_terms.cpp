// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/entity_terms.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

void add_once(std::vector<std::string>& terms, std::string term) {
  if (std::ranges::find(terms, term) == terms.end()) {
    terms.push_back(std::move(term));
  }
}

void add_name(EntityKind kind, std::string_view name, EntityTerms& terms) {
  const std::string key = entity_key(kind, name);
  if (key.empty()) {
    return;
  }
  const std::string canonical = canonical_of_key(kind, key);
  for (const std::string& each : {key, canonical}) {
    add_once(terms.named, entity_term(kind, each));
    add_once(terms.named, alias_term(kind, each));
  }
  if (kind != EntityKind::kPlace) {
    return;
  }
  add_once(terms.related, related_term(canonical));
  if (const KnownName* place = find_demonym(name)) {
    add_once(terms.named, entity_term(kind, place->key));
    add_once(terms.named, alias_term(kind, place->key));
    add_once(terms.related, related_term(place->key));
  }
}

}  // namespace

void Authority::add(std::string key, std::string name) {
  names_.emplace(std::move(key), std::move(name));
}

std::vector<std::string> Authority::names_for(EntityKind kind, std::string_view name) const {
  const std::string wanted = entity_key(kind, name);
  std::set<std::string> keys;
  for (const auto& [key, other] : names_) {
    if (entity_key(kind, key) == wanted || entity_key(kind, other) == wanted) {
      keys.insert(key);
    }
  }
  std::vector<std::string> all;
  for (const std::string& key : keys) {
    all.push_back(key);
    const auto [first, last] = names_.equal_range(key);
    for (auto each = first; each != last; ++each) {
      all.push_back(each->second);
    }
  }
  return all;
}

EntityTerms entity_terms(EntityKind kind, const Term& value, const Authority* authority) {
  EntityTerms terms;
  if (value.kind == TermKind::kExact) {
    const std::string key = canonical_key(kind, value.text);
    if (!key.empty()) {
      terms.named.push_back(entity_term(kind, key));
    }
    return terms;
  }
  add_name(kind, value.text, terms);
  if (authority != nullptr) {
    for (const std::string& name : authority->names_for(kind, value.text)) {
      add_name(kind, name, terms);
    }
  }
  return terms;
}

}  // namespace dateline
