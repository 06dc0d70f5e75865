// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/facets.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "query/search/archive_names.hpp"
#include "query/search/name_owners.hpp"

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

// Keys of a kind that some wanted entity is or is called in the matches.
std::set<std::string> keys_of(std::span<const WantedEntity> entities,
                              EntityKind kind,
                              const MatchSet& matches,
                              const Snapshot& snapshot) {
  constexpr NameBudget kBudget{.articles = 1'000'000, .reads = 5'000};
  const std::string own = entity_term(kind, "");
  const std::string alias = alias_prefix(kind);
  std::set<std::string> keys;
  NameOwners owners(snapshot.database(), kind, kBudget);
  for (const WantedEntity& wanted : entities) {
    if (wanted.kind != kind) {
      continue;
    }
    for (const std::string& term : wanted.related) {
      keys.insert(term.substr(kRelatedPrefix.size()));
    }
    for (const std::string& term : wanted.named) {
      if (term.starts_with(alias)) {
        keys.merge(owners.of(term.substr(alias.size()),
                             [&](Xapian::docid id) { return matches.contains(id); }));
      } else {
        keys.insert(term.substr(own.size()));
      }
    }
  }
  return keys;
}

// Takes the rows of those entities away.
void leave_out(const FacetField& field,
               std::span<const WantedEntity> entities,
               const MatchSet& matches,
               const Snapshot& snapshot,
               TermCounts& counts) {
  const std::optional<EntityKind> kind = entity_kind(field);
  if (!kind || entities.empty()) {
    return;
  }
  const std::set<std::string> keys = keys_of(entities, *kind, matches, snapshot);
  std::erase_if(counts, [&](const MatchSet::TermCount& each) {
    return keys.contains(each.term.substr(field.prefix.size()));
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

// What rows say beside their counts.
std::vector<FacetValue> describe(const FacetField& field,
                                 const TermCounts& counts,
                                 const MatchSet& matches,
                                 const Snapshot& snapshot) {
  const std::optional<EntityKind> kind = entity_kind(field);
  std::vector<std::string> names;
  if (kind) {
    std::vector<std::string> keys;
    keys.reserve(counts.size());
    for (const MatchSet::TermCount& each : counts) {
      keys.push_back(each.term.substr(field.prefix.size()));
    }
    names = archive_names(snapshot.database(), *kind, keys);
  }
  std::vector<FacetValue> values;
  values.reserve(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string& term = counts[i].term;
    FacetValue& value = values.emplace_back();
    value.count = counts[i].matches;
    value.archive = counts[i].archive;
    value.value = kind ? std::move(names[i]) : value_of(field, term, matches);
    value.is_surname_only = kind == EntityKind::kPerson && term.find(' ') == std::string::npos;
    if (kind == EntityKind::kPlace) {
      value.related = matches.count(related_term(term.substr(field.prefix.size())));
    }
  }
  return values;
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

// A place that articles speak of by its people only is known too.
bool is_known(const FacetField& field, const Snapshot& snapshot) {
  return has_terms(snapshot, field.prefix) ||
         (entity_kind(field) == EntityKind::kPlace && has_terms(snapshot, kRelatedPrefix));
}

// Rows of 0 for places that no match names, and some speak of by their people: those most first.
void add_related_only(const FacetField& field, const MatchSet& matches, TermCounts& counts) {
  std::set<std::string> named;
  for (const MatchSet::TermCount& each : counts) {
    named.insert(each.term.substr(field.prefix.size()));
  }
  TermCounts related = matches.count_all(std::string(kRelatedPrefix));
  std::ranges::stable_sort(related, std::greater<>(), &MatchSet::TermCount::matches);
  for (const MatchSet::TermCount& each : related) {
    const std::string key = each.term.substr(kRelatedPrefix.size());
    if (!named.contains(key)) {
      counts.push_back({entity_term(EntityKind::kPlace, key), 0, 0});
    }
  }
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
  facet.is_unknown = !is_known(field, snapshot);
  TermCounts counts = matches.count_all(std::string(field.prefix));
  if (entity_kind(field) == EntityKind::kPlace) {
    add_related_only(field, matches, counts);
  }
  leave_out(field, without, matches, snapshot, counts);
  count_rest(field, matches, counts, facet);
  keep_most(
      field,
      most,
      [](const MatchSet::TermCount& a, const MatchSet::TermCount& b) {
        return a.matches > b.matches;
      },
      counts,
      facet);
  facet.values = describe(field, counts, matches, snapshot);
  return facet;
}

Facet find_significant(const FacetField& field,
                       const MatchSet& matches,
                       const Snapshot& snapshot,
                       std::size_t most,
                       std::span<const WantedEntity> without) {
  constexpr std::uint64_t kLeast = 2;
  constexpr double kLeastScore = 3.84;  // chi-squared of one degree of freedom at 5 per cent
  Facet facet;
  facet.field = field.name;
  facet.is_unknown = !is_known(field, snapshot);
  const std::uint64_t archive = snapshot.database().get_doccount();
  TermCounts counts = matches.count_all(std::string(field.prefix));
  leave_out(field, without, matches, snapshot, counts);
  std::vector<std::pair<double, const MatchSet::TermCount*>> scored;
  for (const MatchSet::TermCount& each : counts) {
    // More frequent among the matches: a / matches > b / archive, without a division.
    const bool is_more = each.matches * archive > each.archive * matches.size();
    if (each.matches >= kLeast && is_more) {
      const double score =
          log_likelihood_ratio(each.matches, matches.size(), each.archive, archive);
      if (score >= kLeastScore) {
        scored.emplace_back(score, &each);
      }
    }
  }
  std::ranges::stable_sort(scored, std::greater<>(), [](const auto& each) { return each.first; });
  if (most > 0 && scored.size() > most) {
    facet.other_values = scored.size() - most;
    scored.resize(most);
  }
  TermCounts kept;
  for (const auto& [score, count] : scored) {
    kept.push_back(*count);
  }
  facet.values = describe(field, kept, matches, snapshot);
  for (std::size_t i = 0; i < scored.size(); ++i) {
    facet.values[i].score = scored[i].first;
  }
  return facet;
}

}  // namespace dateline
