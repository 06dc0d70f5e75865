// SPDX-License-Identifier: GPL-2.0-or-later
//
// A small index and what queries match in it.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/analysis/stemmer.hpp"
#include "common/article.hpp"
#include "common/index/snapshot.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {

class QueryIndex {
 public:
  explicit QueryIndex(const std::vector<Article>& articles,
                      std::size_t segments = 2,
                      std::string_view language = "english");

  // Noon of 2022-03-02, a Wednesday, in UTC is now; saved are the saved queries.
  [[nodiscard]] QueryContext context();
  std::map<std::string, std::string> saved;

  // Throws std::runtime_error with the error's column and message where the query is refused.
  [[nodiscard]] CompiledQuery compile(const std::string& query);

  // Ids of the articles that match, joined by blanks, in order; or "column 3: message" of the
  // refusal.
  [[nodiscard]] std::string matches(const std::string& query);
  [[nodiscard]] std::set<std::string> ids(const Xapian::Query& query) const;

  [[nodiscard]] const Snapshot& snapshot() const { return *snapshot_; }
  [[nodiscard]] Stemmer& stemmer() { return stemmer_; }

 private:
  TempDir dir_;
  std::optional<Snapshot> snapshot_;
  Stemmer stemmer_;
};

// An article of this id, with a headline and a text.
[[nodiscard]] Article make_article(const std::string& id,
                                   const std::string& title,
                                   const std::string& body);

}  // namespace dateline::test
