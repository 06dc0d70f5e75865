// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/entity_finder.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "common/analysis/language_name.hpp"
#include "common/entities/article_names.hpp"
#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"
#include "indexer/enrich/entities/name_linker.hpp"
#include "indexer/enrich/entities/rules.hpp"

namespace dateline {
namespace {

std::optional<EntityKind> kind_of(Tag tag) {
  switch (tag) {
    case Tag::kPerson: return EntityKind::kPerson;
    case Tag::kLocation: return EntityKind::kPlace;
    case Tag::kOrganisation: return EntityKind::kOrganisation;
    case Tag::kMisc: break;
  }
  return std::nullopt;
}

bool is_within(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() < whole.data() + whole.size();
}

Mention mention_of(const Article& article, std::string_view surface) {
  Mention mention;
  mention.is_in_title = is_within(surface, article.title);
  const std::string& text = mention.is_in_title ? article.title : article.body;
  mention.begin = static_cast<std::uint32_t>(surface.data() - text.data());
  mention.end = mention.begin + static_cast<std::uint32_t>(surface.size());
  return mention;
}

std::string_view surface_of(const TaggerText& text, const TaggedSpan& span) {
  const std::string_view first = text.tokens[span.first].form;
  const std::string_view last = text.tokens[span.end - 1].form;
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

NamedEntity& entity_for(std::vector<NamedEntity>& names, EntityKind kind, const std::string& key) {
  const auto found = std::ranges::find_if(
      names, [&](const NamedEntity& entity) { return entity.kind == kind && entity.key == key; });
  if (found != names.end()) {
    return *found;
  }
  NamedEntity& entity = names.emplace_back();
  entity.kind = kind;
  entity.key = key;
  return entity;
}

// What the publisher says a name is.
EntityKind publisher_kind(const std::vector<NamedEntity>& given, const NameMention& mention) {
  const auto same_key = [&](const NamedEntity& entity) { return entity.key == mention.key; };
  const bool agrees = std::ranges::any_of(given, [&](const NamedEntity& entity) {
    return same_key(entity) && entity.kind == mention.kind;
  });
  const auto other = std::ranges::find_if(given, same_key);
  return agrees || other == given.end() ? mention.kind : other->kind;
}

// In a language that the model does not know: what cannot well be anything else.
bool is_certain(const NameMention& mention, const TaggerText& text, const TaggedSpan& span) {
  if (mention.kind == EntityKind::kPerson) {
    const bool has_first_name =
        (text.tokens[span.first].gazettes & mask_of(Gazette::kFirstName)) != 0;
    return has_first_name && mention.key.find(' ') != std::string::npos;
  }
  return find_filed(mention.kind, canonical_of_key(mention.kind, mention.key)) != nullptr;
}

// "He told Reuters": a source of the report, which is not about the agency.
bool is_told_agency(const TaggerText& text, const TaggedSpan& span) {
  constexpr std::array<std::string_view, 4> kAgencies{
      "agence france presse", "ap", "reuters", "united press international"};
  if (span.first == 0 || span.tag != Tag::kOrganisation ||
      text.tokens[span.first - 1].form != "told") {
    return false;
  }
  const std::string key = canonical_key(EntityKind::kOrganisation, surface_of(text, span));
  return std::ranges::find(kAgencies, key) != kAgencies.end();
}

// The publisher says "yeutter", the text "Clayton Yeutter".
void complete_given(std::vector<NamedEntity>& names, const std::vector<NameMention>& mentions) {
  std::vector<NamedEntity> completed;
  for (const NamedEntity& entity : names) {
    const std::string full =
        entity.kind == EntityKind::kPerson ? find_full_name(entity.key, mentions) : std::string();
    entity_for(completed, entity.kind, full.empty() ? entity.key : full).origin = entity.origin;
  }
  names = std::move(completed);
}

}  // namespace

std::vector<NameMention> EntityFinder::mentions_in(const Article& article) const {
  const std::string language =
      article.language.empty() ? language_ : language_name(article.language);
  const bool is_english = language == "english";
  std::vector<NameMention> mentions;
  for (const TaggedSpan& span : find_spans(text_)) {
    if (is_told_agency(text_, span)) {
      continue;
    }
    const std::string_view surface = surface_of(text_, span);
    NameMention each{.mention = mention_of(article, surface), .key = {}};
    if (const std::optional<EntityKind> kind = kind_of(span.tag)) {
      each.kind = *kind;
      each.key = entity_key(*kind, surface);
    } else if (const KnownName* place = find_demonym(surface)) {
      each.kind = EntityKind::kPlace;
      each.mention.is_related = true;
      each.key = place->key;
    }
    if (!each.key.empty() && (is_english || is_certain(each, text_, span))) {
      mentions.push_back(std::move(each));
    }
  }
  return mentions;
}

void EntityFinder::find(Article& article) {
  keep_publisher_names(article);
  text_.clear();
  append_article(text_, article);
  tagger_.tag(text_);
  apply_name_rules(text_);
  std::vector<NameMention> mentions = mentions_in(article);
  link_names(article, mentions);
  complete_given(article.names, mentions);
  const std::vector<NamedEntity> given = article.names;
  for (const NameMention& each : mentions) {
    const EntityKind kind = publisher_kind(given, each);
    entity_for(article.names, kind, each.key).mentions.push_back(each.mention);
  }
}

void append_article(TaggerText& text, const Article& article) {
  append_prose(text, article.title);
  const std::string_view body = article.body;
  std::size_t begin = 0;
  for (const Boilerplate& stretch : article.boilerplate) {
    append_prose(text, body.substr(begin, stretch.begin - begin));
    begin = stretch.end;
  }
  append_prose(text, body.substr(begin));
}

void keep_publisher_names(Article& article) {
  article.names.clear();
  for (const PublisherEntity& each : article.entities) {
    const std::string key = canonical_key(each.kind, spoken_name(each));
    if (!key.empty()) {
      entity_for(article.names, each.kind, key).origin = EntityOrigin::kPublisher;
    }
  }
}

}  // namespace dateline
