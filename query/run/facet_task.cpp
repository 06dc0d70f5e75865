// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/facet_task.hpp"

#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "common/index/xapian_error.hpp"
#include "common/support/output.hpp"
#include "query/language/syntax/printer.hpp"
#include "query/render/facet_renderer.hpp"
#include "query/search/facets.hpp"
#include "query/search/match_set.hpp"

namespace dateline {

namespace {

// What is asked, and whom of --with the articles have to name: read apart, so that neither is taken
// for a part of the other.
struct CountedQuery {
  std::vector<PreparedQuery> parts;  // of which an article has to match all
  std::string text;
  Xapian::Query matching;
  std::vector<WantedEntity> company;
};

CountedQuery prepare_counted(const Session& session) {
  const QueryOptions& options = session.options();
  CountedQuery counted;
  if (!options.company || !options.query.empty()) {
    counted.parts.push_back(session.prepare_or_fail(options.query));
    counted.text = options.query;
    counted.matching = counted.parts.front().compiled.matching;
  }
  if (!options.company) {
    return counted;
  }
  PreparedQuery company = session.prepare_company(*options.company);
  counted.company = company.compiled.entities;
  const std::string clause = print(*company.parsed.tree);
  if (counted.parts.empty()) {
    counted.text = clause;
    counted.matching = company.compiled.matching;
  } else {
    counted.text = fmt::format("({}) AND {}", counted.text, clause);
    counted.matching &= company.compiled.matching;
    counted.parts.front().within = company.compiled.matching;
  }
  counted.parts.push_back(std::move(company));
  return counted;
}

FacetReport report_on(const Session& session, const CountedQuery& query) {
  return translate_xapian_errors(session.snapshot().path(), [&] {
    const MatchSet matches(session.snapshot(), query.matching);
    FacetReport report{query.text, matches.size(), {}, {}};
    for (const FacetRequest& each : session.options().facets) {
      report.facets.push_back(
          count_facet(*each.field, matches, session.snapshot(), each.most, query.company));
    }
    for (const FacetRequest& each : session.options().significant) {
      report.significant.push_back(
          find_significant(*each.field, matches, session.snapshot(), each.most, query.company));
    }
    return report;
  });
}

// A field without values in the index finds none, whatever the query.
void warn_of_unknown(const std::vector<Facet>& facets) {
  for (const Facet& facet : facets) {
    if (facet.is_unknown) {
      fmt::print(stderr, "warning: the index knows no {} of any article\n", facet.field);
    }
  }
}

}  // namespace

ExitCode count_facets(const Session& session) {
  const CountedQuery query = prepare_counted(session);
  for (const PreparedQuery& part : query.parts) {
    session.print_notes(part);
  }
  const FacetReport report = report_on(session, query);
  warn_of_unknown(report.facets);
  warn_of_unknown(report.significant);
  Output output(STDOUT_FILENO);
  output.write(render_facets(report, session.options().render));
  output.flush();
  if (report.total == 0) {
    session.explain_nothing(query.parts);
  }
  return report.total > 0 ? ExitCode::kSuccess : ExitCode::kNoMatch;
}

}  // namespace dateline
