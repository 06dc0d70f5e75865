// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a value of person:, org:, place: stands for in the index.
//
//   person:stoltenberg   whoever an article calls so: "Jens Stoltenberg", and the surname alone
//   org:OTAN             NATO, since the tables of known names say so
//   org:"the nat*"       whatever has a name that begins so
//   place:canada         Canada; related: articles that say "Canadian" only
//   place:=canada        the place whose key this is, without what is related
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/article.hpp"
#include "common/entities/entity_key.hpp"
#include "query/language/compile/authority.hpp"
#include "query/language/compile/vocabulary.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

struct EntityTerms {
  std::vector<std::string> named;    // an article with one of them names the entity
  std::vector<std::string> related;  // or speaks of its people: places only
};

// Terms of one value, which is no wildcard; none if nothing of the name is left ("the"). authority
// may be nullptr.
[[nodiscard]] EntityTerms entity_terms(EntityKind kind,
                                       const Term& value,
                                       const Authority* authority);

// Terms of all names of a kind that begin so.
struct NamesBeginning {
  EntityTerms terms;               // of the index; no more than kMaxExpansions a prefix
  std::vector<std::string> names;  // of the terms, each once, in order
  std::size_t count = 0;           // of all terms there are
};
[[nodiscard]] NamesBeginning entity_terms_beginning(EntityKind kind,
                                                    const KeyBeginning& beginning,
                                                    const Vocabulary& vocabulary,
                                                    const Authority* authority);

}  // namespace dateline
