// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/document_terms.hpp"

#include "common/index/fields.hpp"

namespace dateline {

std::string file_term_of(const Xapian::Document& document) {
  const std::string prefix(kFilePrefix);
  auto term = document.termlist_begin();
  term.skip_to(prefix);
  return term != document.termlist_end() && (*term).starts_with(prefix) ? *term : std::string();
}

}  // namespace dateline
