// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/brute_force.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>

#include "common/analysis/folding.hpp"
#include "common/calendar/date_range.hpp"
#include "tests/support/brute_places.hpp"
#include "tests/support/overloaded.hpp"

namespace dateline::test {

namespace {

// A value of a filter without the marks of its wildcard.
std::string unescaped(const Term& value) {
  if (value.kind != TermKind::kWildcard) {
    return value.text;
  }
  std::string text;
  for (std::size_t at = 0; at + 1 < value.text.size(); ++at) {
    at += value.text[at] == '\\' ? 1U : 0U;
    text += value.text[at];
  }
  return text;
}

// What one article is to one query. Each function answers nullopt for a part without any word,
// which is as if it were not there.
class Evaluator {
 public:
  Evaluator(const Article& article,
            const ArticleWords& words,
            Stemmer& stemmer,
            Acronyms acronyms,
            Day today)
      : article_(article),
        words_(words),
        finder_(stemmer, acronyms),
        byline_finder_(stemmer, Acronyms::kUnknown),
        today_(today) {}

  std::optional<bool> matches(const Node& node) {
    return std::visit(
        Overloaded{
            [&](const Or& choice) { return matches_any(choice); },
            [&](const Group& group) { return matches_all(group); },
            [&](const Boost& boost) { return matches(*boost.child); },
            [&](const Fielded& fielded) { return matches_field(fielded); },
            [&](const DateRange& dates) { return std::optional(matches_date(dates)); },
            [&](const NumberRange& numbers) { return std::optional(matches_number(numbers)); },
            [&](const Special& /*special*/) -> std::optional<bool> {
              throw std::logic_error("not covered");
            },
            [&](const Everything& /*everything*/) { return std::optional(true); },
            [&](const AtLeast& at_least) -> std::optional<bool> {
              const auto found = find(*at_least.child);
              return found ? std::optional(runs_of(*found).size() >=
                                           static_cast<std::size_t>(at_least.count))
                           : std::nullopt;
            },
            [&](const auto& /*a place*/) -> std::optional<bool> {
              const auto found = find(node);
              return found ? std::optional(!found->empty()) : std::nullopt;
            }},
        node.value);
  }

 private:
  std::optional<bool> matches_any(const Or& choice) {
    std::optional<bool> any;
    for (const NodePtr& child : choice.children) {
      if (const auto one = matches(*child)) {
        any = any.value_or(false) || *one;
      }
    }
    return any;
  }

  bool is_function_word(const Clause& clause) {
    const auto* term = std::get_if<Term>(&clause.node->value);
    return clause.occur == Occur::kPlain && term != nullptr && finder().is_function_word(*term);
  }

  // Articles are found by a word, which a filter, * and what is excluded are not.
  static bool is_looked_for(const Node& node) {
    return std::visit(
        Overloaded{[](const Or& choice) {
                     return std::ranges::any_of(choice.children, [](const NodePtr& child) {
                       return is_looked_for(*child);
                     });
                   },
                   [](const Group& group) {
                     return std::ranges::any_of(group.clauses, [](const Clause& clause) {
                       return clause.occur != Occur::kMustNot && is_looked_for(*clause.node);
                     });
                   },
                   [](const Boost& boost) { return is_looked_for(*boost.child); },
                   [](const Fielded& fielded) {
                     return fielded.field->kind == FieldKind::kText ||
                            fielded.field->kind == FieldKind::kZone;
                   },
                   [](const DateRange& /*dates*/) { return false; },
                   [](const NumberRange& /*numbers*/) { return false; },
                   [](const Everything& /*everything*/) { return false; },
                   [](const auto& /*words*/) { return true; }},
        node.value);
  }

  // Function words are required only where no other word is.
  std::optional<bool> matches_all(const Group& group) {
    bool has_other_words = false;
    bool is_anything = false;
    bool all = true;
    bool all_function_words = true;
    for (const Clause& clause : group.clauses) {
      const auto one = matches(*clause.node);
      if (!one) {
        continue;
      }
      is_anything = true;
      if (clause.occur == Occur::kMustNot) {
        all &= !*one;
      } else if (is_function_word(clause)) {
        all_function_words &= *one;
      } else if (clause.occur != Occur::kShould || !is_looked_for(*clause.node)) {
        has_other_words |= is_looked_for(*clause.node);
        all &= *one;
      }
    }
    if (!is_anything) {
      return std::nullopt;
    }
    return all && (has_other_words || all_function_words);
  }

  std::optional<bool> matches_field(const Fielded& fielded) {
    const FieldKind kind = fielded.field->kind;
    if (kind != FieldKind::kText && kind != FieldKind::kZone) {
      return matches_value(*fielded.child, *fielded.field);
    }
    zone_ = fielded.field;
    const auto found = matches(*fielded.child);
    zone_ = nullptr;
    return found;
  }

  bool matches_value(const Node& node, const Field& field) {
    return std::visit(
        Overloaded{[&](const Term& value) { return has_value(value, field); },
                   [&](const Or& choice) {
                     return std::ranges::any_of(choice.children, [&](const NodePtr& child) {
                       return matches_value(*child, field);
                     });
                   },
                   [&](const Group& group) {
                     return std::ranges::all_of(group.clauses, [&](const Clause& clause) {
                       return matches_value(*clause.node, field) !=
                              (clause.occur == Occur::kMustNot);
                     });
                   },
                   [](const auto& /*other*/) -> bool { throw std::logic_error("not covered"); }},
        node.value);
  }

  [[nodiscard]] bool has_value(const Term& value, const Field& field) const {
    std::string asked = unescaped(value);
    std::string has = field.name == "source"    ? article_.source
                      : field.name == "section" ? article_.section
                      : field.name == "lang"    ? article_.language
                      : field.name == "id"      ? article_.id
                                                : article_.url;
    if (field.kind == FieldKind::kExact) {
      asked = fold(asked);
      has = fold(has);
    }
    return !has.empty() &&
           (value.kind == TermKind::kWildcard ? has.starts_with(asked) : has == asked);
  }

  [[nodiscard]] bool matches_date(const DateRange& dates) const {
    using std::chrono::last;
    const auto end_of = [](const std::string& end) {
      return end.empty() ? std::nullopt : std::optional<std::string_view>(end);
    };
    const Result<DayRange> days = resolve_range(end_of(dates.from), end_of(dates.to), today_);
    if (!days || !article_.published) {
      return false;
    }
    const Timestamp& published = article_.published->timestamp;
    const Day first = civil_day(published);
    const std::chrono::year_month_day date(first);
    const Day end = published.precision == Precision::kYear ? Day(date.year() / 12 / 31)
                    : published.precision == Precision::kMonth
                        ? Day(date.year() / date.month() / last)
                        : first;
    return days->first <= first && end <= days->last;
  }

  [[nodiscard]] bool matches_number(const NumberRange& numbers) const {
    const auto words =
        static_cast<std::uint64_t>(std::ranges::count_if(words_.body, [](const ArticleWord& word) {
          return word.token.kind != TokenKind::kCompound;
        }));
    return numbers.from.value_or(0) <= words && words <= numbers.to.value_or(UINT64_MAX);
  }

  WordFinder& finder() {
    return zone_ != nullptr && zone_->name == "byline" ? byline_finder_ : finder_;
  }

  std::optional<Occurrences> find(const Node& node) {
    return find_places(node, words_, zone_, finder());
  }

  const Article& article_;
  const ArticleWords& words_;
  WordFinder finder_;
  WordFinder byline_finder_;
  Day today_;
  const Field* zone_ = nullptr;
};

// The words of a query that stand for words of the text.
void collect_words(const Node& node, std::vector<Term>& words) {
  const auto collect_all = [&words](const std::vector<NodePtr>& nodes) {
    for (const NodePtr& child : nodes) {
      collect_words(*child, words);
    }
  };
  std::visit(Overloaded{[&](const Term& term) { words.push_back(term); },
                        [&](const Phrase& phrase) {
                          words.insert(words.end(), phrase.words.begin(), phrase.words.end());
                        },
                        [&](const Or& choice) { collect_all(choice.children); },
                        [&](const Distance& distance) { collect_all(distance.sides); },
                        [&](const SameScope& same) { collect_all(same.sides); },
                        [&](const AtLeast& at_least) { collect_words(*at_least.child, words); },
                        [&](const Boost& boost) { collect_words(*boost.child, words); },
                        [&](const Group& group) {
                          for (const Clause& clause : group.clauses) {
                            collect_words(*clause.node, words);
                          }
                        },
                        [&](const Fielded& fielded) {
                          const FieldKind kind = fielded.field->kind;
                          if (kind == FieldKind::kText || kind == FieldKind::kZone) {
                            collect_words(*fielded.child, words);
                          }
                        },
                        [](const auto& /*other*/) {}},
             node.value);
}

// A query all in capitals was typed with the caps key held, so its case says nothing.
bool is_in_capitals(const Node& query, const Analyzer& analyzer) {
  std::vector<Term> words;
  collect_words(query, words);
  return words.size() >= 2 && std::ranges::all_of(words, [&](const Term& word) {
           TokenStream stream;
           analyzer.analyze(word.text, 1, stream);
           return std::ranges::all_of(stream.tokens, [](const Token& token) {
             // A letter alone in capitals is one of a text in capitals.
             return token.case_class == CaseClass::kUpper ||
                    token.case_class == CaseClass::kUncased ||
                    (token.case_class == CaseClass::kCapitalised && token.form_characters == 1);
           });
         });
}

}  // namespace

BruteForce::BruteForce(std::vector<Article> articles, Stemmer& stemmer, Day today)
    : articles_(std::move(articles)), stemmer_(stemmer), today_(today) {
  for (const Article& article : articles_) {
    words_.push_back(read_words(article, stemmer));
  }
}

std::set<std::string> BruteForce::matches(const Node& query) const {
  const bool is_shouted = is_in_capitals(query, Analyzer(stemmer_.language()));
  const Acronyms acronyms = is_shouted ? Acronyms::kAsWords : Acronyms::kByCase;
  std::set<std::string> ids;
  for (std::size_t at = 0; at < articles_.size(); ++at) {
    Evaluator evaluator(articles_[at], words_[at], stemmer_, acronyms, today_);
    if (evaluator.matches(query).value_or(false)) {
      ids.insert(articles_[at].id);
    }
  }
  return ids;
}

}  // namespace dateline::test
