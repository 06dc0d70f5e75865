// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/tree_notation.hpp"

#include <fmt/format.h>

#include "tests/support/overloaded.hpp"

namespace dateline::test {

namespace {

std::string quoted(const std::string& text) {
  return text.find_first_of(" ()[]'") == std::string::npos && !text.empty() ? text
                                                                            : "'" + text + "'";
}

std::string list(const std::vector<NodePtr>& nodes) {
  std::string out;
  for (const NodePtr& node : nodes) {
    out += (out.empty() ? "" : " ") + notation(*node);
  }
  return out;
}

std::string word(const Term& term) {
  switch (term.kind) {
    case TermKind::kExact: return "=" + quoted(term.text);
    case TermKind::kFuzzy: return fmt::format("fuzzy/{}({})", term.edits, quoted(term.text));
    case TermKind::kWildcard: return quoted(term.text);
    case TermKind::kPlain: break;
  }
  // Else a word with a star could not be told from a pattern.
  return term.text.find_first_of("*?") == std::string::npos ? quoted(term.text)
                                                            : "'" + term.text + "'";
}

std::string phrase(const Phrase& phrase) {
  std::string out;
  for (const Term& term : phrase.words) {
    out += (out.empty() ? "" : " ") + word(term);
  }
  return fmt::format("{}[{}]{}",
                     phrase.is_exact ? "=" : "",
                     out,
                     phrase.slop ? fmt::format("~{}", *phrase.slop) : "");
}

std::string group(const Group& group) {
  std::string out;
  for (const Clause& clause : group.clauses) {
    out += out.empty() ? "" : " ";
    switch (clause.occur) {
      case Occur::kPlain: break;
      case Occur::kMust: out += '+'; break;
      case Occur::kShould: out += '?'; break;
      case Occur::kMustNot: out += '-'; break;
    }
    out += notation(*clause.node);
  }
  return "all(" + out + ")";
}

std::string number(const std::optional<std::uint64_t>& value) {
  return value ? std::to_string(*value) : std::string();
}

std::string special(const Special& special) {
  const char* name = "query";
  switch (special.kind) {
    case SpecialKind::kHas: name = "has"; break;
    case SpecialKind::kIs: name = "is"; break;
    case SpecialKind::kLike: name = "like"; break;
    case SpecialKind::kSaved: break;
  }
  return fmt::format("{}({})", name, special.value);
}

}  // namespace

std::string notation(const Node& tree) {
  return std::visit(
      Overloaded{
          [](const Term& term) { return word(term); },
          [](const Phrase& text) { return phrase(text); },
          [](const Distance& distance) {
            return fmt::format("{}/{}({})",
                               distance.kind == DistanceKind::kNear ? "near" : "adj",
                               distance.words,
                               list(distance.sides));
          },
          [](const SameScope& same) {
            return fmt::format(
                "same/{}({})", same.scope == ScopeKind::kSentence ? 's' : 'p', list(same.sides));
          },
          [](const AtLeast& at_least) {
            return fmt::format("atleast/{}({})", at_least.count, notation(*at_least.child));
          },
          [](const Or& any) { return "any(" + list(any.children) + ")"; },
          [](const Group& clauses) { return group(clauses); },
          [](const Boost& boost) {
            return fmt::format("boost/{}({})", boost.factor, notation(*boost.child));
          },
          [](const Fielded& fielded) {
            return fmt::format("{}({})", fielded.field->name, notation(*fielded.child));
          },
          [](const DateRange& range) {
            return range.is_range
                       ? fmt::format("{}({}..{})", range.field->name, range.from, range.to)
                       : fmt::format("{}({})", range.field->name, range.from);
          },
          [](const NumberRange& range) {
            return range.from == range.to
                       ? fmt::format("{}({})", range.field->name, number(range.from))
                       : fmt::format(
                             "{}({}..{})", range.field->name, number(range.from), number(range.to));
          },
          [](const Special& filter) { return special(filter); },
          [](const Everything& /*all*/) { return std::string("*"); }},
      tree.value);
}

}  // namespace dateline::test
