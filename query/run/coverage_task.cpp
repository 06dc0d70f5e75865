// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/coverage_task.hpp"

#include <optional>

#include <unistd.h>

#include "common/index/xapian_error.hpp"
#include "common/support/output.hpp"
#include "query/render/coverage_renderer.hpp"
#include "query/search/coverage.hpp"
#include "query/search/match_set.hpp"

namespace dateline {

ExitCode report_coverage(const Session& session) {
  const QueryOptions& options = session.options();
  std::optional<PreparedQuery> query;
  if (!options.query.empty()) {
    query = session.prepare_or_fail(options.query);
    session.print_notes(*query);
  }
  const Coverage coverage = translate_xapian_errors(session.snapshot().path(), [&] {
    const MatchSet matches(session.snapshot(),
                           query ? query->compiled.matching : Xapian::Query::MatchAll);
    return find_coverage(
        matches, options.coverage, query ? std::optional(options.query) : std::nullopt);
  });
  Output output(STDOUT_FILENO);
  output.write(render_coverage(coverage, options.render));
  output.flush();
  if (query && coverage.total == 0) {
    session.explain_nothing(*query);
  }
  return coverage.total > 0 ? ExitCode::kSuccess : ExitCode::kNoMatch;
}

}  // namespace dateline
