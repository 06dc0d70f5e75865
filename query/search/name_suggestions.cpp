// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/name_suggestions.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "common/entities/entity_key.hpp"
#include "common/index/fields.hpp"
#include "common/index/terms.hpp"
#include "query/language/compile/entity_terms.hpp"
#include "query/language/compile/vocabulary.hpp"
#include "query/search/archive_names.hpp"
#include "query/search/entity_matches.hpp"

namespace dateline {
namespace {

std::vector<EntityKind> kinds_of(const Field& field) {
  std::vector<EntityKind> kinds;
  for (const EntityKind kind :
       {EntityKind::kPerson, EntityKind::kOrganisation, EntityKind::kPlace}) {
    if (field.name == "entity" || &field_of(kind) == &field) {
      kinds.push_back(kind);
    }
  }
  return kinds;
}

bool is_known(const Field& field, const Term& value, const QueryContext& context) {
  const auto occurs = [&](const std::string& term) {
    return context.snapshot.database().term_exists(term);
  };
  return std::ranges::any_of(kinds_of(field), [&](EntityKind kind) {
    const EntityTerms terms = entity_terms(kind, value, context.authority);
    return std::ranges::any_of(terms.named, occurs) || std::ranges::any_of(terms.related, occurs);
  });
}

// Calls visit with each group of clauses that is not excluded, a single clause too.
template <typename Visit>
void visit_groups(const Node& node, Visit&& visit) {
  if (const auto* group = std::get_if<Group>(&node.value)) {
    std::vector<const Node*> nodes;
    for (const Clause& clause : group->clauses) {
      if (clause.occur == Occur::kMustNot) {
        visit(std::span<const Node* const>(nodes));
        nodes.clear();
        continue;
      }
      nodes.push_back(clause.node.get());
      if (!std::holds_alternative<Fielded>(clause.node->value)) {
        visit_groups(*clause.node, visit);
      }
    }
    visit(std::span<const Node* const>(nodes));
  } else if (const auto* any = std::get_if<Or>(&node.value)) {
    for (const NodePtr& child : any->children) {
      visit_groups(*child, visit);
    }
  } else if (const auto* boost = std::get_if<Boost>(&node.value)) {
    visit_groups(*boost->child, visit);
  } else {
    const Node* const alone = &node;
    visit(std::span(&alone, 1));
  }
}

// Calls visit with each value of a node below a field of names.
template <typename Visit>
void visit_values(const Node& node, Visit&& visit) {
  visit_groups(node, [&](std::span<const Node* const> nodes) {
    for (const Node* const each : nodes) {
      const auto* term = std::get_if<Term>(&each->value);
      if (term != nullptr && term->kind != TermKind::kWildcard) {
        visit(*term);
      }
    }
  });
}

const Field* field_of_names(const Node& node) {
  const auto* fielded = std::get_if<Fielded>(&node.value);
  return fielded != nullptr && fielded->field->kind == FieldKind::kEntity ? fielded->field
                                                                          : nullptr;
}

// A term with its prefix and what of the prefix is not the name.
struct Near {
  std::string term;
  EntityKind kind = EntityKind::kPerson;
  bool is_key = false;
  std::uint64_t articles = 0;
};

std::optional<Near> nearest(const Vocabulary& vocabulary,
                            const Field& field,
                            const std::string& value,
                            int edits) {
  std::optional<Near> best;
  for (const EntityKind kind : kinds_of(field)) {
    const std::string key = entity_key(kind, value);
    for (const std::string& prefix : {entity_term(kind, ""), alias_prefix(kind)}) {
      for (const std::string& term : vocabulary.similar(prefix, key, edits).terms) {
        const std::uint64_t articles = vocabulary.frequency(term);
        if (!best || articles > best->articles) {
          best = Near{term.substr(prefix.size()), kind, prefix != alias_prefix(kind), articles};
        }
      }
    }
  }
  return best;
}

std::optional<SpellingSuggestion> suggest(const Field& field,
                                          const Term& value,
                                          const QueryContext& context) {
  constexpr std::size_t kShortest = 4;  // anything is near to a shorter word
  const Vocabulary vocabulary(context.snapshot.database(), context.stemmer);
  const std::size_t size = entity_key(EntityKind::kPlace, value.text).size();
  const int most_edits = size < kShortest ? 0 : size < 2 * kShortest ? 1 : 2;
  for (int edits = 1; edits <= most_edits; ++edits) {
    if (const auto near = nearest(vocabulary, field, value.text, edits)) {
      std::string name = near->term;
      if (near->is_key) {
        name = archive_names(context.snapshot.database(), near->kind, {&near->term, 1}).front();
      }
      return SpellingSuggestion{value.text, std::move(name), near->articles};
    }
  }
  return std::nullopt;
}

// A plain word without quotes.
const Term* plain_word(const Node& node, std::string_view query) {
  const auto* term = std::get_if<Term>(&node.value);
  const bool is_plain = term != nullptr && term->kind == TermKind::kPlain &&
                        node.span.end <= query.size() && query[node.span.begin] != '"' &&
                        term->text.find(' ') == std::string::npos;
  return is_plain ? term : nullptr;
}

// The name that the words from nodes[0] on make: as many as some article has; two where nobody is
// called so as it stands.
std::string with_quotes(std::span<const Node* const> nodes,
                        std::string_view query,
                        const QueryContext& context) {
  constexpr std::size_t kMostWords = 5;
  const Field* const field = field_of_names(*nodes.front());
  const Term* const first = field == nullptr
                                ? nullptr
                                : plain_word(*std::get<Fielded>(nodes.front()->value).child, query);
  if (first == nullptr) {
    return {};
  }
  const bool is_nobody = !is_known(*field, *first, context);
  std::string words = first->text;
  std::string best;
  for (std::size_t i = 1; i < std::min(nodes.size(), kMostWords); ++i) {
    const Term* const next = plain_word(*nodes[i], query);
    if (next == nullptr) {
      break;
    }
    words += ' ' + next->text;
    if ((best.empty() && is_nobody) || is_known(*field, Term{words}, context)) {
      best = words;
    }
  }
  return best.empty() ? best : fmt::format("{}:\"{}\"", field->name, best);
}

}  // namespace

std::vector<SpellingSuggestion> suggest_names(const Node& tree, const QueryContext& context) {
  constexpr std::size_t kMostNames = 10;  // tried: each may walk all names of the index
  std::size_t tried = 0;
  std::vector<SpellingSuggestion> suggestions;
  visit_groups(tree, [&](std::span<const Node* const> nodes) {
    for (const Node* const node : nodes) {
      const Field* const field = field_of_names(*node);
      if (field == nullptr) {
        continue;
      }
      visit_values(*std::get<Fielded>(node->value).child, [&](const Term& value) {
        if (tried < kMostNames && !is_known(*field, value, context)) {
          ++tried;
          if (auto found = suggest(*field, value, context)) {
            suggestions.push_back(*std::move(found));
          }
        }
      });
    }
  });
  return suggestions;
}

std::vector<std::string> suggest_quotes(const Node& tree,
                                        std::string_view query,
                                        const QueryContext& context) {
  std::vector<std::string> names;
  visit_groups(tree, [&](std::span<const Node* const> nodes) {
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
      if (std::string name = with_quotes(nodes.subspan(i), query, context); !name.empty()) {
        names.push_back(std::move(name));
      }
    }
  });
  return names;
}

}  // namespace dateline
