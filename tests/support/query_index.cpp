// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/query_index.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "query/language/reading/parser.hpp"
#include "tests/support/make_index.hpp"

namespace dateline::test {

namespace {

std::string first_line(const QueryError& error, const std::string& query) {
  const std::string text = describe(error, query);
  return text.substr(0, text.find('\n'));
}

}  // namespace

QueryIndex::QueryIndex(const std::vector<Article>& articles,
                       std::size_t segments,
                       std::string_view language)
    : stemmer_(*Stemmer::create(language)) {
  make_index(dir_ / "index", articles, segments, language);
  snapshot_.emplace(Snapshot::open(dir_ / "index"));
}

QueryContext QueryIndex::context() {
  constexpr std::chrono::sys_days kToday = std::chrono::year(2022) / 3 / 2;
  return {*snapshot_,
          stemmer_,
          kToday + std::chrono::hours(12),
          [this](std::string_view name) -> std::optional<std::string> {
            const auto found = saved.find(std::string(name));
            return found == saved.end() ? std::nullopt : std::optional(found->second);
          }};
}

CompiledQuery QueryIndex::compile(const std::string& query) {
  ParseOutcome parsed = parse_query(query);
  if (const auto* error = std::get_if<QueryError>(&parsed)) {
    throw std::runtime_error(first_line(*error, query));
  }
  const NodePtr tree = std::move(std::get<ParsedQuery>(parsed).tree);
  if (tree == nullptr) {
    return {};
  }
  const QueryContext context = this->context();
  CompileOutcome compiled = compile_query(*tree, context);
  if (const auto* error = std::get_if<QueryError>(&compiled)) {
    throw std::runtime_error(first_line(*error, query));
  }
  CompiledQuery result = std::move(std::get<CompiledQuery>(compiled));
  result.clauses.clear();  // they point into the tree
  return result;
}

std::set<std::string> QueryIndex::ids(const Xapian::Query& query) const {
  std::set<std::string> ids;
  if (query.empty()) {
    return ids;
  }
  Xapian::Enquire enquire(snapshot_->database());
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, snapshot_->database().get_doccount());
  for (auto match = found.begin(); match != found.end(); ++match) {
    ids.insert(match.get_document().get_value(static_cast<Xapian::valueno>(Slot::kId)));
  }
  return ids;
}

std::string QueryIndex::matches(const std::string& query) {
  try {
    return fmt::format("{}", fmt::join(ids(compile(query).matches), " "));
  } catch (const std::runtime_error& refused) {
    return refused.what();
  }
}

Article make_article(const std::string& id, const std::string& title, const std::string& body) {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  return article;
}

}  // namespace dateline::test
