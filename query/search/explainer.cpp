// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/explainer.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/numbers.hpp"
#include "query/language/compile/analysed_word.hpp"
#include "query/language/compile/group.hpp"
#include "query/language/compile/vocabulary.hpp"
#include "query/language/syntax/dump.hpp"
#include "query/search/mention_matches.hpp"
#include "query/search/name_suggestions.hpp"
#include "query/search/searcher.hpp"

namespace dateline {

namespace {

std::string describe_dates(const ResolvedDates& dates, std::string_view written) {
  const std::string first = to_iso8601(dates.days.first);
  const std::string last = to_iso8601(dates.days.last);
  std::string out = fmt::format("{} is ", written);
  if (dates.days.first <= kFirstDay && dates.days.last >= kLastDay) {
    out += "any day";
  } else if (dates.days.first <= kFirstDay) {
    out += fmt::format("{} and before", last);
  } else if (dates.days.last >= kLastDay) {
    out += fmt::format("{} and after", first);
  } else if (first == last) {
    out += first;
  } else {
    out += fmt::format("{} to {}", first, last);
  }
  if (dates.field->kind != FieldKind::kAdded) {
    out += fmt::format(" ({})", counted(dates.terms, "term", "terms"));
  }
  return out;
}

// The word of the index nearest to a form, the most frequent of equally near ones.
std::optional<SpellingSuggestion> nearest(const Vocabulary& vocabulary, const std::string& form) {
  constexpr std::size_t kShortest = 4;  // anything is near to a shorter word
  for (int edits = 1; edits <= (form.size() < 2 * kShortest ? 1 : 2); ++edits) {
    std::optional<SpellingSuggestion> best;
    for (const std::string& word : vocabulary.similar("", form, edits).terms) {
      const std::uint64_t articles = vocabulary.frequency(word);
      if (!best || articles > best->articles) {
        best = SpellingSuggestion{form, word, articles};
      }
    }
    if (best || form.size() < kShortest) {
      return best;
    }
  }
  return std::nullopt;
}

// The forms of a word as the index holds them; none of a pattern.
std::vector<std::string> plain_forms(const Analyzer& analyzer, const Term& term) {
  std::vector<std::string> forms;
  if (term.kind == TermKind::kWildcard || term.kind == TermKind::kFuzzy) {
    return forms;
  }
  const AnalysedWord word(analyzer, term.text);
  for (const Token& part : word.parts()) {
    forms.push_back(word.form(part));
  }
  return forms;
}

bool is_known(const Vocabulary& vocabulary, Stemmer& stemmer, const std::string& form) {
  const std::string stem = std::string(kStemMark) + std::string(stemmer.stem(form));
  return vocabulary.frequency(stem) > 0 || vocabulary.frequency(form) > 0;
}

}  // namespace

std::string Explainer::text_of(SourceSpan span) const {
  const std::size_t begin = std::min(span.begin, query_.size());
  return std::string(query_.substr(begin, std::max(span.end, begin) - begin));
}

std::vector<ClauseReport> Explainer::reports(const std::vector<ClauseQuery>& clauses) const {
  const Searcher searcher(context_.snapshot);
  std::vector<ClauseReport> reports;
  reports.reserve(clauses.size());
  for (const ClauseQuery& clause : clauses) {
    reports.push_back({text_of(clause.node->span),
                       clause.occur == Occur::kMustNot,
                       searcher.count(clause.matches),
                       this->reports(clause.parts)});
  }
  return reports;
}

std::vector<SpellingSuggestion> Explainer::suggestions(const Node& tree) const {
  return translate_xapian_errors(context_.snapshot.path(), [&] {
    const Vocabulary vocabulary(context_.snapshot.database(), context_.stemmer);
    const Analyzer analyzer(context_.stemmer.language());
    constexpr std::size_t kMostWords = 10;  // tried: each may walk the whole vocabulary
    std::set<std::string> unknown;
    std::vector<SpellingSuggestion> suggestions;
    visit_words(tree, [&](const Term& term) {
      for (const std::string& form : plain_forms(analyzer, term)) {
        if (is_known(vocabulary, context_.stemmer, form) || unknown.size() >= kMostWords ||
            !unknown.insert(form).second) {
          continue;
        }
        if (auto found = nearest(vocabulary, form)) {
          suggestions.push_back(*std::move(found));
        }
      }
    });
    std::ranges::move(suggest_names(tree, context_), std::back_inserter(suggestions));
    return suggestions;
  });
}

std::vector<std::string> Explainer::names_in_quotes(const Node& tree) const {
  return translate_xapian_errors(context_.snapshot.path(),
                                 [&] { return suggest_quotes(tree, query_, context_); });
}

Explanation Explainer::explain(const ParsedQuery& parsed, const CompiledQuery& compiled) const {
  Explanation explanation;
  explanation.query = query_;
  for (const Lexeme& lexeme : parsed.lexemes) {
    if (lexeme.kind != LexemeKind::kEnd) {
      explanation.tokens.push_back(
          fmt::format("{} {}", name_of(lexeme.kind), text_of(lexeme.span)));
    }
  }
  explanation.tree = dump(*parsed.tree);
  for (const ResolvedDates& dates : compiled.dates) {
    explanation.dates.push_back(describe_dates(dates, text_of(dates.span)));
  }
  for (const Expansion& expansion : compiled.expansions) {
    explanation.expansions.push_back({text_of(expansion.span), expansion.words});
  }
  translate_xapian_errors(context_.snapshot.path(), [&] {
    constexpr std::uint64_t kMostRead = 2000;
    for (const WantedDates& dates : compiled.mentions) {
      explanation.mentions.push_back(
          {text_of(dates.span), find_date_forms(dates, context_.snapshot, kMostRead)});
    }
    for (const WantedEntity& entity : compiled.entities) {
      SurfaceForms forms = find_surface_forms(entity, context_.snapshot, kMostRead);
      if (forms.articles > 0) {
        explanation.entities.push_back({entity.kind, text_of(entity.span), std::move(forms)});
      }
    }
  });
  explanation.clauses = reports(compiled.clauses);
  explanation.articles = Searcher(context_.snapshot).count(compiled.matching);
  explanation.notes = compiled.warnings;
  for (const QueryError& hint : parsed.hints) {
    explanation.notes.push_back(fmt::format("{}; {}", hint.message, hint.hint));
  }
  explanation.notes.insert(explanation.notes.end(), compiled.notes.begin(), compiled.notes.end());
  explanation.xapian_query = compiled.matches.get_description();
  return explanation;
}

}  // namespace dateline
