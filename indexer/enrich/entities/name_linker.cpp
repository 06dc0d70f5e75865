// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/name_linker.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"

namespace dateline {
namespace {

using Words = std::vector<std::string_view>;

// Sorted. Too common to stand for one longer name that begins with them.
constexpr std::array<std::string_view, 38> kGenericWords{
    "academy",   "agency",   "american",   "army",      "association",   "bank",     "board",
    "british",   "bureau",   "canadian",   "central",   "chamber",       "college",  "commission",
    "committee", "congress", "council",    "court",     "department",    "federal",  "french",
    "german",    "high",     "house",      "institute", "international", "ministry", "national",
    "new",       "office",   "party",      "royal",     "russian",       "senate",   "supreme",
    "union",     "united",   "university",
};

// Sorted. Half a name: without the whole one in the article they name nobody.
constexpr std::array<std::string_view, 22> kHalfNames{
    "agency",    "association", "bank",        "board",      "bureau", "commission",
    "committee", "company",     "corporation", "council",    "court",  "department",
    "exchange",  "federation",  "foundation",  "fund",       "group",  "ministry",
    "office",    "party",       "union",       "university",
};

Words words_of(std::string_view key) {
  Words words;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    words.push_back(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return words;
}

bool contains(const Words& longer, const Words& shorter) {
  return std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end();
}

std::string_view surname_of(const Words& words) {
  const char* const end = words.back().data() + words.back().size();
  const char* const begin = words.front().data();
  return dateline::surname_of(std::string_view(begin, static_cast<std::size_t>(end - begin)));
}

bool ends_with(const Words& longer, const Words& shorter) {
  return shorter.size() <= longer.size() &&
         std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

enum class PersonMatch { kNone, kForename, kName };

// Whether shorter may be a short form of longer.
PersonMatch match_person(const Words& shorter, const Words& longer) {
  if (longer.size() <= shorter.size()) {
    return PersonMatch::kNone;
  }
  if (shorter.size() == 1) {
    return surname_of(longer) == shorter[0] ? PersonMatch::kName
           : longer.front() == shorter[0]   ? PersonMatch::kForename
                                            : PersonMatch::kNone;
  }
  const bool has_same_ends =
      longer.front() == shorter.front() && surname_of(longer) == surname_of(shorter);
  return has_same_ends || ends_with(longer, shorter) || contains(longer, shorter)
             ? PersonMatch::kName
             : PersonMatch::kNone;
}

// The one of candidates that the others are short forms of; empty if there is none.
std::string longest_of(const std::vector<std::string>& candidates) {
  const auto longest = std::ranges::max_element(candidates, {}, [](const std::string& key) {
    return std::pair(words_of(key).size(), key.size());
  });
  if (longest == candidates.end()) {
    return {};
  }
  const Words words = words_of(*longest);
  const bool is_one = std::ranges::all_of(candidates, [&](const std::string& key) {
    return key == *longest || match_person(words_of(key), words) == PersonMatch::kName;
  });
  return is_one ? *longest : std::string();
}

std::string full_name(const std::string& key, const std::set<std::string>& people) {
  const Words words = words_of(key);
  std::vector<std::string> by_name;
  std::vector<std::string> by_forename;
  for (const std::string& other : people) {
    switch (match_person(words, words_of(other))) {
      case PersonMatch::kName: by_name.push_back(other); break;
      case PersonMatch::kForename: by_forename.push_back(other); break;
      case PersonMatch::kNone: break;
    }
  }
  return longest_of(by_name.empty() ? by_forename : by_name);
}

bool is_acronym(std::string_view surface) {
  return surface.size() >= 2 && std::ranges::none_of(surface, [](unsigned char byte) {
           return std::islower(byte) != 0 || std::isspace(byte) != 0 || byte == '-';
         });
}

// First letters of the words; those of "of", "and", "the", "for" may be left out.
bool spells(const Words& words, std::string_view acronym) {
  std::string all;
  std::string main;
  for (const std::string_view word : words) {
    all += word[0];
    if (word != "of" && word != "and" && word != "the" && word != "for") {
      main += word[0];
    }
  }
  return words.size() > 1 && (all == acronym || main == acronym);
}

class Linker {
 public:
  Linker(const Article& article, std::vector<NameMention>& mentions)
      : article_(article), mentions_(mentions) {}

  void link() {
    link_known();
    link_brackets();
    for (const NamedEntity& given : article_.names) {
      keys_[given.kind].insert(given.key);
    }
    for (const NameMention& each : mentions_) {
      keys_[each.kind].insert(each.key);
    }
    for (NameMention& each : mentions_) {
      if (is_company(each)) {
        each.kind = EntityKind::kOrganisation;
      }
      if (each.kind == EntityKind::kPerson) {
        replace(each, full_name(each.key, keys_[EntityKind::kPerson]));
      } else if (each.kind == EntityKind::kOrganisation) {
        replace(each, long_form(each));
      }
    }
    std::erase_if(mentions_, [](const NameMention& each) {
      return each.kind == EntityKind::kOrganisation &&
             std::ranges::binary_search(kHalfNames, each.key);
    });
  }

 private:
  static void replace(NameMention& mention, std::string key) {
    if (!key.empty()) {
      mention.key = std::move(key);
    }
  }

  // "Chrysler" beside "Chrysler Corp", where nobody has that surname.
  [[nodiscard]] bool is_company(const NameMention& each) const {
    const auto organisations = keys_.find(EntityKind::kOrganisation);
    return each.kind == EntityKind::kPerson && each.key.find(' ') == std::string::npos &&
           organisations != keys_.end() && organisations->second.contains(each.key) &&
           full_name(each.key, keys_.at(EntityKind::kPerson)).empty();
  }

  void link_known() {
    for (NameMention& each : mentions_) {
      each.key = canonical_of_key(each.kind, each.key);
    }
  }

  // "African Standby Force (ASF)"
  void link_brackets() {
    std::map<std::string, std::string> long_forms;
    for (std::size_t i = 1; i < mentions_.size(); ++i) {
      const NameMention& before = mentions_[i - 1];
      const NameMention& behind = mentions_[i];
      if (before.kind == EntityKind::kOrganisation && behind.kind == before.kind &&
          stands_in_brackets(before.mention, behind.mention) &&
          is_acronym(surface_of(article_, behind.mention))) {
        const bool is_known = find_filed(behind.kind, behind.key) != nullptr;
        long_forms.emplace(is_known ? before.key : behind.key, is_known ? behind.key : before.key);
      }
    }
    for (NameMention& each : mentions_) {
      const auto found = long_forms.find(each.key);
      if (each.kind == EntityKind::kOrganisation && found != long_forms.end()) {
        each.key = found->second;
      }
    }
  }

  [[nodiscard]] bool stands_in_brackets(const Mention& before, const Mention& behind) const {
    if (before.is_in_title != behind.is_in_title || behind.begin < before.end) {
      return false;
    }
    const std::string_view text = before.is_in_title ? article_.title : article_.body;
    const std::string_view between = text.substr(before.end, behind.begin - before.end);
    const std::size_t bracket = between.find_first_not_of(" \n");
    return bracket != std::string_view::npos && between.substr(bracket) == "(" &&
           text.substr(behind.end).starts_with(')');
  }

  // The one longer name of an organisation that each is short for.
  [[nodiscard]] std::string long_form(const NameMention& each) const {
    const Words words = words_of(each.key);
    const bool is_known = find_filed(each.kind, each.key) != nullptr;
    const bool is_short = is_acronym(surface_of(article_, each.mention));
    const bool is_half = std::ranges::binary_search(kHalfNames, each.key);
    const bool is_generic =
        words.size() == 1 && std::ranges::binary_search(kGenericWords, words[0]);
    if (is_known || (is_generic && !is_half)) {
      return {};
    }
    std::vector<std::string> candidates;
    for (const std::string& other : keys_.at(each.kind)) {
      const Words longer = words_of(other);
      const bool is_longer = longer.size() > words.size();
      const bool begins = is_longer && std::equal(words.begin(), words.end(), longer.begin());
      const bool ends = is_half && is_longer && longer.back() == words[0];
      if (is_short ? spells(longer, each.key) : begins || ends) {
        candidates.push_back(other);
      }
    }
    return candidates.size() == 1 ? candidates.front() : std::string();
  }

  const Article& article_;
  std::vector<NameMention>& mentions_;
  std::map<EntityKind, std::set<std::string>> keys_;
};

}  // namespace

void link_names(const Article& article, std::vector<NameMention>& mentions) {
  Linker(article, mentions).link();
}

std::string find_full_name(const std::string& key, const std::vector<NameMention>& mentions) {
  std::set<std::string> people;
  for (const NameMention& each : mentions) {
    if (each.kind == EntityKind::kPerson) {
      people.insert(each.key);
    }
  }
  return full_name(key, people);
}

}  // namespace dateline
