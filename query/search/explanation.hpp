// SPDX-License-Identifier: GPL-2.0-or-later
//
// Explanation: how a query was understood and what each part of it matches, as plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/search/entity_matches.hpp"

namespace dateline {

struct ClauseReport {
  std::string text;  // as written
  bool is_excluded = false;
  std::uint64_t articles = 0;  // that match it alone
  std::vector<ClauseReport> parts;
};

// A word of the query that no article has, and the most frequent word of the index spelt like it.
struct SpellingSuggestion {
  std::string word;
  std::string instead;
  std::uint64_t articles = 0;  // that have it
};

struct Explanation {
  std::string query;
  std::vector<std::string> tokens;  // "word nato", "operator AND", ...
  std::string tree;                 // dump() of the syntax tree
  std::vector<std::string> dates;   // "date:last-week is 2022-02-21 to 2022-02-27 (7 terms)"
  struct Expanded {
    std::string written;
    std::vector<std::string> words;
  };
  std::vector<Expanded> expansions;
  struct Named {
    EntityKind kind = EntityKind::kPerson;
    std::string written;
    SurfaceForms forms;
  };
  std::vector<Named> entities;  // that some article has
  struct Spoken {
    std::string written;
    SurfaceForms forms;
  };
  std::vector<Spoken> mentions;  // dates of about:
  std::vector<ClauseReport> clauses;
  std::uint64_t articles = 0;
  std::vector<std::string> notes;
  std::string xapian_query;
};

// Whether one article matches a clause, and why not.
struct ClauseVerdict {
  std::string text;  // as written
  bool is_excluded = false;
  bool matches = false;
  std::string reason;  // empty where it matches, or where its parts say why not
  std::vector<ClauseVerdict> parts;
};

struct ArticleVerdict {
  std::string id;
  std::string title;
  bool matches = false;
  std::vector<ClauseVerdict> clauses;
};

}  // namespace dateline
