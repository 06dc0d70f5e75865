// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/person_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/entities/entity_key.hpp"
#include "common/support/utf8.hpp"
#include "indexer/enrich/entities/key_words.hpp"

namespace dateline {
namespace {

// Of so many people with one name none can be told from the others; also what a question may cost.
constexpr std::size_t kMostNamesakes = 100;

struct ShortForename {
  std::string_view form;
  std::string_view full;
};

// Sorted. Short forms that stand for one forename.
constexpr std::array<ShortForename, 26> kShortForenames{{
    {"abe", "abraham"},  {"al", "albert"},     {"ben", "benjamin"},  {"bill", "william"},
    {"bob", "robert"},   {"chuck", "charles"}, {"dan", "daniel"},    {"dave", "david"},
    {"dick", "richard"}, {"don", "donald"},    {"ed", "edward"},     {"fred", "frederick"},
    {"jack", "john"},    {"jim", "james"},     {"jimmy", "james"},   {"joe", "joseph"},
    {"ken", "kenneth"},  {"mike", "michael"},  {"nick", "nicholas"}, {"pat", "patrick"},
    {"ron", "ronald"},   {"sam", "samuel"},    {"steve", "steven"},  {"ted", "edward"},
    {"tom", "thomas"},   {"tony", "anthony"},
}};

// A key without what stands behind its surname.
struct PersonName {
  KeyWords words;
  std::string_view generation;  // "jr", "iii"; empty if there is none
};

PersonName read_name(std::string_view key) {
  const std::string_view surname = surname_of(key);
  const auto end = static_cast<std::size_t>(surname.data() - key.data()) + surname.size();
  return {.words = words_of(key.substr(0, end)),
          .generation = key.substr(std::min(key.size(), end + 1))};
}

bool is_one_letter(std::string_view word) {
  return decode_utf8(word, 0).length == word.size();
}

// "hw" of "George H. W. Bush": initials that the key has joined.
bool are_initials(std::string_view word) {
  constexpr std::size_t kMost = 3;
  return word.size() > 1 && word.size() <= kMost &&
         word.find_first_of("aeiouy") == std::string_view::npos;
}

bool is_short_forename(std::string_view form, std::string_view full) {
  const auto* const found =
      std::ranges::lower_bound(kShortForenames, form, {}, &ShortForename::form);
  return found != kShortForenames.end() && found->form == form && found->full == full;
}

// How many words of `longer` from `at` on the word stands for; 0 if for none.
std::size_t count_matching(std::string_view word, const KeyWords& longer, std::size_t at) {
  if (longer[at] == word || (is_one_letter(word) && longer[at].starts_with(word)) ||
      (at == 0 && is_short_forename(word, longer[at]))) {
    return 1;
  }
  if (!are_initials(word) || longer.size() - at < word.size()) {
    return 0;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (longer[at + i][0] != word[i]) {
      return 0;
    }
  }
  return word.size();
}

// Whether the words of shorter are words of longer in that order, from the first to the last.
bool spans(const KeyWords& longer, const KeyWords& shorter) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    std::size_t matching = 0;
    while (at < longer.size() && (matching = count_matching(shorter[i], longer, at)) == 0) {
      if (i == 0) {
        return false;
      }
      ++at;
    }
    at += std::max<std::size_t>(1, matching);
    if (matching == 0) {
      return false;
    }
  }
  return at == longer.size();
}

bool contains(const KeyWords& longer, const KeyWords& shorter) {
  return std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end();
}

enum class Match { kNone, kForename, kName };

// Whether shorter may be a short form of longer.
Match match_names(const PersonName& shorter, const PersonName& longer) {
  const bool is_one_word = shorter.words.size() == 1;
  if (shorter.words == longer.words || shorter.words.size() > longer.words.size()) {
    return Match::kNone;
  }
  if (shorter.generation != longer.generation && !(is_one_word && shorter.generation.empty())) {
    return Match::kNone;
  }
  if (is_one_word) {
    const std::string_view word = shorter.words[0];
    return longer.words.back() == word                                   ? Match::kName
           : std::ranges::find(longer.words, word) != longer.words.end() ? Match::kForename
                                                                         : Match::kNone;
  }
  return spans(longer.words, shorter.words) || contains(longer.words, shorter.words) ? Match::kName
                                                                                     : Match::kNone;
}

// "Trump" beside Donald Trump and Donald Trump Jr. is not the younger.
void drop_younger(const PersonName& shorter, std::vector<std::string_view>& candidates) {
  if (!shorter.generation.empty()) {
    return;
  }
  const std::vector<std::string_view> all = candidates;
  std::erase_if(candidates, [&](std::string_view key) {
    const std::string_view generation = read_name(key).generation;
    return !generation.empty() &&
           std::ranges::find(all, key.substr(0, key.size() - generation.size() - 1)) != all.end();
  });
}

// The one of candidates that the others are short forms of; empty if there is none.
std::string longest_of(const std::vector<std::string_view>& candidates) {
  const auto longest = std::ranges::max_element(candidates, {}, [](std::string_view key) {
    return std::pair(read_name(key).words.size(), key.size());
  });
  if (longest == candidates.end()) {
    return {};
  }
  const PersonName name = read_name(*longest);
  const bool is_one = std::ranges::all_of(candidates, [&](std::string_view key) {
    return key == *longest || match_names(read_name(key), name) == Match::kName;
  });
  return is_one ? std::string(*longest) : std::string();
}

}  // namespace

void PersonNames::add(const std::string& key) {
  if (!known_.insert(key).second) {
    return;
  }
  const auto number = static_cast<std::uint32_t>(keys_.size());
  for (const std::string_view word : words_of(key)) {
    std::vector<std::uint32_t>& numbers = by_word_[std::string(word)];
    if (numbers.empty() || numbers.back() != number) {
      numbers.push_back(number);
    }
  }
  keys_.push_back(key);
}

const std::string& PersonNames::full_name(const std::string& key) {
  const auto [answer, is_new] = full_names_.try_emplace(key);
  if (is_new) {
    answer->second = find_full_name(key);
  }
  return answer->second;
}

std::string PersonNames::find_full_name(const std::string& key) const {
  // A longer name has the surname of a shorter one, or its only word, among its words.
  const auto namesakes = by_word_.find(std::string(surname_of(key)));
  if (namesakes == by_word_.end() || namesakes->second.size() > kMostNamesakes) {
    return {};
  }
  const PersonName shorter = read_name(key);
  std::vector<std::string_view> by_name;
  std::vector<std::string_view> by_forename;
  for (const std::uint32_t number : namesakes->second) {
    switch (match_names(shorter, read_name(keys_[number]))) {
      case Match::kName: by_name.emplace_back(keys_[number]); break;
      case Match::kForename: by_forename.emplace_back(keys_[number]); break;
      case Match::kNone: break;
    }
  }
  std::vector<std::string_view>& candidates = by_name.empty() ? by_forename : by_name;
  drop_younger(shorter, candidates);
  return longest_of(candidates);
}

}  // namespace dateline
