// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/filters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "common/analysis/folding.hpp"
#include "common/calendar/date_cursor.hpp"
#include "common/calendar/local_time.hpp"
#include "common/entities/entity_key.hpp"
#include "common/index/date_cover.hpp"
#include "common/index/fields.hpp"
#include "common/index/mention_terms.hpp"
#include "common/index/terms.hpp"
#include "common/support/edit_distance.hpp"
#include "common/support/numbers.hpp"
#include "common/support/utf8.hpp"
#include "query/language/reading/spelling.hpp"
#include "query/language/syntax/query_refusal.hpp"

namespace dateline {

namespace {

using Xapian::Query;

// Terms of the index that an article holds if the field is not empty.
constexpr auto kPresentFields = std::to_array<std::string_view>({"title",
                                                                 "body",
                                                                 "byline",
                                                                 "source",
                                                                 "agency",
                                                                 "section",
                                                                 "keyword",
                                                                 "lang",
                                                                 "url",
                                                                 "date",
                                                                 "boilerplate",
                                                                 "story",
                                                                 "person",
                                                                 "org",
                                                                 "place",
                                                                 "about"});
constexpr auto kEntityKinds =
    std::to_array<EntityKind>({EntityKind::kPerson, EntityKind::kOrganisation, EntityKind::kPlace});

Query any_of(const std::vector<std::string>& terms) {
  return {Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::valueno slot_number(Slot slot) {
  return static_cast<Xapian::valueno>(slot);
}

// The values from `from` to `to`, both included; nullopt is open.
Query value_range(Slot slot, std::optional<double> from, std::optional<double> to) {
  if (!from) {
    return {Query::OP_VALUE_LE, slot_number(slot), Xapian::sortable_serialise(*to)};
  }
  if (!to) {
    return {Query::OP_VALUE_GE, slot_number(slot), Xapian::sortable_serialise(*from)};
  }
  return {Query::OP_VALUE_RANGE,
          slot_number(slot),
          Xapian::sortable_serialise(*from),
          Xapian::sortable_serialise(*to)};
}

// A closing * off, and what is escaped before it without its \.
std::string beginning_of(const Term& value) {
  std::string text;
  for (std::size_t at = 0; at + 1 < value.text.size(); ++at) {
    at += value.text[at] == '\\' ? 1U : 0U;
    text += value.text[at];
  }
  return text;
}

void refuse_too_many(std::size_t values, const Field& field, SourceSpan span) {
  if (values > kMaxExpansions) {
    refuse(span,
           fmt::format("this stands for {} values of {}:, {} at most are searched",
                       with_commas(values),
                       field.name,
                       with_commas(kMaxExpansions)),
           "write more of the value");
  }
}

int count_letters(std::string_view key) {
  int letters = 0;
  for (std::size_t at = 0; at < key.size();) {
    const CodePoint point = decode_utf8(key, at);
    letters += point.value == U' ' ? 0 : 1;
    at += point.length;
  }
  return letters;
}

}  // namespace

bool Filters::has_terms(std::string_view prefix) const {
  const Xapian::Database& database = context_.snapshot.database();
  return database.allterms_begin(std::string(prefix)) != database.allterms_end(std::string(prefix));
}

bool Filters::warn_if_unknown(const Field& field, std::string_view prefix) {
  if (has_terms(prefix)) {
    return false;
  }
  warn(fmt::format("no article of this index has a value of {0}: ({1}), so {0}: finds nothing",
                   field.name,
                   field.help));
  return true;
}

void Filters::warn(std::string warning) {
  if (std::ranges::find(result_.warnings, warning) == result_.warnings.end()) {
    result_.warnings.push_back(std::move(warning));
  }
}

// Articles whose names were not looked for, or by other tables than a query's are.
void Filters::warn_of_other_names(const Field& field) {
  for (const EnrichmentVersions& segment : context_.snapshot.enrichments()) {
    if (segment.entities == 0) {
      warn(
          fmt::format("some articles of this index were indexed with --no-entities: {}: knows only "
                      "what their publishers name",
                      field.name));
    } else if (segment.entities != kEntityVersion) {
      warn(
          fmt::format("the names of some articles were found by version {} of the rules and "
                      "tables, this program has {}: index them again to find all by every name",
                      segment.entities,
                      kEntityVersion));
    }
  }
}

Query Filters::published(const DayRange& days, ResolvedDates& dates) const {
  if (context_.dates == DateRule::kUndated) {
    return {std::string(kUndatedTerm)};
  }
  const std::vector<std::string> terms = date_cover(context_.snapshot.database(), "", days);
  dates.terms = terms.size();
  return any_of(terms);
}

Query Filters::mentioned(const DayRange& days, SourceSpan span, ResolvedDates& dates) {
  result_.mentions.push_back({span, days, context_.mentions});
  std::vector<std::string> terms = date_cover(context_.snapshot.database(), kMentionPrefix, days);
  dates.terms = terms.size();
  add_stretches(context_.snapshot.database(), days, context_.mentions, terms);
  return any_of(terms);
}

Query Filters::added(const DayRange& days) {
  const auto seconds = [](std::chrono::sys_seconds instant) {
    return static_cast<double>(instant.time_since_epoch().count());
  };
  std::optional<double> from;
  std::optional<double> to;
  if (days.first > kFirstDay) {
    from = seconds(local_midnight(days.first));
  }
  if (days.last < kLastDay) {
    to = seconds(local_midnight(days.last + std::chrono::days(1))) - 1;
  }
  return from || to ? value_range(Slot::kAdded, from, to) : Query::MatchAll;
}

Query Filters::of(const DateRange& range, SourceSpan span) {
  const Day today = today_at(context_.now);
  const auto end = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
  };
  const Result<DayRange> days = range.is_range
                                    ? resolve_range(end(range.from), end(range.to), today)
                                    : resolve_date(range.from, today);
  if (!days) {
    refuse(span, days.error().message, days.error().hint);
  }
  result_.dates.push_back({span, range.field, *days, 0});
  ResolvedDates& dates = result_.dates.back();
  if (range.field->kind == FieldKind::kAdded) {
    return added(*days);
  }
  if (range.field->kind == FieldKind::kMention) {
    return warn_if_unknown(*range.field, fmt::format("{}about", kPresencePrefix))
               ? Query()
               : mentioned(*days, span, dates);
  }
  return published(*days, dates);
}

Query Filters::of(const NumberRange& range) const {
  const auto number = [](const std::optional<std::uint64_t>& end) {
    return end ? std::optional(static_cast<double>(*end)) : std::nullopt;
  };
  return value_range(Slot::kWordCount, number(range.from), number(range.to));
}

// A place that articles speak of by its people only is known too.
bool Filters::has_names(EntityKind kind) const {
  return has_terms(field_of(kind).prefix) ||
         (kind == EntityKind::kPlace && has_terms(kRelatedPrefix));
}

Query Filters::entity(EntityKind kind, const Term& value, SourceSpan span) {
  EntityTerms terms = value.kind == TermKind::kWildcard
                          ? expand_names(kind, value, span)
                          : entity_terms(kind, value, context_.authority);
  if (terms.named.empty() && value.kind != TermKind::kWildcard) {
    refuse(span,
           fmt::format("nothing of '{}' is a name", shortened(value.text)),
           "write a name of letters or digits, one of several words in quotes");
  }
  const Field& field = field_of(kind);
  warn_of_other_names(field);
  if (!has_names(kind) && warn_if_unknown(field, field.prefix)) {
    return {};
  }
  result_.entities.push_back({span, kind, terms.named, terms.related});
  terms.named.insert(terms.named.end(), terms.related.begin(), terms.related.end());
  return any_of(terms.named);
}

Query Filters::of(const Field& field, const Term& value, SourceSpan span) {
  if (field.kind == FieldKind::kEntity) {
    std::vector<Query> kinds;
    for (const EntityKind kind : kEntityKinds) {
      if (field.name == "entity" || field_of(kind).name == field.name) {
        kinds.push_back(entity(kind, value, span));
      }
    }
    return {Query::OP_OR, kinds.begin(), kinds.end()};
  }
  if (warn_if_unknown(field, field.prefix)) {
    return {};
  }
  if (value.kind != TermKind::kWildcard) {
    return Query{value_term(field, value.text)};
  }
  const std::string beginning = beginning_of(value);
  return any_of(expand(
      field.prefix, field.kind == FieldKind::kKey ? beginning : fold(beginning), field, span));
}

std::vector<std::string> Filters::expand(std::string_view prefix,
                                         const std::string& beginning,
                                         const Field& field,
                                         SourceSpan span) {
  const Words words = vocabulary_.beginning(prefix, beginning);
  refuse_too_many(words.count, field, span);
  result_.expansions.push_back({span, {}});
  for (const std::string& term : words.terms) {
    result_.expansions.back().words.push_back(term.substr(prefix.size()));
  }
  return words.terms;
}

// One for a value, whatever the number of kinds it is a name of.
void Filters::add_expansion(std::vector<std::string> names, SourceSpan span) {
  std::vector<Expansion>& all = result_.expansions;
  const bool is_new =
      all.empty() || all.back().span.begin != span.begin || all.back().span.end != span.end;
  if (is_new) {
    all.push_back({span, {}});
  }
  std::vector<std::string>& words = all.back().words;
  words.insert(words.end(), names.begin(), names.end());
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

EntityTerms Filters::expand_names(EntityKind kind, const Term& value, SourceSpan span) {
  const Field& field = field_of(kind);
  const KeyBeginning beginning = key_beginning(kind, beginning_of(value));
  if (count_letters(beginning.prefix) < kMinLettersBeforeWildcard) {
    refuse(span,
           fmt::format("as {} this is '{}*': a wildcard needs at least {} letters before it",
                       field.name,
                       beginning.prefix,
                       kMinLettersBeforeWildcard),
           "write more of the name");
  }
  NamesBeginning names = entity_terms_beginning(kind, beginning, vocabulary_, context_.authority);
  refuse_too_many(names.count, field, span);
  add_expansion(std::move(names.names), span);
  return std::move(names.terms);
}

Query Filters::has(std::string_view name, SourceSpan span) {
  const std::string lower = fold(name);
  const Field* const field = find_field(lower);
  // What an article may have without a field to search it by.
  const std::string_view present = field == nullptr ? std::string_view(lower) : field->name;
  if (present == "entity") {
    std::vector<Query> kinds;
    kinds.reserve(kEntityKinds.size());
    for (const EntityKind kind : kEntityKinds) {
      kinds.push_back(has(field_of(kind).name, span));
    }
    return {Query::OP_OR, kinds.begin(), kinds.end()};
  }
  if (std::ranges::find(kPresentFields, present) == kPresentFields.end()) {
    refuse(span,
           fmt::format("has: knows no field '{}'", shortened(name)),
           fmt::format("it knows {}, entity", fmt::join(kPresentFields, ", ")));
  }
  std::string term = fmt::format("{}{}", kPresencePrefix, present);
  if (!has_terms(term)) {
    if (field != nullptr) {
      warn_if_unknown(*field, term);
    }
    return {};
  }
  return Query{term};
}

Query Filters::is(std::string_view flag, SourceSpan span) {
  if (fold(flag) != "duplicate") {
    refuse(span, fmt::format("is: knows no flag '{}'", shortened(flag)), "it knows duplicate");
  }
  // Groups of near-copies are no part of the index yet: nothing is known to be one.
  warn_if_unknown(*find_field("story"), find_field("story")->prefix);
  return {};
}

// The terms that set the article apart, by frequency in it and rarity in the index (Salton and
// Buckley 1988). Xapian's OP_ELITE_SET is no use here: it chooses by weight, so that a count, which
// has none, would be of other articles than the listing.
Query Filters::like(const std::string& id, SourceSpan span) const {
  constexpr std::size_t kTerms = 12;
  const Xapian::Database& database = context_.snapshot.database();
  const std::string unique = value_term(*find_field("id"), id);
  const auto found = database.postlist_begin(unique);
  if (found == database.postlist_end(unique)) {
    refuse(span,
           fmt::format("no article has the id '{}'", shortened(id)),
           "ids are those of --format json");
  }
  std::vector<std::pair<double, std::string>> weighted;
  const auto end = database.termlist_end(*found);
  auto term = database.termlist_begin(*found);
  for (term.skip_to(std::string(kStemMark)); term != end && (*term).starts_with(kStemMark);
       ++term) {
    const std::string stem = *term;
    const bool is_text = stem.size() > 1 && (stem[1] < 'A' || stem[1] > 'Z');
    if (is_text && term.get_termfreq() > 1) {
      const double rarity = std::log(static_cast<double>(database.get_doccount()) /
                                     static_cast<double>(term.get_termfreq()));
      weighted.emplace_back(-(1 + std::log(static_cast<double>(term.get_wdf()))) * rarity, stem);
    }
  }
  std::ranges::sort(weighted);
  std::vector<std::string> terms;
  for (const auto& [weight, stem] : weighted) {
    if (terms.size() < kTerms) {
      terms.push_back(stem);
    }
  }
  return {Query::OP_AND_NOT, any_of(terms), Query(unique)};
}

}  // namespace dateline
