// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/entities/article_names.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "common/analysis/folding.hpp"
#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"

namespace dateline {
namespace {

// On one line.
std::string unwrapped(std::string_view surface) {
  std::string text;
  for (const char byte : surface) {
    const bool is_blank = byte == ' ' || byte == '\n' || byte == '\t';
    if (!is_blank) {
      text.push_back(byte);
    } else if (!text.empty() && text.back() != ' ') {
      text.push_back(' ');
    }
  }
  return text;
}

// Names in capitals say less than others: headlines and datelines are set so. One word of an
// organisation is an acronym, as may be three letters of anything.
bool is_in_capitals(EntityKind kind, std::string_view text) {
  constexpr std::size_t kAcronym = 3;
  const bool may_be_acronym = text.find(' ') == std::string_view::npos &&
                              (kind == EntityKind::kOrganisation || text.size() <= kAcronym);
  return !may_be_acronym &&
         std::ranges::none_of(text, [](char byte) { return byte >= 'a' && byte <= 'z'; });
}

// "james baker" and "JAMES BAKER" are "James Baker". Letters beyond ASCII stay.
std::string capitalised(std::string text) {
  constexpr char kDistance = 'a' - 'A';
  bool starts = true;
  for (char& byte : text) {
    const bool is_lower = byte >= 'a' && byte <= 'z';
    const bool is_upper = byte >= 'A' && byte <= 'Z';
    if (starts && is_lower) {
      byte = static_cast<char>(byte - kDistance);
    } else if (!starts && is_upper) {
      byte = static_cast<char>(byte + kDistance);
    }
    starts = byte == ' ' || byte == '-' || byte == '.';
  }
  return text;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

// As the publisher wrote it, unless that is all lower case, as Reuters-21578 has it.
std::string publisher_name(const Article& article, const NamedEntity& entity) {
  const auto given = std::ranges::find_if(article.entities, [&](const PublisherEntity& each) {
    return each.kind == entity.kind && canonical_key(each.kind, spoken_name(each)) == entity.key;
  });
  const std::string name = given == article.entities.end() ? entity.key : spoken_name(*given);
  return name == fold(name) ? capitalised(name) : name;
}

}  // namespace

std::string spoken_name(const PublisherEntity& entity) {
  const std::size_t comma = entity.name.find(", ");
  const bool is_inverted = entity.kind == EntityKind::kPerson && comma != std::string::npos &&
                           entity.name.find(',', comma + 1) == std::string::npos;
  return is_inverted ? entity.name.substr(comma + 2) + ' ' + entity.name.substr(0, comma)
                     : entity.name;
}

std::set<std::string> names_of(const Article& article, const NamedEntity& entity) {
  std::set<std::string> names{entity.key};
  std::set<std::string_view> surfaces;
  for (const Mention& mention : entity.mentions) {
    if (!mention.is_related) {
      surfaces.insert(surface_of(article, mention));
    }
  }
  for (const std::string_view surface : surfaces) {
    names.insert(entity_key(entity.kind, surface));
  }
  if (entity.kind == EntityKind::kPerson) {
    names.merge(short_names(entity.key));
  }
  names.erase(std::string());
  return names;
}

bool is_surname_only(const NamedEntity& entity) {
  return entity.kind == EntityKind::kPerson && entity.key.find(' ') == std::string::npos;
}

std::string display_name(const Article& article, const NamedEntity& entity) {
  std::map<std::string, int> surfaces;
  for (const Mention& mention : entity.mentions) {
    if (!mention.is_related) {
      std::string surface = unwrapped(surface_of(article, mention));
      constexpr int kMuch = 1000;
      surfaces[surface] += is_in_capitals(entity.kind, surface) ? 1 : kMuch;
    }
  }
  if (surfaces.empty()) {
    return publisher_name(article, entity);
  }
  std::string best = entity.key;
  int most = 0;
  for (const auto& [surface, count] : surfaces) {
    if (count > most && canonical_key(entity.kind, surface) == entity.key) {
      best = surface;
      most = count;
    }
  }
  const bool is_shouted = entity.kind != EntityKind::kOrganisation && is_ascii(best) &&
                          is_in_capitals(entity.kind, best);
  return is_shouted ? capitalised(best) : best;
}

std::string shown_name(const Article& article, const NamedEntity& entity) {
  const KnownName* known = find_filed(entity.kind, entity.key);
  return known == nullptr ? display_name(article, entity) : std::string(known->filed);
}

std::vector<const NamedEntity*> main_entities(const Article& article, std::size_t most) {
  std::vector<const NamedEntity*> entities;
  for (const NamedEntity& entity : article.names) {
    if (!entity.is_related_only()) {
      entities.push_back(&entity);
    }
  }
  const auto importance = [](const NamedEntity* entity) {
    constexpr int kTitle = 3;
    int sum = 0;
    for (const Mention& mention : entity->mentions) {
      sum += mention.is_in_title ? kTitle : mention.is_related ? 0 : 1;
    }
    return -sum;
  };
  std::ranges::stable_sort(entities, {}, importance);
  entities.resize(std::min(entities.size(), most));
  return entities;
}

}  // namespace dateline
