// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "common/analysis/folding.hpp"
#include "common/index/fields.hpp"
#include "common/support/numbers.hpp"
#include "query/language/common_words.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/language/compile/filters.hpp"
#include "query/language/compile/group.hpp"
#include "query/language/compile/places.hpp"
#include "query/language/compile/prefer_named.hpp"
#include "query/language/compile/saved_query_reader.hpp"
#include "query/language/compile/word_places.hpp"
#include "query/language/compile/zones.hpp"
#include "query/language/syntax/query_refusal.hpp"

namespace dateline {

namespace {

using Xapian::Query;

class Compiler {
 public:
  explicit Compiler(const QueryContext& context)
      : context_(context),
        vocabulary_(context.snapshot.database(), context.stemmer),
        words_(vocabulary_, context.stemmer, result_),
        filters_(vocabulary_, context, result_),
        saved_queries_(context.saved_query) {}

  CompiledQuery compile(const Node& tree) {
    if (is_all_in_capitals(tree)) {
      words_.ignore_capitals();
    }
    const CompiledPart top = part(tree, Zone::kText, result_.clauses);
    // The whole is known to who asks: its clauses say more.
    if (result_.clauses.size() == 1 && !result_.clauses.front().parts.empty() &&
        !std::holds_alternative<Boost>(tree.value)) {
      std::vector<ClauseQuery> parts = std::move(result_.clauses.front().parts);
      result_.clauses = std::move(parts);
    }
    if (!top.is_ignored) {
      result_.matches =
          prefer_named(top.is_filter ? Query(Query::OP_SCALE_WEIGHT, top.query, 0) : top.query,
                       result_.entities);
      result_.matching = top.matching;
      result_.any = prefer_named(top.any, result_.entities);
      if (context_.words == WordRule::kAny && !top.any.empty()) {
        result_.matches = result_.any;
        result_.matching = top.any_matching;
        result_.any = Query();
      }
    }
    return std::move(result_);
  }

 private:
  // Words and phrases of the text, all of them in capitals, and more than one.
  [[nodiscard]] bool is_all_in_capitals(const Node& tree) const {
    std::size_t count = 0;
    bool all = true;
    visit_words(tree, [&](const Term& term) {
      const AnalysedWord word = words_.analyse(term.text);
      count += word.is_empty() ? 0U : 1U;
      all = all && word.is_in_capitals();
    });
    return all && count > 1;
  }

  // Compiles a node, and records what it alone matches among clauses.
  CompiledPart part(const Node& node, Zone zone, std::vector<ClauseQuery>& clauses) {
    ClauseQuery clause{&node, Occur::kMust, {}, {}};
    CompiledPart compiled = std::visit(
        [&](const auto& kind) { return of(kind, node.span, zone, clause.parts); }, node.value);
    if (!compiled.is_ignored) {
      clause.matches = compiled.query;
      if (clause.parts.size() == 1 &&
          clause.parts.front().occur !=
              Occur::kMustNot) {  // title:hockey has hockey for its only part
        std::vector<ClauseQuery> inner = std::move(clause.parts.front().parts);
        clause.parts = std::move(inner);
      }
      clauses.push_back(std::move(clause));
    }
    return compiled;
  }

  // Punctuation, an emoji: nothing the index could hold.
  CompiledPart without_word(const std::string& text) {
    result_.warnings.push_back(
        fmt::format("{} has no letter or digit and is not searched", shortened(text)));
    return CompiledPart::ignored();
  }

  CompiledPart from_place(std::optional<Place> place, SourceSpan span) {
    if (!place) {
      return without_word("a phrase");
    }
    count_terms_of(std::max<std::size_t>(count_terms(*place), 1), span);
    show(*place);
    return CompiledPart::text(to_query(*std::move(place), context_.stemmer));
  }

  void show(Place place) {
    if (!is_excluding_) {
      result_.shown.push_back(std::move(place));
    }
  }

  void show_term(std::string term, Zone zone) {
    show({WordsPlace{{TermSlot{{std::move(term)}}}, zone, std::nullopt}});
  }

  void count_terms_of(std::size_t terms, SourceSpan span) {
    terms_ += terms;
    if (terms_ > kMaxTerms) {
      refuse(span,
             fmt::format("with this the query has {} terms, {} at most are searched",
                         with_commas(terms_),
                         with_commas(kMaxTerms)),
             "write more of the words that end in *, or ask for fewer words and names");
    }
  }

  using Parts = std::vector<ClauseQuery>;

  CompiledPart of(const Term& term, SourceSpan span, Zone zone, Parts& /*parts*/) {
    if (term.kind != TermKind::kPlain) {
      return from_place(words_.of(term, span, zone), span);
    }
    const AnalysedWord word = words_.analyse(term.text);
    if (word.is_empty()) {
      return without_word(term.text);
    }
    const auto prefix = stem_prefix(zone);
    const bool has_stem = word.is_single() && word.parts().front().kind != TokenKind::kPairTail;
    if (zone == Zone::kText && words_.is_acronym(word, zone)) {
      count_terms_of(1, span);
      std::string cased = words_.acronym_term(word);
      show_term(cased, zone);
      CompiledPart part = CompiledPart::text(Query(cased));
      part.form = std::move(cased);
      return part;
    }
    if (prefix && has_stem && !words_.is_acronym(word, zone)) {
      return stemmed(word, *prefix, span, zone);
    }
    CompiledPart part = zone == Zone::kText ? in_parts(word, term, span)
                                            : from_place(words_.of(term, span, zone), span);
    part.is_function_word = is_optional(word, zone);
    return part;
  }

  // A function word, which says nothing about what is looked for.
  [[nodiscard]] bool is_optional(const AnalysedWord& word, Zone zone) const {
    return context_.stemmer.language() == "english" && word.is_single() &&
           !words_.is_acronym(word, zone) && is_function_word(word.form(word.parts().front()));
  }

  CompiledPart stemmed(const AnalysedWord& word,
                       std::string_view prefix,
                       SourceSpan span,
                       Zone zone) {
    count_terms_of(1, span);
    std::string form = word.form(word.parts().front());
    const std::string_view stem = context_.stemmer.stem(form);
    std::string term(kStemMark);
    term += prefix;
    term += stem;
    CompiledPart part = CompiledPart::text(Query(term));
    part.is_function_word = is_optional(word, zone);
    if (!part.is_function_word) {
      std::string shown(kStemMark);
      shown += zone == Zone::kByline ? prefix : std::string_view();
      shown += stem;
      show_term(std::move(shown), zone);
    }
    if (zone == Zone::kText) {
      note_year(form);
      part.form = std::move(form);
    }
    return part;
  }

  // A year is a word like any other, which surprises who knows Lexis.
  void note_year(const std::string& form) {
    const bool is_year = form.size() == 4 && (form.starts_with("19") || form.starts_with("20")) &&
                         std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; });
    if (is_year && !is_excluding_) {
      result_.notes.push_back(fmt::format(
          "{0} is searched as a word of the text; date:{0} is the year of publication", form));
    }
  }

  // cease-fire, 北京大学: the parts side by side, or the stem of the hyphenated word written in
  // one.
  CompiledPart in_parts(const AnalysedWord& word, const Term& term, SourceSpan span) {
    const auto compound = word.compound();
    if (!compound) {
      return from_place(words_.of(term, span, Zone::kText), span);
    }
    CompiledPart part =
        from_place(words_.of(Phrase{{term}, std::nullopt, false}, span, Zone::kText), span);
    count_terms_of(1, span);
    const std::string_view stem = context_.stemmer.stem(*compound);
    std::string stemmed(kStemMark);
    stemmed += stem;
    show_term(stemmed, Zone::kText);
    part.query |= Query(stemmed);
    part.matching = part.query;
    return part;
  }

  CompiledPart of(const Phrase& phrase, SourceSpan span, Zone zone, Parts& /*parts*/) {
    return from_place(words_.of(phrase, span, zone), span);
  }

  CompiledPart of(const Distance& distance, SourceSpan span, Zone zone, Parts& /*parts*/) {
    return from_place(Places(words_).of(distance, span, zone), span);
  }

  CompiledPart of(const SameScope& same, SourceSpan span, Zone zone, Parts& /*parts*/) {
    return from_place(Places(words_).of(same, span, zone), span);
  }

  CompiledPart of(const AtLeast& at_least, SourceSpan span, Zone zone, Parts& /*parts*/) {
    return from_place(Places(words_).of(at_least, span, zone), span);
  }

  CompiledPart of(const Or& any, SourceSpan /*span*/, Zone zone, Parts& parts) {
    std::vector<Query> choices;
    std::vector<Query> matching;
    bool is_filter = true;
    for (const NodePtr& child : any.children) {
      const CompiledPart choice = part(*child, zone, parts);
      if (!choice.is_ignored) {
        choices.push_back(choice.query);
        matching.push_back(choice.matching);
        is_filter = is_filter && choice.is_filter;
      }
    }
    if (choices.empty()) {
      return CompiledPart::ignored();
    }
    CompiledPart either = CompiledPart::text(Query(Query::OP_OR, choices.begin(), choices.end()));
    either.matching = Query(Query::OP_OR, matching.begin(), matching.end());
    either.is_filter = is_filter;
    return either;
  }

  CompiledPart of(const Group& group, SourceSpan /*span*/, Zone zone, Parts& parts) {
    refuse_two_values(group);
    GroupCompiler compiler;
    for (const Clause& clause : group.clauses) {
      const bool before = is_excluding_;
      is_excluding_ = before || clause.occur == Occur::kMustNot;
      const std::size_t recorded = parts.size();
      CompiledPart compiled = part(*clause.node, zone, parts);
      if (parts.size() > recorded) {
        parts.back().occur = clause.occur;
      }
      is_excluding_ = before;
      compiler.add(clause.occur, std::move(compiled));
    }
    return compiler.finish();
  }

  CompiledPart of(const Boost& boost, SourceSpan /*span*/, Zone zone, Parts& parts) {
    CompiledPart boosted = part(*boost.child, zone, parts);
    boosted.query = Query(Query::OP_SCALE_WEIGHT, boosted.query, boost.factor);
    boosted.form.clear();
    boosted.is_function_word = false;  // who weighs it means it
    return boosted;
  }

  CompiledPart of(const Fielded& fielded, SourceSpan /*span*/, Zone zone, Parts& parts) {
    const FieldKind kind = fielded.field->kind;
    if (kind == FieldKind::kText || kind == FieldKind::kZone) {
      CompiledPart text = part(*fielded.child, zone_of(*fielded.field), parts);
      text.is_function_word = false;  // who says where it stands means it
      return text;
    }
    const Field* const outer = std::exchange(filter_, fielded.field);
    CompiledPart compiled = filter(*fielded.child, zone);
    filter_ = outer;
    return compiled;
  }

  // The values of a filter: words, with OR and AND between them.
  CompiledPart filter(const Node& node, Zone zone) {
    if (const auto* term = std::get_if<Term>(&node.value)) {
      const std::size_t entities = result_.entities.size();
      Query query = filters_.of(*filter_, *term, node.span);
      count_terms_of(std::max<std::size_t>(query.get_length(), 1), node.span);
      if (is_excluding_) {
        result_.entities.resize(entities);
      }
      return CompiledPart::filter(std::move(query));
    }
    std::vector<Query> all;
    if (const auto* any = std::get_if<Or>(&node.value)) {
      for (const NodePtr& child : any->children) {
        all.push_back(filter(*child, zone).query);
      }
      return CompiledPart::filter(Query(Query::OP_OR, all.begin(), all.end()));
    }
    GroupCompiler compiler;
    for (const Clause& clause : std::get<Group>(node.value).clauses) {
      compiler.add(clause.occur, filter(*clause.node, zone));
    }
    return compiler.finish();
  }

  CompiledPart of(const DateRange& range, SourceSpan span, Zone /*zone*/, Parts& /*parts*/) {
    const std::size_t mentions = result_.mentions.size();
    Query query = filters_.of(range, span);
    count_terms_of(std::max<std::size_t>(result_.dates.back().terms, 1), span);
    if (is_excluding_) {
      result_.mentions.resize(mentions);
    }
    return CompiledPart::filter(std::move(query));
  }

  CompiledPart of(const NumberRange& range, SourceSpan span, Zone /*zone*/, Parts& /*parts*/) {
    count_terms_of(1, span);
    return CompiledPart::filter(filters_.of(range));
  }

  CompiledPart of(const Special& special, SourceSpan span, Zone zone, Parts& /*parts*/) {
    constexpr std::size_t kTermsOfLike = 12;
    count_terms_of(special.kind == SpecialKind::kLike ? kTermsOfLike : 1, span);
    switch (special.kind) {
      case SpecialKind::kHas: return CompiledPart::filter(filters_.has(special.value, span));
      case SpecialKind::kIs: return CompiledPart::filter(filters_.is(special.value, span));
      case SpecialKind::kLike: return CompiledPart::text(filters_.like(special.value, span));
      case SpecialKind::kSaved: break;
    }
    return saved(special.value, span, zone);
  }

  CompiledPart of(const Everything& /*all*/, SourceSpan span, Zone /*zone*/, Parts& /*parts*/) {
    count_terms_of(1, span);
    return CompiledPart::filter(Query::MatchAll);
  }

  // A saved query, read in place. Its own clauses have no place in this one.
  CompiledPart saved(const std::string& name, SourceSpan span, Zone zone) {
    count_terms_of(1, span);
    const NodePtr tree = saved_queries_.open(name, span);
    const std::size_t expansions = result_.expansions.size();
    const std::size_t dates = result_.dates.size();
    const std::size_t entities = result_.entities.size();
    Parts own;
    CompiledPart compiled;
    try {
      compiled = part(*tree, zone, own);
    } catch (const QueryRefusal& refusal) {
      SavedQueryReader::refuse_inside(name, span, refusal.error);
    }
    saved_queries_.close();
    // Their places are in the saved text: what the user wrote is this clause.
    for (std::size_t i = expansions; i < result_.expansions.size(); ++i) {
      result_.expansions[i].span = span;
    }
    for (std::size_t i = dates; i < result_.dates.size(); ++i) {
      result_.dates[i].span = span;
    }
    for (std::size_t i = entities; i < result_.entities.size(); ++i) {
      result_.entities[i].span = span;
    }
    return compiled;
  }

  const QueryContext& context_;
  CompiledQuery result_;
  Vocabulary vocabulary_;
  WordPlaces words_;
  Filters filters_;
  const Field* filter_ = nullptr;  // whose values are read
  SavedQueryReader saved_queries_;
  bool is_excluding_ = false;  // below a NOT
  std::size_t terms_ = 0;
};

}  // namespace

CompileOutcome compile_query(const Node& tree, const QueryContext& context) {
  try {
    return Compiler(context).compile(tree);
  } catch (const QueryRefusal& refusal) {
    return refusal.error;
  }
}

}  // namespace dateline
