// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which of an article's named entities a query looks for, and how the article calls them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/article.hpp"
#include "common/index/snapshot.hpp"
#include "query/language/compile/compiled_query.hpp"

namespace dateline {

// Whether entity of article is one that wanted stands for; for a place that is only related, too.
[[nodiscard]] bool is_wanted(const WantedEntity& wanted,
                             const Article& article,
                             const NamedEntity& entity);

struct SurfaceForm {
  std::string text;            // on one line
  std::uint64_t mentions = 0;  // in the articles that were read
  bool is_related = false;
};

struct SurfaceForms {
  std::vector<SurfaceForm> forms;  // most frequent first
  std::uint64_t articles = 0;      // that have the entity
  std::uint64_t read = 0;          // of them, the newest first
};

// What the articles of the archive call an entity; at most `most` articles are read. Throws
// Xapian::Error.
[[nodiscard]] SurfaceForms find_surface_forms(const WantedEntity& wanted,
                                              const Snapshot& snapshot,
                                              std::uint64_t most);

}  // namespace dateline
