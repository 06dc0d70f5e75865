// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/organisation_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <set>

#include "common/analysis/folding.hpp"
#include "common/entities/known_names.hpp"
#include "indexer/enrich/entities/key_words.hpp"

namespace dateline {
namespace {

// Of so many names with one beginning none can be told from the others.
constexpr std::size_t kMostNamesakes = 100;

// Sorted. A name of such words alone is too common to stand for a longer one that begins so.
constexpr std::array<std::string_view, 56> kGenericWords{
    "academy",        "agency",     "american", "appeal",     "appeals",    "army",
    "association",    "bank",       "board",    "british",    "bureau",     "canadian",
    "central",        "chamber",    "college",  "commission", "committee",  "congress",
    "constitutional", "council",    "court",    "defence",    "defense",    "democratic",
    "department",     "federal",    "finance",  "foreign",    "french",     "general",
    "german",         "government", "high",     "house",      "institute",  "international",
    "labour",         "ministry",   "national", "new",        "of",         "office",
    "parliament",     "party",      "people",   "police",     "republican", "royal",
    "russian",        "security",   "senate",   "state",      "supreme",    "union",
    "united",         "university",
};

// Sorted. Half a name: without the whole one in the article they name nobody.
constexpr std::array<std::string_view, 26> kHalfNames{
    "agency",    "association", "bank",     "board",         "bureau",      "commission",
    "committee", "community",   "company",  "congressional", "corporation", "council",
    "court",     "department",  "exchange", "federation",    "foundation",  "fund",
    "group",     "institute",   "ministry", "office",        "party",       "shareholders",
    "union",     "university",
};

// Sorted. Words of companies' names that name nothing, alone or together.
constexpr std::array<std::string_view, 20> kCompanyWords{
    "ag",  "and", "bhd", "brothers", "co",  "company", "corp", "gmbh", "inc", "limited",
    "llc", "ltd", "nv",  "plc",      "pty", "sa",      "sons", "spa",  "u",   "us",
};

// Sorted. Words of markets and tables that name nothing, unless a person is called so.
constexpr std::array<std::string_view, 39> kMarketWords{
    "bond",   "bonds",      "cpi",  "currency", "dlr",      "dlrs",  "dollar", "dollars",
    "east",   "four",       "gdp",  "gnp",      "interest", "libor", "mln",    "month",
    "months", "mth",        "mths", "net",      "nine",     "north", "note",   "ppi",
    "qtr",    "quarter",    "rate", "rates",    "shr",      "six",   "south",  "sterling",
    "three",  "treasuries", "vs",   "west",     "year",     "years", "yen",
};

// They are searched by halves; an array that is longer than its words ends with empty ones.
static_assert(std::ranges::is_sorted(kGenericWords));
static_assert(std::ranges::is_sorted(kHalfNames));
static_assert(std::ranges::is_sorted(kCompanyWords));
static_assert(std::ranges::is_sorted(kMarketWords));

bool is_generic(const KeyWords& words) {
  return std::ranges::all_of(
      words, [](std::string_view word) { return std::ranges::binary_search(kGenericWords, word); });
}

// First letters of the words: of all, and without "of", "and", "the" and "for".
std::set<std::string> letters_of(const KeyWords& words) {
  std::string all;
  std::string main;
  for (const std::string_view word : words) {
    all += word[0];
    if (word != "of" && word != "and" && word != "the" && word != "for") {
      main += word[0];
    }
  }
  return {all, main};
}

std::string only_one_of(const std::vector<std::string>& candidates) {
  return candidates.size() == 1 ? candidates.front() : std::string();
}

// Whether a name as written ends as companies' do: "Chrysler Corp".
bool is_company_name(std::string_view surface) {
  constexpr std::array<std::string_view, 10> kEndings{
      "ag", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "ltd", "plc"};
  std::string last = fold(surface.substr(surface.find_last_of(" \n") + 1));
  if (last.ends_with('.')) {
    last.pop_back();
  }
  return last.size() < surface.size() && std::ranges::binary_search(kEndings, last);
}

}  // namespace

bool is_acronym(std::string_view surface) {
  return surface.size() >= 2 && std::ranges::none_of(surface, [](unsigned char byte) {
           return std::islower(byte) != 0 || std::isspace(byte) != 0 || byte == '-';
         });
}

bool is_half_name(std::string_view key) {
  return std::ranges::binary_search(kHalfNames, key);
}

bool is_no_name(EntityKind kind, std::string_view key) {
  const KeyWords words = words_of(key);
  const auto is_company_word = [](std::string_view word) {
    return std::ranges::binary_search(kCompanyWords, word);
  };
  const auto is_market_word = [](std::string_view word) {
    return std::ranges::binary_search(kMarketWords, word);
  };
  if (words.size() == 1 && kind == EntityKind::kPerson) {
    return is_company_word(key);
  }
  return std::ranges::all_of(
      words, [&](std::string_view word) { return is_company_word(word) || is_market_word(word); });
}

void OrganisationNames::add(const std::string& key, std::string_view surface) {
  const KeyWords words = words_of(key);
  // The key of "Chrysler Corp" is shorter by the ending.
  if (is_company_name(surface)) {
    for (const std::string_view word : words) {
      std::vector<std::string>& companies = companies_by_word_[std::string(word)];
      if (companies.size() <= kMostNamesakes &&
          std::ranges::find(companies, key) == companies.end()) {
        companies.push_back(key);
      }
    }
  }
  if (!known_.insert(key).second || words.size() < 2) {
    return;
  }
  by_first_word_[std::string(words.front())].push_back(key);
  by_last_word_[std::string(words.back())].push_back(key);
  for (const std::string& letters : letters_of(words)) {
    by_letters_[letters].push_back(key);
  }
}

std::string OrganisationNames::company_of(const std::string& word) const {
  const auto found = companies_by_word_.find(word.substr(0, word.find(' ')));
  if (found == companies_by_word_.end()) {
    return {};
  }
  const std::vector<std::string>& companies = found->second;
  if (std::ranges::find(companies, word) != companies.end()) {
    return word;
  }
  return word.find(' ') == std::string::npos ? only_one_of(companies) : std::string();
}

const std::string& OrganisationNames::long_form(const std::string& key, std::string_view surface) {
  const bool is_short = is_acronym(surface);
  const auto [answer, is_new] = (is_short ? by_letters_of_ : by_words_of_).try_emplace(key);
  if (is_new && find_filed(EntityKind::kOrganisation, key) == nullptr) {
    // In a headline of capitals any name looks like an acronym.
    answer->second = is_short ? find_by_letters(key) : std::string();
    if (answer->second.empty()) {
      answer->second = find_by_words(key);
    }
  }
  return answer->second;
}

std::string OrganisationNames::find_by_letters(const std::string& key) const {
  const auto found = by_letters_.find(key);
  return found == by_letters_.end() ? std::string() : only_one_of(found->second);
}

std::string OrganisationNames::find_of_country(const std::string& key) const {
  const auto found = by_last_word_.find(key.substr(key.rfind(' ') + 1));
  if (found == by_last_word_.end() || found->second.size() > kMostNamesakes) {
    return {};
  }
  std::vector<std::string> candidates;
  std::ranges::copy_if(found->second, std::back_inserter(candidates), [&](const auto& longer) {
    if (longer.size() < key.size() + 2 || !longer.ends_with(' ' + key)) {
      return false;
    }
    const std::string country = longer.substr(0, longer.size() - key.size() - 1);
    return find_demonym(country) != nullptr ||
           find_filed(EntityKind::kPlace, canonical_of_key(EntityKind::kPlace, country)) != nullptr;
  });
  return only_one_of(candidates);
}

std::string OrganisationNames::find_by_words(const std::string& key) const {
  const KeyWords words = words_of(key);
  const bool is_half = is_half_name(key);
  if (words.empty() || (is_generic(words) && !is_half)) {
    return find_of_country(key);
  }
  std::vector<std::string> candidates;
  const auto begin = by_first_word_.find(std::string(words.front()));
  if (begin != by_first_word_.end() && begin->second.size() <= kMostNamesakes) {
    std::ranges::copy_if(begin->second, std::back_inserter(candidates), [&](const auto& longer) {
      return longer.size() > key.size() && longer.starts_with(key) && longer[key.size()] == ' ';
    });
  }
  const auto end = is_half ? by_last_word_.find(key) : by_last_word_.end();
  if (end != by_last_word_.end() && end->second.size() <= kMostNamesakes) {
    std::ranges::copy_if(end->second, std::back_inserter(candidates), [&](const auto& longer) {
      return !longer.starts_with(key + ' ');
    });
  }
  return only_one_of(candidates);
}

}  // namespace dateline
