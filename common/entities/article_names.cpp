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

// "Anita BAERBOCK"
bool has_capital_word(std::string_view text) {
  constexpr std::size_t kShortest = 4;  // no acronym or initials
  std::size_t capitals = 0;
  for (const char byte : text) {
    capitals = byte >= 'A' && byte <= 'Z' ? capitals + 1 : 0;
    if (capitals >= kShortest) {
      return true;
    }
  }
  return false;
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

// What commas part, without the blanks around.
std::vector<std::string_view> parts_of(std::string_view name) {
  constexpr std::string_view kBlanks = " \t\n";
  std::vector<std::string_view> parts;
  while (!name.empty()) {
    const std::size_t comma = std::min(name.find(','), name.size());
    std::string_view part = name.substr(0, comma);
    part.remove_prefix(std::min(part.find_first_not_of(kBlanks), part.size()));
    part = part.substr(0, part.find_last_not_of(kBlanks) + 1);
    if (!part.empty()) {
      parts.push_back(part);
    }
    name.remove_prefix(std::min(name.size(), comma + 1));
  }
  return parts;
}

// As the publisher wrote it, unless that is all lower case, as Reuters-21578 has it.
std::string publisher_name(const Article& article, const NamedEntity& entity) {
  const auto given = std::ranges::find_if(article.entities, [&](const PublisherEntity& each) {
    return each.kind == entity.kind && canonical_key(each.kind, spoken_name(each)) == entity.key;
  });
  const std::string name = given == article.entities.end() ? entity.key : spoken_name(*given);
  return name == fold(name) ? capitalised(entity.key) : name;
}

}  // namespace

std::string spoken_name(const PublisherEntity& entity) {
  std::vector<std::string_view> parts = parts_of(entity.name);
  if (entity.kind != EntityKind::kPerson || parts.size() < 2) {
    return entity.name;
  }
  std::string generation;
  const auto found =
      std::ranges::find_if(parts.begin() + 1, parts.end(), [](std::string_view part) {
        return is_generation(entity_key(EntityKind::kPerson, part));
      });
  if (found != parts.end()) {
    generation = ' ' + std::string(*found);
    parts.erase(found);
  }
  switch (parts.size()) {
    case 1: return std::string(parts[0]) + generation;
    case 2: return std::string(parts[1]) + ' ' + std::string(parts[0]) + generation;
    default: return entity.name;
  }
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

std::string display_name(const Article& article, const NamedEntity& entity) {
  std::map<std::string, int> surfaces;
  for (const Mention& mention : entity.mentions) {
    if (!mention.is_related) {
      std::string surface = unwrapped(surface_of(article, mention));
      constexpr int kMuch = 1000;
      surfaces[surface] += is_in_capitals(entity.kind, surface) ? 1 : kMuch;
    }
  }
  std::string best;
  int most = 0;
  for (const auto& [surface, count] : surfaces) {
    const bool is_calmer = entity.kind != EntityKind::kOrganisation && has_capital_word(best) &&
                           !has_capital_word(surface);
    const bool is_better = count > most || (count == most && is_calmer);
    if (is_better && canonical_key(entity.kind, surface) == entity.key) {
      best = surface;
      most = count;
    }
  }
  if (best.empty()) {
    return publisher_name(article, entity);
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
