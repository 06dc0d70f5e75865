// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a value of person:, org:, place: stands for in the index.
//
//   person:stoltenberg   whoever an article calls so: "Jens Stoltenberg", and the surname alone
//   org:OTAN             NATO, since the tables of known names say so
//   place:canada         Canada; related: articles that say "Canadian" only
//   place:=canada        the place whose key this is, without what is related
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/index/snapshot.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

// A library's own authority file: names that mean the same. Names of one key are one entity.
class Authority {
 public:
  void add(std::string key, std::string name);

  // All names that the file has for what is called `name`, compared as entity keys; empty if it
  // does not know it.
  [[nodiscard]] std::vector<std::string> names_for(EntityKind kind, std::string_view name) const;

 private:
  std::multimap<std::string, std::string> names_;  // by key
};

struct EntityTerms {
  std::vector<std::string> named;    // an article with one of them names the entity
  std::vector<std::string> related;  // or speaks of its people: places only
};

// Terms of one value, which is no wildcard. authority may be nullptr.
[[nodiscard]] EntityTerms entity_terms(EntityKind kind,
                                       const Term& value,
                                       const Authority* authority);

}  // namespace dateline
