// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/run.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/output.hpp"
#include "common/terminal/terminal.hpp"
#include "query/run/options.hpp"

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

CompiledQuery compile(const std::string& query, Stemmer& stemmer) {
  const ParsedQuery parsed = parse_query(query);
  if (const auto* error = std::get_if<QueryError>(&parsed)) {
    throw Failure(ExitCode::kUsage, describe(*error, query), error->hint);
  }
  CompiledQuery compiled = compile_query(std::get<std::vector<Clause>>(parsed), stemmer);
  if (compiled.matches.empty()) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("no word to search for in '{}'", query),
                  "a word has letters or digits");
  }
  return compiled;
}

}  // namespace

ExitCode run_query(const Arguments& arguments) {
  const QueryOptions options = read_query_options(arguments);
  const Snapshot snapshot = open_snapshot(options.index);
  Result<Stemmer> stemmer = Stemmer::create(snapshot.metadata().language);
  if (!stemmer) {
    throw Failure(ExitCode::kUsage, stemmer.error().message, stemmer.error().hint);
  }
  const CompiledQuery query = compile(options.query, *stemmer);
  if (is_terminal(STDERR_FILENO)) {
    for (const std::string& note : query.notes) {
      fmt::print(stderr, "note: {}\n", safe_text(note));
    }
  }
  const std::unique_ptr<Renderer> renderer = make_renderer(options.render);
  Output output(STDOUT_FILENO);
  const ResultHeader header =
      Searcher(snapshot).search(query,
                                options.request,
                                *stemmer,
                                {[&](ResultHeader found) {
                                   found.query = options.query;
                                   output.write(renderer->begin(found));
                                 },
                                 [&](const Hit& hit) { output.write(renderer->add(hit)); }});
  output.write(renderer->end());
  output.flush();
  return header.total > 0 ? ExitCode::kSuccess : ExitCode::kNoMatch;
}

}  // namespace dateline
