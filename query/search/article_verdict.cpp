// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/article_verdict.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "common/entities/article_names.hpp"
#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "common/support/numbers.hpp"

namespace dateline {

namespace {

using Xapian::Query;

class Judge {
 public:
  Judge(Xapian::docid document,
        std::string unique_term,
        std::string_view query,
        const QueryContext& context)
      : id_(std::move(unique_term)),
        query_(query),
        context_(context),
        document_(context.snapshot.database().get_document(document)),
        article_(decode_article(document_.get_data())) {}

  [[nodiscard]] const Article& article() const { return article_; }

  [[nodiscard]] bool matches(const Query& query) const {
    if (query.empty()) {
      return false;
    }
    Xapian::Enquire enquire(context_.snapshot.database());
    enquire.set_query(Query(Query::OP_FILTER, query, Query(id_)));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  }

  [[nodiscard]] std::vector<ClauseVerdict> judge(const std::vector<ClauseQuery>& clauses) const {
    std::vector<ClauseVerdict> verdicts;
    for (const ClauseQuery& clause : clauses) {
      ClauseVerdict verdict{text_of(*clause.node),
                            clause.occur == Occur::kMustNot,
                            matches(clause.matches),
                            {},
                            judge(clause.parts)};
      if (!verdict.matches && verdict.parts.empty()) {
        verdict.reason = reason(*clause.node);
      }
      verdicts.push_back(std::move(verdict));
    }
    return verdicts;
  }

 private:
  [[nodiscard]] std::string text_of(const Node& node) const {
    const std::size_t begin = std::min(node.span.begin, query_.size());
    return std::string(query_.substr(begin, std::max(node.span.end, begin) - begin));
  }

  [[nodiscard]] bool matches_alone(const Node& node) const {
    const CompileOutcome outcome = compile_query(node, context_);
    const auto* compiled = std::get_if<CompiledQuery>(&outcome);
    return compiled != nullptr && matches(compiled->matches);
  }

  // The sides of a position operator that the article does not have anywhere, quoted.
  [[nodiscard]] std::string missing(const std::vector<NodePtr>& sides) const {
    std::vector<std::string> texts;
    for (const NodePtr& side : sides) {
      if (!matches_alone(*side)) {
        texts.push_back(fmt::format("'{}'", text_of(*side)));
      }
    }
    return fmt::format("{}", fmt::join(texts, ", "));
  }

  [[nodiscard]] std::string not_in_place(const std::vector<NodePtr>& sides,
                                         std::string_view apart) const {
    const std::string lacking = missing(sides);
    return lacking.empty() ? std::string(apart) : fmt::format("the article lacks {}", lacking);
  }

  [[nodiscard]] std::string reason(const Node& node) const {
    return std::visit([&](const auto& kind) { return reason_of(kind); }, node.value);
  }

  [[nodiscard]] static std::string reason_of(const Term& term) {
    switch (term.kind) {
      case TermKind::kExact: return "never written exactly so";
      case TermKind::kWildcard: return "no word of it fits";
      case TermKind::kFuzzy: return "no word of it is spelt so nearly";
      case TermKind::kPlain: break;
    }
    return "no form of the word stands there";
  }

  [[nodiscard]] std::string reason_of(const Phrase& phrase) const {
    std::vector<std::string> lacking;
    for (const Term& word : phrase.words) {
      Node alone{{}, Phrase{{word}, std::nullopt, phrase.is_exact}};
      if (!matches_alone(alone)) {
        lacking.push_back(fmt::format("'{}'", word.text));
      }
    }
    if (!lacking.empty()) {
      return fmt::format("the article lacks {} in this form", fmt::join(lacking, ", "));
    }
    return phrase.slop ? "its words are all there, but not near enough"
                       : "its words are all there, but not side by side";
  }

  [[nodiscard]] std::string reason_of(const Distance& distance) const {
    return not_in_place(distance.sides,
                        distance.kind == DistanceKind::kNear
                            ? "both are there, but not near enough"
                            : "both are there, but not near enough in this order");
  }

  [[nodiscard]] std::string reason_of(const SameScope& same) const {
    return not_in_place(same.sides,
                        same.scope == ScopeKind::kSentence
                            ? "both are there, but never in one sentence"
                            : "both are there, but never in one paragraph");
  }

  [[nodiscard]] std::string reason_of(const AtLeast& at_least) const {
    return matches_alone(*at_least.child)
               ? fmt::format("there, but fewer than {} times", at_least.count)
               : "not there at all";
  }

  [[nodiscard]] std::string reason_of(const Boost& boost) const { return reason(*boost.child); }

  [[nodiscard]] std::string reason_of(const Fielded& fielded) const {
    if (fielded.field->kind == FieldKind::kEntity) {
      return named_instead(*fielded.field);
    }
    const std::optional<std::string> value = value_of(*fielded.field);
    if (!value) {
      return fmt::format("its {} does not", fielded.field->name);
    }
    return value->empty() ? fmt::format("it has no {}", fielded.field->name)
                          : fmt::format("its {} is '{}'", fielded.field->name, *value);
  }

  [[nodiscard]] std::string reason_of(const DateRange& range) const {
    if (range.field->kind != FieldKind::kDate) {
      return "it is not in that range";
    }
    return article_.published
               ? fmt::format("it was published {}", to_iso8601(article_.published->timestamp))
               : "it is undated";
  }

  [[nodiscard]] std::string reason_of(const NumberRange& /*range*/) const {
    const std::string length = document_.get_value(static_cast<Xapian::valueno>(Slot::kWordCount));
    return fmt::format(
        "it has {}",
        counted(static_cast<std::uint64_t>(Xapian::sortable_unserialise(length)), "word", "words"));
  }

  [[nodiscard]] static std::string reason_of(const Special& special) {
    return special.kind == SpecialKind::kHas ? "it has none" : "it is not one of those";
  }
  [[nodiscard]] static std::string reason_of(const Or& /*any*/) { return "it has none of them"; }
  [[nodiscard]] static std::string reason_of(const Group& /*group*/) { return "it lacks a part"; }
  [[nodiscard]] static std::string reason_of(const Everything& /*all*/) { return {}; }

  // Whom of a field of names the article names, those most important first.
  [[nodiscard]] std::string named_instead(const Field& field) const {
    constexpr std::size_t kMost = 5;
    std::vector<std::string> names;
    for (const NamedEntity* entity : main_entities(article_, article_.names.size())) {
      if (field.name == "entity" || field.name == name_of(entity->kind)) {
        names.push_back(shortened(shown_name(article_, *entity)));
      }
    }
    if (names.empty()) {
      return fmt::format("it names no {}", field.name);
    }
    const std::size_t more = names.size() - std::min(names.size(), kMost);
    names.resize(names.size() - more);
    return fmt::format("it names {}{}",
                       fmt::join(names, ", "),
                       more == 0 ? "" : fmt::format(" and {} more", with_commas(more)));
  }

  // What the article has in a field of one value; nullopt for fields of text.
  [[nodiscard]] std::optional<std::string> value_of(const Field& field) const {
    if (field.name == "source") {
      return article_.source;
    }
    if (field.name == "agency") {
      return article_.agency;
    }
    if (field.name == "section") {
      return article_.section;
    }
    if (field.name == "lang") {
      return article_.language;
    }
    if (field.name == "id") {
      return article_.id;
    }
    return field.name == "url" ? std::optional(article_.url) : std::nullopt;
  }

  std::string id_;
  std::string_view query_;
  const QueryContext& context_;
  Xapian::Document document_;
  Article article_;
};

}  // namespace

ArticleVerdict judge_article(const std::string& id,
                             const CompiledQuery& compiled,
                             std::string_view query,
                             const QueryContext& context) {
  return translate_xapian_errors(context.snapshot.path(), [&] {
    const Xapian::Database& database = context.snapshot.database();
    const std::string term = value_term(field("id"), id);
    const auto found = database.postlist_begin(term);
    if (found == database.postlist_end(term)) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("no article of the index has the id '{}'", id),
                    "ids are what --format json prints as \"id\"");
    }
    const Judge judge(*found, term, query, context);
    return ArticleVerdict{
        id, judge.article().title, judge.matches(compiled.matches), judge.judge(compiled.clauses)};
  });
}

}  // namespace dateline
