// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/run.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include <unistd.h>

#include <fmt/format.h>

#include "common/cli/standard_flags.hpp"
#include "common/index/terms.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "common/support/output.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/article_renderer.hpp"
#include "query/render/explanation_text.hpp"
#include "query/render/info_renderer.hpp"
#include "query/render/timeline_renderer.hpp"
#include "query/run/batch.hpp"
#include "query/run/coverage_task.hpp"
#include "query/run/facet_task.hpp"
#include "query/run/input_file.hpp"
#include "query/run/options.hpp"
#include "query/run/session.hpp"
#include "query/run/syntax_help.hpp"
#include "query/run/watchdog.hpp"
#include "query/search/article_verdict.hpp"
#include "query/search/article_view.hpp"
#include "query/search/completion.hpp"
#include "query/search/explainer.hpp"
#include "query/search/index_info.hpp"
#include "query/search/listing_cursor.hpp"
#include "query/search/timeline.hpp"

namespace dateline {

namespace {

void print(std::string_view text) {
  Output output(STDOUT_FILENO);
  output.write(text);
  output.flush();
}

// What --after names: a cursor as it is, or the place of the article with this id.
std::optional<ListingCursor> cursor_from(const Session& session) {
  const std::string& after = session.options().after;
  if (after.empty()) {
    return std::nullopt;
  }
  if (auto cursor = parse_cursor(after)) {
    return cursor;
  }
  const std::optional<Article> article = Searcher(session.snapshot()).find(after);
  if (!article) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--after: no article has the id '{}'", after),
                  "give the cursor that --format json prints as next");
  }
  return cursor_of(*article);
}

// Lists what queries match, one after the other.
class Listing {
 public:
  explicit Listing(const Session& session)
      : session_(session),
        renderer_(make_renderer(session.options().render)),
        request_(session.options().request),
        output_(STDOUT_FILENO) {
    request_.detail = renderer_->detail();
    request_.after = cursor_from(session);
  }

  // How many articles match fully.
  std::uint64_t add(const PreparedQuery& query, const std::string& id) {
    passages_ = 0;
    ResultHeader header = Searcher(session_.snapshot())
                              .search(query.compiled,
                                      request_,
                                      session_.stemmer(),
                                      {[&](ResultHeader found) {
                                         found.query = query.text;
                                         found.query_id = id;
                                         output_.write(renderer_->begin(found));
                                       },
                                       [&](const Hit& hit) { return add(hit); }});
    output_.write(renderer_->end(header));
    return header.total;
  }

  void finish() {
    output_.write(renderer_->finish());
    output_.flush();
  }

 private:
  WantsMore add(const Hit& hit) {
    const std::uint64_t most = session_.options().most_passages;
    if (most == 0 || hit.passages.empty()) {
      output_.write(renderer_->add(hit));
      return WantsMore::kYes;
    }
    Hit cut = hit;
    cut.passages.resize(std::min<std::size_t>(cut.passages.size(), most - passages_));
    passages_ += cut.passages.size();
    output_.write(renderer_->add(cut));
    return passages_ < most ? WantsMore::kYes : WantsMore::kNo;
  }

  const Session& session_;
  std::unique_ptr<Renderer> renderer_;
  SearchRequest request_;
  Output output_;
  std::uint64_t passages_ = 0;  // given for this query
};

ExitCode matched(std::uint64_t articles) {
  return articles > 0 ? ExitCode::kSuccess : ExitCode::kNoMatch;
}

ExitCode search(const Session& session) {
  const PreparedQuery query = session.prepare_or_fail(session.options().query);
  if (session.options().render.passages != Passages::kNone && query.compiled.shown.empty() &&
      query.compiled.entities.empty() && query.compiled.mentions.empty()) {
    throw Failure(ExitCode::kUsage,
                  "no word to show: the query chooses articles by filters alone",
                  "add a word to look for in their text");
  }
  session.print_notes(query);
  Listing listing(session);
  const std::uint64_t total = listing.add(query, {});
  listing.finish();
  if (total == 0) {
    session.explain_nothing(query);
  }
  return matched(total);
}

ExitCode count(const Session& session) {
  const PreparedQuery query = session.prepare_or_fail(session.options().query);
  session.print_notes(query);
  const std::uint64_t articles = Searcher(session.snapshot()).count(query.compiled.matching);
  print(fmt::format("{}\n", articles));
  if (articles == 0) {
    session.explain_nothing(query);
  }
  return matched(articles);
}

// Each query of the file, the wrong ones reported where they stand.
ExitCode answer_batch(const Session& session) {
  const std::string& file = *session.options().batch;
  const std::string name = file == "-" ? "standard input" : file;
  std::optional<Listing> listing;
  if (session.options().task == Task::kSearch) {
    listing.emplace(session);
  }
  Output counts(STDOUT_FILENO);
  bool is_any_wrong = false;
  std::uint64_t all = 0;
  const auto report = [&](std::size_t line, const std::string& message, const std::string& hint) {
    is_any_wrong = true;
    print_problem(query_program().name, fmt::format("{}, line {}: {}", name, line, message), hint);
  };
  for (const BatchItem& item :
       parse_batch(read_input_file("batch", file, "a line ID TAB QUERY for each query"))) {
    if (const auto* error = std::get_if<BatchError>(&item)) {
      report(error->line, error->message, error->hint);
      continue;
    }
    const auto& asked = std::get<BatchQuery>(item);
    const Result<PreparedQuery> query = session.prepare(asked.query);
    if (!query) {
      report(asked.line, query.error().message, query.error().hint);
      continue;
    }
    session.print_notes(*query, asked.id);
    if (listing) {
      all += listing->add(*query, asked.id);
    } else {
      const std::uint64_t articles = Searcher(session.snapshot()).count(query->compiled.matching);
      all += articles;
      counts.write(fmt::format("{}\t{}\n", safe_text(asked.id), articles));
    }
  }
  if (listing) {
    listing->finish();
  }
  counts.flush();
  return is_any_wrong ? ExitCode::kUsage : matched(all);
}

// NAME TAB ARTICLES; of entity: the kind behind them.
ExitCode complete(const Session& session) {
  constexpr std::size_t kMost = 10;
  const NameRequest& request = session.options().completion;
  const bool is_any_kind = request.field->name == "entity";
  std::vector<Completion> names;
  translate_xapian_errors(session.snapshot().path(), [&] {
    for (const EntityKind kind :
         {EntityKind::kPerson, EntityKind::kOrganisation, EntityKind::kPlace}) {
      if (is_any_kind || &field_of(kind) == request.field) {
        std::ranges::move(
            complete_name(
                session.snapshot(), kind, request.name, kMost, session.context().authority),
            std::back_inserter(names));
      }
    }
  });
  std::ranges::stable_sort(names, std::greater<>(), &Completion::articles);
  names.resize(std::min(names.size(), kMost));
  std::string lines;
  for (const Completion& each : names) {
    lines += fmt::format("{}\t{}", safe_text(each.name), each.articles);
    lines += is_any_kind ? fmt::format("\t{}\n", name_of(each.kind)) : "\n";
  }
  print(lines);
  return matched(names.size());
}

// The first query of a timeline, then those beside it.
ExitCode timeline(const Session& session) {
  std::vector<std::string> texts{session.options().query};
  texts.insert(texts.end(), session.options().compared.begin(), session.options().compared.end());
  std::vector<PreparedQuery> queries;
  for (const std::string& text : texts) {
    queries.push_back(session.prepare_or_fail(text));
    session.print_notes(queries.back(), texts.size() > 1 ? text : std::string());
  }
  const Timeline timeline = translate_xapian_errors(session.snapshot().path(), [&] {
    std::vector<MatchSet> sets;
    sets.reserve(queries.size());
    std::vector<TimelineQuery> asked;
    for (const PreparedQuery& query : queries) {
      sets.emplace_back(session.snapshot(), query.compiled.matching);
      asked.push_back({query.text, &sets.back()});
    }
    return make_timeline(
        asked, session.options().timeline, session.options().timeline_dates, session.snapshot());
  });
  print(render_timeline(timeline, session.options().render));
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (timeline.matches[i] == 0) {
      session.explain_nothing(queries[i]);
    }
  }
  return matched(
      std::accumulate(timeline.matches.begin(), timeline.matches.end(), std::uint64_t{0}));
}

ExitCode describe(const Session& session) {
  const IndexInfo info = translate_xapian_errors(
      session.snapshot().path(), [&] { return describe_index(session.snapshot()); });
  print(render_info(info, session.options().render));
  return ExitCode::kSuccess;
}

ExitCode show(const Session& session) {
  std::optional<PreparedQuery> query;
  if (!session.options().query.empty()) {
    query = session.prepare_or_fail(session.options().query);
  }
  ArticleRenderer renderer(session.options().render);
  Output output(STDOUT_FILENO);
  std::size_t missing = 0;
  for (const std::string& id : session.options().shown_ids) {
    const std::optional<ArticleView> view =
        view_article(id, query ? &query->compiled : nullptr, session.snapshot(), session.stemmer());
    if (view) {
      output.write(renderer.add(*view));
    } else {
      ++missing;
      print_problem(query_program().name,
                    fmt::format("no article has the id '{}'", id),
                    "ids are those of --format json or ids");
    }
  }
  output.write(renderer.finish());
  output.flush();
  if (missing == 0) {
    return ExitCode::kSuccess;
  }
  return missing < session.options().shown_ids.size() ? ExitCode::kPartial : ExitCode::kNoMatch;
}

ExitCode explain(const Session& session) {
  const PreparedQuery query = session.prepare_or_fail(session.options().query);
  const Explanation explanation =
      Explainer(session.context(), query.text).explain(query.parsed, query.compiled);
  print(to_text(explanation));
  return matched(explanation.articles);
}

ExitCode explain_article(const Session& session) {
  const PreparedQuery query = session.prepare_or_fail(session.options().query);
  const ArticleVerdict verdict =
      judge_article(session.options().explained_id, query.compiled, query.text, session.context());
  print(to_text(verdict));
  return matched(verdict.matches ? 1 : 0);
}

ExitCode answer(const Arguments& arguments) {
  const QueryOptions options = read_query_options(arguments);
  if (options.task == Task::kHelpSyntax || options.task == Task::kLanguageManual) {
    print(options.task == Task::kHelpSyntax ? syntax_help() : language_manual());
    return ExitCode::kSuccess;
  }
  const Watchdog watchdog(options.timeout);
  const Session session(options);
  if (options.batch) {
    return answer_batch(session);
  }
  switch (options.task) {
    case Task::kCount: return count(session);
    case Task::kShow: return show(session);
    case Task::kFacets: return count_facets(session);
    case Task::kTimeline: return timeline(session);
    case Task::kCoverage: return report_coverage(session);
    case Task::kInfo: return describe(session);
    case Task::kExplain: return explain(session);
    case Task::kExplainArticle: return explain_article(session);
    case Task::kComplete: return complete(session);
    case Task::kSearch:
    case Task::kHelpSyntax:
    case Task::kLanguageManual: break;
  }
  return search(session);
}

}  // namespace

// What common/ says with the codes of dateline-index has the code that this program documents.
ExitCode run_query(const Arguments& arguments) {
  try {
    return answer(arguments);
  } catch (const Failure& failure) {
    const ExitCode code = failure.exit_code();
    if (code != ExitCode::kBadIndex && code != ExitCode::kDiskTrouble) {
      throw;
    }
    throw Failure(ExitCode::kQueryIo, failure.what(), failure.hint());
  }
}

}  // namespace dateline
