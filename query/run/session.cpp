// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/session.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>

#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/explanation_text.hpp"
#include "query/run/input_file.hpp"
#include "query/search/explainer.hpp"
#include "query/search/searcher.hpp"

namespace dateline {

namespace {

// Codes of the index as this program documents them: an unusable index is a usage error, a failing
// one an I/O error.
Snapshot open_snapshot(const std::filesystem::path& index) {
  try {
    return Snapshot::open(index);
  } catch (const Failure& failure) {
    const ExitCode code =
        failure.exit_code() == ExitCode::kBadIndex ? ExitCode::kUsage : ExitCode::kQueryIo;
    throw Failure(code, failure.what(), failure.hint());
  }
}

Stemmer& stemmer_or_fail(Result<Stemmer>& stemmer) {
  if (!stemmer) {
    throw Failure(ExitCode::kUsage, stemmer.error().message, stemmer.error().hint);
  }
  return *stemmer;
}

Error to_error(const QueryError& error, std::string_view query) {
  QueryError without_hint = error;  // the hint is printed where those of all failures are
  without_hint.hint.clear();
  return {ErrorCode::kMalformed, describe(without_hint, query), error.hint};
}

bool asks_for_date(const CompiledQuery& query) {
  return std::ranges::any_of(query.dates, [](const ResolvedDates& dates) {
    return dates.field != nullptr && dates.field->kind == FieldKind::kDate;
  });
}

// Of --undated: beside the query, so that errors point into what was written.
void restrict_to_undated(CompiledQuery& query) {
  const Xapian::Query undated{std::string(kUndatedTerm)};
  for (Xapian::Query* each : {&query.matches, &query.matching, &query.any}) {
    if (!each->empty()) {
      *each = Xapian::Query(Xapian::Query::OP_FILTER, *each, undated);
    }
  }
}

Authority read_authority(const std::string& file) {
  if (file.empty()) {
    return {};
  }
  const std::string text =
      read_input_file("aliases", file, "a line KEY TAB NAME for each other name");
  Result<Authority> authority =
      parse_authority(text, file == "-" ? "standard input" : std::string_view(file));
  if (!authority) {
    throw Failure(ExitCode::kUsage, authority.error().message, authority.error().hint);
  }
  return std::move(*authority);
}

}  // namespace

Session::Session(const QueryOptions& options)
    : options_(options),
      snapshot_(open_snapshot(options.index)),
      stemmer_(Stemmer::create(snapshot_.metadata().language)),
      authority_(read_authority(options.aliases)),
      context_{snapshot_,
               stemmer_or_fail(stemmer_),
               options.now,
               [this](std::string_view name) { return saved_query(name); },
               options.words,
               DateRule::kAsWritten,
               options.aliases.empty() ? nullptr : &authority_,
               options.mentions} {}

std::optional<std::string> Session::saved_query(std::string_view name) const {
  if (!saved_) {
    saved_.emplace(options_.saved_queries);
  }
  return saved_->find(name);
}

Result<PreparedQuery> Session::prepare(std::string text) const {
  ParseOutcome parsed = parse_query(text);
  if (const auto* error = std::get_if<QueryError>(&parsed)) {
    return to_error(*error, text);
  }
  return prepare(std::move(text), std::move(std::get<ParsedQuery>(parsed)));
}

Result<PreparedQuery> Session::prepare(std::string text, ParsedQuery parsed) const {
  PreparedQuery query;
  query.text = std::move(text);
  query.parsed = std::move(parsed);
  if (query.parsed.tree != nullptr) {
    CompileOutcome compiled = translate_xapian_errors(
        snapshot_.path(), [&] { return compile_query(*query.parsed.tree, context_); });
    if (const auto* error = std::get_if<QueryError>(&compiled)) {
      return to_error(*error, query.text);
    }
    query.compiled = std::move(std::get<CompiledQuery>(compiled));
    if (options_.undated) {
      restrict_to_undated(query.compiled);
    }
  }
  if (query.parsed.tree == nullptr || query.compiled.clauses.empty()) {
    return Error{ErrorCode::kEmpty,
                 fmt::format("no word to search for in '{}'", shortened(query.text)),
                 "a word has letters or digits; * alone stands for all articles"};
  }
  return query;
}

PreparedQuery Session::prepare_company(const NameRequest& asked) const {
  std::string text = fmt::format("{}:{}", asked.field->name, asked.name);
  const auto refuse = [](const Error& error) {
    throw Failure(ExitCode::kUsage, "--with: " + error.message, error.hint);
  };
  // Who writes no sign of the query language means one name, whatever its blanks.
  const bool is_plain = asked.name.find_first_of("\"()=*\\") == std::string::npos;
  Result<PreparedQuery> company = [&] {
    if (!is_plain) {
      return prepare(text);
    }
    const SourceSpan all{0, text.size()};
    const SourceSpan value{asked.field->name.size() + 1, text.size()};
    ParsedQuery parsed;
    parsed.tree = std::make_unique<Node>(
        Node{all, Fielded{asked.field, std::make_unique<Node>(Node{value, Term{asked.name}})}});
    return prepare(text, std::move(parsed));
  }();
  if (!company) {
    refuse(company.error());
  }
  if (!std::holds_alternative<Fielded>(company->parsed.tree->value)) {
    refuse({ErrorCode::kMalformed,
            fmt::format("'{}' is more than a name", shortened(text)),
            "put the name in quotes, and what else is asked in the query"});
  }
  return std::move(*company);
}

PreparedQuery Session::prepare_or_fail(std::string text) const {
  Result<PreparedQuery> query = prepare(std::move(text));
  if (!query) {
    throw Failure(ExitCode::kUsage, query.error().message, query.error().hint);
  }
  return std::move(*query);
}

std::uint64_t Session::count_undated(const PreparedQuery& query) const {
  if (!asks_for_date(query.compiled)) {
    return 0;
  }
  QueryContext undated = context_;
  undated.dates = DateRule::kUndated;
  const CompileOutcome outcome = translate_xapian_errors(
      snapshot_.path(), [&] { return compile_query(*query.parsed.tree, undated); });
  const auto* compiled = std::get_if<CompiledQuery>(&outcome);
  if (compiled == nullptr) {
    return 0;
  }
  // A query that finds undated articles as it is has them among its matches.
  Xapian::Query more(Xapian::Query::OP_AND_NOT, compiled->matching, query.compiled.matching);
  if (!query.within.empty()) {
    more &= query.within;
  }
  return Searcher(snapshot_).count(
      {Xapian::Query::OP_FILTER, more, Xapian::Query(std::string(kUndatedTerm))});
}

void Session::print_notes(const PreparedQuery& query, std::string_view id) const {
  const std::string prefix = id.empty() ? std::string() : safe_text(id) + ": ";
  for (const std::string& warning : query.compiled.warnings) {
    fmt::print(stderr, "{}warning: {}\n", prefix, safe_text(warning));
  }
  if (const std::uint64_t undated = count_undated(query); undated > 0) {
    fmt::print(stderr,
               "{}note: {} the rest of the query; -has:date in place of the date finds {}\n",
               prefix,
               counted(undated, "undated article matches", "undated articles match"),
               undated == 1 ? "it" : "them");
  }
  if (!is_terminal(STDERR_FILENO)) {
    return;
  }
  for (const QueryError& hint : query.parsed.hints) {
    fmt::print(stderr,
               "{}note: {}{}{}\n",
               prefix,
               safe_text(hint.message),
               hint.hint.empty() ? "" : "; ",
               safe_text(hint.hint));
  }
  for (const std::string& note : query.compiled.notes) {
    fmt::print(stderr, "{}note: {}\n", prefix, safe_text(note));
  }
}

void Session::explain_nothing(std::span<const PreparedQuery> queries) const {
  constexpr std::size_t kMostClauses = 30;
  std::vector<ClauseReport> reports;
  for (const PreparedQuery& query : queries) {
    if (query.compiled.clauses.size() > kMostClauses) {
      return;  // counts by the hundred help nobody: --explain has them
    }
    std::ranges::move(Explainer(context_, query.text).reports(query.compiled.clauses),
                      std::back_inserter(reports));
  }
  fmt::print(stderr, "each part alone:\n{}", to_text(reports, 0));
  if (options_.undated) {
    fmt::print(stderr,
               "  of all articles {} undated\n",
               counted(snapshot_.database().get_termfreq(std::string(kUndatedTerm)), "is", "are"));
  }
  for (const PreparedQuery& query : queries) {
    const Explainer explainer(context_, query.text);
    for (const SpellingSuggestion& suggestion : explainer.suggestions(*query.parsed.tree)) {
      fmt::print(stderr, "{}", to_text(suggestion));
    }
    for (const std::string& name : explainer.names_in_quotes(*query.parsed.tree)) {
      fmt::print(stderr, "hint: a name of several words stands in quotes: {}\n", safe_text(name));
    }
  }
}

}  // namespace dateline
