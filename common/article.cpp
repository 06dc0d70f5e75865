// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article.hpp"

namespace dateline {

const char* to_string(Origin origin) {
  switch (origin) {
    case Origin::kField: return "field";
    case Origin::kSupplied: return "supplied";
    case Origin::kPath: return "path";
    case Origin::kAuthorBox: return "author-box";
    case Origin::kRetrieved: return "retrieved";
    case Origin::kDerived: return "derived";
  }
  return "";
}

const char* name_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return "person";
    case EntityKind::kOrganisation: return "org";
    case EntityKind::kPlace: return "place";
  }
  return "";
}

}  // namespace dateline
