// SPDX-License-Identifier: GPL-2.0-or-later
//
// Session: an open index and the queries that are asked of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/analysis/stemmer.hpp"
#include "common/index/snapshot.hpp"
#include "common/support/result.hpp"
#include "query/language/compile/authority.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/language/reading/parser.hpp"
#include "query/run/options.hpp"
#include "query/run/saved_queries.hpp"

namespace dateline {

// A query that was read and has a meaning in the index.
struct PreparedQuery {
  std::string text;
  ParsedQuery parsed;
  CompiledQuery compiled;
  Xapian::Query within;  // what else its articles match; empty: nothing
};

class Session {
 public:
  // Throws Failure (kUsage, kQueryIo) when the index cannot be opened. options must outlive it.
  explicit Session(const QueryOptions& options);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  Session(Session&&) = delete;
  Session& operator=(Session&&) = delete;
  ~Session() = default;

  [[nodiscard]] const QueryOptions& options() const { return options_; }
  [[nodiscard]] const Snapshot& snapshot() const { return snapshot_; }
  [[nodiscard]] const QueryContext& context() const { return context_; }
  [[nodiscard]] Stemmer& stemmer() const { return context_.stemmer; }

  // The message of an error has the query and a caret below it. Throws Failure when the index
  // cannot be read.
  [[nodiscard]] Result<PreparedQuery> prepare(std::string text) const;

  // The same where there is one query: its error ends the program. Throws Failure (kUsage).
  [[nodiscard]] PreparedQuery prepare_or_fail(std::string text) const;

  // Who is asked for by --with, as a query of its own. Throws Failure (kUsage) naming the option.
  [[nodiscard]] PreparedQuery prepare_company(const NameRequest& asked) const;

  // To standard error: how the query was read otherwise than it may have been meant, what cannot be
  // found whatever the articles say, and how many undated articles match all of it but its dates.
  // id: of the query in a batch.
  void print_notes(const PreparedQuery& query, std::string_view id = {}) const;

  // To standard error: which part of the queries, which all have to match, matches nothing, and
  // what may have been meant.
  void explain_nothing(std::span<const PreparedQuery> queries) const;
  void explain_nothing(const PreparedQuery& query) const { explain_nothing({&query, 1}); }

 private:
  // A tree and the text it is of.
  [[nodiscard]] Result<PreparedQuery> prepare(std::string text, ParsedQuery parsed) const;
  [[nodiscard]] std::optional<std::string> saved_query(std::string_view name) const;
  [[nodiscard]] std::uint64_t count_undated(const PreparedQuery& query) const;

  const QueryOptions& options_;
  Snapshot snapshot_;
  Result<Stemmer> stemmer_;
  Authority authority_;
  mutable std::optional<SavedQueries> saved_;  // read when a query asks for one
  QueryContext context_;
};

}  // namespace dateline
