// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/entity_finder.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/analysis/language_name.hpp"
#include "common/analysis/sentences.hpp"
#include "common/entities/article_names.hpp"
#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"
#include "indexer/enrich/entities/name_linker.hpp"
#include "indexer/enrich/entities/person_names.hpp"
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

// The names of an article with the place of each, since an article may have many.
class NameList {
 public:
  explicit NameList(std::vector<NamedEntity>& names) : names_(names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      places_.emplace(std::pair(names[i].kind, names[i].key), i);
    }
  }

  // The entity of that kind and key, which is new if there was none.
  NamedEntity& at(EntityKind kind, const std::string& key) {
    const auto [place, is_new] = places_.emplace(std::pair(kind, key), names_.size());
    if (is_new) {
      names_.push_back({.kind = kind, .origin = EntityOrigin::kText, .key = key, .mentions = {}});
    }
    return names_[place->second];
  }

 private:
  std::vector<NamedEntity>& names_;
  std::map<std::pair<EntityKind, std::string>, std::size_t> places_;
};

// What the publisher says names are.
class PublisherKinds {
 public:
  explicit PublisherKinds(const std::vector<NamedEntity>& given) {
    for (const NamedEntity& entity : given) {
      kinds_[entity.key].push_back(entity.kind);
    }
  }

  // Of a mention: "Canadian" is of the country even where an organisation has that name.
  [[nodiscard]] EntityKind kind_of(const NameMention& mention) const {
    const auto found = kinds_.find(mention.key);
    if (mention.mention.is_related || found == kinds_.end()) {
      return mention.kind;
    }
    const std::vector<EntityKind>& kinds = found->second;
    const bool agrees = std::ranges::find(kinds, mention.kind) != kinds.end();
    return agrees ? mention.kind : kinds.front();
  }

 private:
  std::unordered_map<std::string, std::vector<EntityKind>> kinds_;
};

// In a language that the model does not know: what cannot well be anything else.
bool is_certain(const NameMention& mention, const TaggerText& text, const TaggedSpan& span) {
  if (mention.kind == EntityKind::kPerson) {
    const bool has_first_name =
        (text.tokens[span.first].gazettes & mask_of(Gazette::kFirstName)) != 0;
    return has_first_name && mention.key.find(' ') != std::string::npos;
  }
  return find_filed(mention.kind, canonical_of_key(mention.kind, mention.key)) != nullptr;
}

constexpr std::array<std::string_view, 4> kAgencies{
    "agence france presse", "ap", "reuters", "united press international"};

// Sorted. What is done "by Reuters" for the sake of the report.
constexpr std::array<std::string_view, 12> kReporting{
    "asked",
    "canvassed",
    "compiled",
    "contacted",
    "interviewed",
    "obtained",
    "polled",
    "questioned",
    "quoted",
    "reviewed",
    "seen",
    "surveyed",
};

// Sorted. "A Reuters poll", "a Reuters correspondent".
constexpr std::array<std::string_view, 10> kReports{
    "correspondent",
    "interview",
    "journalist",
    "photographer",
    "poll",
    "report",
    "reporter",
    "reporters",
    "survey",
    "witness",
};

// "He told Reuters", "economists polled by Reuters", "in an interview with Reuters": a source of
// the report, which is not about the agency.
bool is_credited_agency(const TaggerText& text, const TaggedSpan& span) {
  const auto form = [&](std::uint32_t back) {
    return span.first < back ? std::string_view() : text.tokens[span.first - back].form;
  };
  const bool is_source = form(1) == "told" || (form(1) == "to" && form(2) == "spoke") ||
                         (form(1) == "with" && form(2) == "interview") ||
                         (form(1) == "by" && std::ranges::binary_search(kReporting, form(2)));
  const std::string_view behind =
      span.end < text.tokens.size() ? text.tokens[span.end].form : std::string_view();
  if (span.tag != Tag::kOrganisation ||
      (!is_source && !std::ranges::binary_search(kReports, behind))) {
    return false;
  }
  const std::string key = canonical_key(EntityKind::kOrganisation, surface_of(text, span));
  return std::ranges::find(kAgencies, key) != kAgencies.end();
}

// "Rep. Charles Stenholm, D-Tex.": the state.
std::string_view without_party(std::string_view surface) {
  constexpr std::size_t kParty = 2;
  const bool has_party = surface.starts_with("D-") || surface.starts_with("R-");
  const std::string_view state = surface.substr(has_party ? kParty : 0);
  const bool is_known =
      find_filed(EntityKind::kPlace, canonical_key(EntityKind::kPlace, state)) != nullptr;
  return has_party && is_known ? state : surface;
}

// The publisher says "yeutter", the text "Clayton Yeutter".
void complete_given(std::vector<NamedEntity>& names, const std::vector<NameMention>& mentions) {
  PersonNames people;
  for (const NameMention& each : mentions) {
    if (each.kind == EntityKind::kPerson) {
      people.add(each.key);
    }
  }
  std::vector<NamedEntity> completed;
  NameList list(completed);
  for (const NamedEntity& entity : names) {
    const bool is_short =
        entity.kind == EntityKind::kPerson && !people.full_name(entity.key).empty();
    list.at(entity.kind, is_short ? people.full_name(entity.key) : entity.key).origin =
        entity.origin;
  }
  names = std::move(completed);
}

enum class SentencePlace { kWithin, kEndsParagraph };

// Calls visit with each sentence of the title and of the text without its boilerplate, and where in
// its paragraph it stands.
template <typename Visit>
void for_each_sentence(const Article& article, Visit&& visit) {
  const auto visit_prose = [&](std::string_view prose) {
    for (const TextSpan& paragraph : split_paragraphs(prose)) {
      const std::string_view lines = prose.substr(paragraph.begin, paragraph.end - paragraph.begin);
      const std::vector<TextSpan> sentences = split_sentences(lines);
      for (const TextSpan& sentence : sentences) {
        visit(lines.substr(sentence.begin, sentence.end - sentence.begin),
              &sentence == &sentences.back() ? SentencePlace::kEndsParagraph
                                             : SentencePlace::kWithin);
      }
    }
  };
  visit_prose(article.title);
  const std::string_view body = article.body;
  std::size_t begin = 0;
  for (const Boilerplate& stretch : article.boilerplate) {
    visit_prose(body.substr(begin, stretch.begin - begin));
    begin = stretch.end;
  }
  visit_prose(body.substr(begin));
}

}  // namespace

void EntityFinder::find_mentions(const Article& article, std::vector<NameMention>& mentions) {
  const std::string language =
      article.language.empty() ? language_ : language_name(article.language);
  const bool is_english = language == "english";
  tagger_.tag(text_);
  apply_name_rules(text_);
  if (!is_english) {
    mark_known_names(text_);
  }
  for (const TaggedSpan& span : find_spans(text_)) {
    if (is_credited_agency(text_, span)) {
      continue;
    }
    const std::string_view surface = without_party(surface_of(text_, span));
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
  text_.clear();
}

void EntityFinder::find(Article& article) {
  keep_publisher_names(article);
  std::vector<NameMention> mentions;
  for_each_sentence(article, [&](std::string_view sentence, SentencePlace place) {
    append_sentence(text_, sentence);
    const std::size_t most = place == SentencePlace::kWithin ? 2 * kStretchTokens : kStretchTokens;
    if (text_.tokens.size() >= most) {
      find_mentions(article, mentions);
    }
  });
  find_mentions(article, mentions);
  link_names(article, mentions);
  complete_given(article.names, mentions);
  const PublisherKinds given(article.names);
  NameList names(article.names);
  for (const NameMention& each : mentions) {
    names.at(given.kind_of(each), each.key).mentions.push_back(each.mention);
  }
}

void append_article(TaggerText& text, const Article& article) {
  for_each_sentence(article, [&](std::string_view sentence, SentencePlace /*place*/) {
    append_sentence(text, sentence);
  });
}

void keep_publisher_names(Article& article) {
  article.names.clear();
  NameList names(article.names);
  for (const PublisherEntity& each : article.entities) {
    const std::string key = canonical_key(each.kind, spoken_name(each));
    if (!key.empty()) {
      names.at(each.kind, key).origin = EntityOrigin::kPublisher;
    }
  }
}

}  // namespace dateline
