// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/run.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "common/support/output.hpp"
#include "common/terminal/terminal.hpp"
#include "query/language/reading/parser.hpp"
#include "query/render/explanation_text.hpp"
#include "query/run/options.hpp"
#include "query/run/saved_queries.hpp"
#include "query/run/syntax_help.hpp"
#include "query/run/watchdog.hpp"
#include "query/search/article_verdict.hpp"
#include "query/search/explainer.hpp"

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

[[noreturn]] void refuse(const QueryError& error, std::string_view query) {
  QueryError without_hint = error;  // the hint is printed where those of all failures are
  without_hint.hint.clear();
  throw Failure(ExitCode::kUsage, describe(without_hint, query), error.hint);
}

void print(std::string_view text) {
  Output output(STDOUT_FILENO);
  output.write(text);
  output.flush();
}

// One query on one snapshot.
class QueryRun {
 public:
  QueryRun(const QueryOptions& options, const Snapshot& snapshot, Stemmer& stemmer)
      : options_(options), context_{snapshot, stemmer, options.now, saved_queries()} {
    parse();
    compile();
  }

  ExitCode search() {
    print_hints();
    const std::unique_ptr<Renderer> renderer = make_renderer(options_.render);
    Output output(STDOUT_FILENO);
    const ResultHeader header =
        Searcher(context_.snapshot)
            .search(compiled_,
                    options_.request,
                    context_.stemmer,
                    {[&](ResultHeader found) {
                       found.query = options_.query;
                       output.write(renderer->begin(found));
                     },
                     [&](const Hit& hit) { output.write(renderer->add(hit)); }});
    output.write(renderer->end());
    output.flush();
    if (header.total == 0) {
      explain_nothing();
    }
    return header.total > 0 ? ExitCode::kSuccess : ExitCode::kNoMatch;
  }

  ExitCode count() {
    print_hints();
    const std::uint64_t count = Searcher(context_.snapshot).count(compiled_.matching);
    print(fmt::format("{}\n", count));
    return count > 0 ? ExitCode::kSuccess : ExitCode::kNoMatch;
  }

  ExitCode explain() {
    const Explanation explanation = Explainer(context_, options_.query).explain(parsed_, compiled_);
    print(to_text(explanation));
    return explanation.articles > 0 ? ExitCode::kSuccess : ExitCode::kNoMatch;
  }

  ExitCode explain_article() {
    const ArticleVerdict verdict =
        judge_article(options_.explained_id, compiled_, options_.query, context_);
    print(to_text(verdict));
    return verdict.matches ? ExitCode::kSuccess : ExitCode::kNoMatch;
  }

 private:
  // The file is read when a query asks for it.
  std::function<std::optional<std::string>(std::string_view)> saved_queries() {
    return [this](std::string_view name) {
      if (!saved_) {
        saved_.emplace(options_.saved_queries);
      }
      return saved_->find(name);
    };
  }

  void parse() {
    ParseOutcome outcome = parse_query(options_.query);
    if (const auto* error = std::get_if<QueryError>(&outcome)) {
      refuse(*error, options_.query);
    }
    parsed_ = std::move(std::get<ParsedQuery>(outcome));
  }

  void compile() {
    if (parsed_.tree != nullptr) {
      CompileOutcome outcome = translate_xapian_errors(
          context_.snapshot.path(), [&] { return compile_query(*parsed_.tree, context_); });
      if (const auto* error = std::get_if<QueryError>(&outcome)) {
        refuse(*error, options_.query);
      }
      compiled_ = std::move(std::get<CompiledQuery>(outcome));
    }
    if (parsed_.tree == nullptr || compiled_.clauses.empty()) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("no word to search for in '{}'", shortened(options_.query)),
                    "a word has letters or digits; * alone stands for all articles");
    }
  }

  // How the query was read otherwise than it may have been meant.
  void print_hints() const {
    for (const std::string& warning : compiled_.warnings) {
      fmt::print(stderr, "warning: {}\n", safe_text(warning));
    }
    if (!is_terminal(STDERR_FILENO)) {
      return;
    }
    for (const QueryError& hint : parsed_.hints) {
      fmt::print(stderr,
                 "note: {}{}{}\n",
                 safe_text(hint.message),
                 hint.hint.empty() ? "" : "; ",
                 safe_text(hint.hint));
    }
    for (const std::string& note : compiled_.notes) {
      fmt::print(stderr, "note: {}\n", safe_text(note));
    }
  }

  // Which part of the query matches nothing, and what may have been meant.
  void explain_nothing() const {
    constexpr std::size_t kMostClauses = 30;
    if (compiled_.clauses.size() > kMostClauses) {
      return;  // counts by the hundred help nobody: --explain has them
    }
    const Explainer explainer(context_, options_.query);
    fmt::print(stderr, "each part alone:\n{}", to_text(explainer.reports(compiled_.clauses), 0));
    for (const SpellingSuggestion& suggestion : explainer.suggestions(*parsed_.tree)) {
      fmt::print(stderr, "{}", to_text(suggestion));
    }
  }

  const QueryOptions& options_;
  std::optional<SavedQueries> saved_;
  QueryContext context_;
  ParsedQuery parsed_;
  CompiledQuery compiled_;
};

}  // namespace

ExitCode run_query(const Arguments& arguments) {
  const QueryOptions options = read_query_options(arguments);
  if (options.task == Task::kHelpSyntax || options.task == Task::kLanguageManual) {
    print(options.task == Task::kHelpSyntax ? syntax_help() : language_manual());
    return ExitCode::kSuccess;
  }
  const Watchdog watchdog(options.timeout);
  const Snapshot snapshot = open_snapshot(options.index);
  Result<Stemmer> stemmer = Stemmer::create(snapshot.metadata().language);
  if (!stemmer) {
    throw Failure(ExitCode::kUsage, stemmer.error().message, stemmer.error().hint);
  }
  QueryRun run(options, snapshot, *stemmer);
  switch (options.task) {
    case Task::kCount: return run.count();
    case Task::kExplain: return run.explain();
    case Task::kExplainArticle: return run.explain_article();
    case Task::kSearch:
    case Task::kHelpSyntax:
    case Task::kLanguageManual: break;
  }
  return run.search();
}

}  // namespace dateline
