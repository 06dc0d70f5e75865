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

}  // namespace dateline
