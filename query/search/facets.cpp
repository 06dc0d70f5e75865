// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/facets.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "common/entities/entity_key.hpp"
#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "query/search/completion.hpp"

namespace dateline {

namespace {

using TermCounts = std::vector<MatchSet::TermCount>;

// Of the keywords and subjects of article the one that term was made from.
std::string written_keyword(const Article& article, const std::string& term) {
  for (const std::string& keyword : article.keywords) {
    if (value_term(field("keyword"), keyword) == term) {
      return keyword;
    }
  }
  for (const Subject& subject : article.subjects) {
    for (const std::string& text : {subject.name, subject.code}) {
      if (!text.empty() && value_term(field("keyword"), text) == term) {
        return text;
      }
    }
  }
  return "";
}

std::optional<EntityKind> entity_kind(const FacetField& field) {
  for (const EntityKind kind :
       {EntityKind::kPerson, EntityKind::kOrganisation, EntityKind::kPlace}) {
    if (field.kind == FacetKind::kEntity && field.name == name_of(kind)) {
      return kind;
    }
  }
  return std::nullopt;
}

// Whether the entity of a canonical key is one of those.
bool is_one_of(std::span<const WantedEntity> entities, EntityKind kind, const std::string& key) {
  return std::ranges::any_of(entities, [&](const WantedEntity& wanted) {
    const auto has = [&](const std::string& term) {
      return std::ranges::find(wanted.named, term) != wanted.named.end();
    };
    const std::set<std::string> shorter =
        kind == EntityKind::kPerson ? short_names(key) : std::set<std::string>();
    return wanted.kind == kind && (has(entity_term(kind, key)) || has(alias_term(kind, key)) ||
                                   std::ranges::any_of(shorter, [&](const std::string& name) {
                                     return has(alias_term(kind, name));
                                   }));
  });
}

// The stored value a term was made from.
std::string written_value(const FacetField& field,
                          const Article& article,
                          const std::string& term) {
  if (field.name == "keyword") {
    return written_keyword(article, term);
  }
  if (field.name == "source") {
    return article.source;
  }
  if (field.name == "agency") {
    return article.agency;
  }
  if (field.name == "section") {
    return article.section;
  }
  return field.name == "lang" ? article.language : std::string();
}

bool is_mentioned(const FacetField& field) {
  return field.kind == FacetKind::kMentionedYear || field.kind == FacetKind::kMentionedMonth;
}

bool is_date(const FacetField& field) {
  return field.kind == FacetKind::kYear || field.kind == FacetKind::kMonth || is_mentioned(field);
}

// "Y2022" -> "2022", "M202202" -> "2022-02", "Hlarkspur wire" -> "Larkspur Wire"
std::string value_of(const FacetField& field, const std::string& term, const MatchSet& matches) {
  std::string value = term.substr(field.prefix.size());
  if (is_date(field)) {
    constexpr std::size_t kYearDigits = 4;
    const bool is_month =
        field.kind == FacetKind::kMonth || field.kind == FacetKind::kMentionedMonth;
    return is_month ? value.insert(kYearDigits, "-") : value;
  }
  const std::string data = matches.one_with(term);
  std::string written =
      data.empty() ? std::string() : written_value(field, decode_article(data), term);
  return written.empty() ? value : written;
}

// What a row says beside its count.
FacetValue describe(const FacetField& field,
                    const MatchSet::TermCount& each,
                    const MatchSet& matches,
                    const Snapshot& snapshot) {
  FacetValue value;
  value.count = each.matches;
  value.archive = each.archive;
  const std::optional<EntityKind> kind = entity_kind(field);
  if (!kind) {
    value.value = value_of(field, each.term, matches);
    return value;
  }
  const std::string key = each.term.substr(field.prefix.size());
  value.value = archive_name(snapshot.database(), *kind, key);
  value.is_surname_only = *kind == EntityKind::kPerson && key.find(' ') == std::string::npos;
  if (*kind == EntityKind::kPlace) {
    value.related = matches.count(related_term(key));
  }
  return value;
}

std::uint64_t sum(const TermCounts& counts) {
  std::uint64_t all = 0;
  for (const MatchSet::TermCount& each : counts) {
    all += each.matches;
  }
  return all;
}

bool has_terms(const Snapshot& snapshot, std::string_view prefix) {
  const std::string begin(prefix);
  return snapshot.database().allterms_begin(begin) != snapshot.database().allterms_end(begin);
}

// What has no value, or none fine enough.
void count_rest(const FacetField& field,
                const MatchSet& matches,
                const TermCounts& counts,
                Facet& facet) {
  if (field.kind == FacetKind::kList || field.kind == FacetKind::kEntity || is_mentioned(field)) {
    return;
  }
  const std::uint64_t rest = matches.size() - sum(counts);
  if (!is_date(field)) {
    facet.missing = rest;
    return;
  }
  facet.undated = matches.count(std::string(kUndatedTerm));
  if (field.kind == FacetKind::kMonth) {
    facet.coarser = rest - *facet.undated;
  }
}

// Keeps the first ones of an order, and of dates puts those back in the calendar's.
template <class Before>
void keep_most(
    const FacetField& field, std::size_t most, Before before, TermCounts& counts, Facet& facet) {
  const bool are_all = most == 0 || counts.size() <= most;
  if (!are_all || !is_date(field)) {
    std::ranges::stable_sort(counts, before);
  }
  if (are_all) {
    return;
  }
  const std::uint64_t all = sum(counts);
  facet.other_values = counts.size() - most;
  counts.resize(most);
  facet.others = all - sum(counts);
  if (is_date(field)) {
    std::ranges::sort(counts, {}, &MatchSet::TermCount::term);
  }
}

// x log x of a table's cell, 0 of an empty one.
double entropy(double count) {
  return count <= 0 ? 0 : count * std::log(count);
}

// Of the table of matches and other articles, with and without the value.
double log_likelihood_ratio(std::uint64_t with_value,
                            std::uint64_t matches,
                            std::uint64_t archive_with_value,
                            std::uint64_t archive) {
  const auto a = static_cast<double>(with_value);
  const auto b = static_cast<double>(archive_with_value - with_value);
  const auto c = static_cast<double>(matches - with_value);
  const auto d = static_cast<double>(archive - matches - (archive_with_value - with_value));
  const double cells = entropy(a) + entropy(b) + entropy(c) + entropy(d);
  const double rows = entropy(a + b) + entropy(c + d);
  const double columns = entropy(a + c) + entropy(b + d);
  return std::max(0.0, 2 * (cells - rows - columns + entropy(a + b + c + d)));
}

}  // namespace

const FacetField* find_facet_field(std::string_view name) {
  if (name == "about" || name == "mentions") {
    name = "about-year";
  }
  const Field* known = find_field(name);
  const std::string_view row = known == nullptr ? name : known->name;
  const auto* found = std::ranges::find(kFacetFields, row, &FacetField::name);
  return found == kFacetFields.end() ? nullptr : found;
}

Facet count_facet(const FacetField& field,
                  const MatchSet& matches,
                  const Snapshot& snapshot,
                  std::size_t most,
                  std::span<const WantedEntity> without) {
  Facet facet;
  facet.field = field.name;
  facet.is_unknown = !has_terms(snapshot, field.prefix);
  TermCounts counts = matches.count_all(std::string(field.prefix));
  if (const std::optional<EntityKind> kind = entity_kind(field); kind && !without.empty()) {
    std::erase_if(counts, [&](const MatchSet::TermCount& each) {
      return is_one_of(without, *kind, each.term.substr(field.prefix.size()));
    });
  }
  count_rest(field, matches, counts, facet);
  keep_most(
      field,
      most,
      [](const MatchSet::TermCount& a, const MatchSet::TermCount& b) {
        return a.matches > b.matches;
      },
      counts,
      facet);
  for (const MatchSet::TermCount& each : counts) {
    facet.values.push_back(describe(field, each, matches, snapshot));
  }
  return facet;
}

Facet find_significant(const FacetField& field,
                       const MatchSet& matches,
                       const Snapshot& snapshot,
                       std::size_t most) {
  constexpr std::uint64_t kLeast = 2;
  constexpr double kLeastScore = 3.84;  // chi-squared of one degree of freedom at 5 per cent
  Facet facet;
  facet.field = field.name;
  facet.is_unknown = !has_terms(snapshot, field.prefix);
  const std::uint64_t archive = snapshot.database().get_doccount();
  TermCounts counts = matches.count_all(std::string(field.prefix));
  for (const MatchSet::TermCount& each : counts) {
    // More frequent among the matches: a / matches > b / archive, without a division.
    const bool is_more = each.matches * archive > each.archive * matches.size();
    if (each.matches >= kLeast && is_more) {
      const double score =
          log_likelihood_ratio(each.matches, matches.size(), each.archive, archive);
      if (score >= kLeastScore) {
        FacetValue value;
        value.value = each.term;
        value.count = each.matches;
        value.archive = each.archive;
        value.score = score;
        facet.values.push_back(std::move(value));
      }
    }
  }
  std::ranges::stable_sort(facet.values, std::greater<>(), &FacetValue::score);
  if (most > 0 && facet.values.size() > most) {
    facet.other_values = facet.values.size() - most;
    facet.values.resize(most);
  }
  for (FacetValue& each : facet.values) {
    const double score = each.score;
    each = describe(field, {each.value, each.count, each.archive}, matches, snapshot);
    each.score = score;
  }
  return facet;
}

}  // namespace dateline
