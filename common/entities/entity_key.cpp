// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/entities/entity_key.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <unicode/uchar.h>

#include "common/analysis/folding.hpp"
#include "common/support/utf8.hpp"

namespace dateline {
namespace {

// Sorted. Words that are a forename or surname as often ("Earl", "Dean", "Major") are left out.
constexpr std::array<std::string_view, 74> kHonorifics{
    "adm",       "admiral",   "ambassador", "archbishop", "ayatollah", "baroness",   "bishop",
    "brig",      "brigadier", "capt",       "captain",    "cardinal",  "chancellor", "cmdr",
    "col",       "colonel",   "commander",  "cpl",        "dame",      "det",        "dr",
    "emperor",   "empress",   "father",     "fr",         "gen",       "general",    "gov",
    "governor",  "herr",      "hon",        "imam",       "insp",      "inspector",  "judge",
    "justice",   "king",      "lady",       "lieutenant", "lord",      "lt",         "madame",
    "maj",       "mayor",     "minister",   "miss",       "mme",       "monsieur",   "mr",
    "mrs",       "ms",        "mullah",     "pm",         "pope",      "premier",    "pres",
    "president", "prof",      "professor",  "queen",      "rabbi",     "rep",        "rev",
    "reverend",  "secretary", "sen",        "senator",    "sergeant",  "sgt",        "sheikh",
    "sheriff",   "sir",       "sister",     "supt",
};

// Sorted.
constexpr std::array<std::string_view, 21> kCompanyEndings{
    "ab",   "ag",          "bhd", "bv",   "cie", "co",           "company",
    "corp", "corporation", "cos", "gmbh", "inc", "incorporated", "limited",
    "llc",  "ltd",         "nv",  "plc",  "pty", "sa",           "spa",
};

// Sorted. Words before a surname that belong to it.
constexpr std::array<std::string_view, 22> kParticles{
    "al", "ben", "bin", "da", "dal", "de", "del", "della", "den", "der", "di",
    "do", "dos", "du",  "el", "ibn", "la", "le",  "ter",   "van", "von", "zu",
};

// Sorted. Words behind a surname that do not.
constexpr std::array<std::string_view, 5> kGenerations{"ii", "iii", "iv", "jr", "sr"};

bool is_in(const auto& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

// Folded letters, digits and "&"; what stands between words is one blank.
std::string plain_words(std::string_view name) {
  std::string plain;
  const std::string folded = fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    const char byte = folded[at];
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      plain.push_back(byte);
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(folded, at);
    const auto value = static_cast<UChar32>(point.value);
    const bool is_mark = (U_GET_GC_MASK(value) & U_GC_M_MASK) != 0;
    if (u_isalnum(value) != 0 || is_mark || value == U'&' || value == U'+') {
      plain.append(folded, at, point.length);
    } else if (u_isUWhiteSpace(value) != 0 || u_charType(value) == U_DASH_PUNCTUATION ||
               value == U'/' || value == U'_') {
      if (!plain.empty() && plain.back() != ' ') {
        plain.push_back(' ');
      }
    }
    at += point.length;
  }
  if (plain.ends_with(' ')) {
    plain.pop_back();
  }
  return plain;
}

// Bytes of a possessive 's at the end.
std::size_t possessive_length(std::string_view name) {
  for (const std::string_view ending : {"'s", "'S", "\u2019s", "\u2019S"}) {
    if (name.ends_with(ending)) {
      return ending.size();
    }
  }
  return 0;
}

void drop_first_word(std::string_view& words) {
  words.remove_prefix(words.find(' ') + 1);
}

std::string_view first_word(std::string_view words) {
  return words.substr(0, words.find(' '));
}

std::string_view last_word(std::string_view words) {
  return words.substr(words.rfind(' ') + 1);
}

bool has_several(std::string_view words) {
  return words.find(' ') != std::string_view::npos;
}

// "apple" of "apple inc", "goldman sachs" of "goldman sachs & co"
std::string_view without_endings(std::string_view words) {
  while (has_several(words) && is_in(kCompanyEndings, last_word(words))) {
    const std::string_view name = words.substr(0, words.rfind(' '));
    const bool is_joined = last_word(name) == "and" || last_word(name) == "&";
    if (is_joined && !has_several(name)) {
      return words;
    }
    words = is_joined ? name.substr(0, name.rfind(' ')) : name;
  }
  return words;
}

// "j k rowling" is "jk rowling".
std::string join_initials(std::string_view words) {
  std::string joined;
  bool is_behind_initial = false;
  while (!words.empty()) {
    const std::string_view word = first_word(words);
    const bool is_initial = decode_utf8(word, 0).length == word.size();
    if (!joined.empty() && !(is_initial && is_behind_initial)) {
      joined.push_back(' ');
    }
    joined.append(word);
    is_behind_initial = is_initial;
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
  return joined;
}

// "standard & poors" is "standard and poors"; "at&t" stays, and so does "&" at either end.
std::string spell_ampersands(std::string_view words) {
  std::string spelled;
  while (!words.empty()) {
    const std::string_view word = first_word(words);
    const bool is_between = !spelled.empty() && word.size() < words.size();
    if (!spelled.empty()) {
      spelled.push_back(' ');
    }
    spelled.append(word == "&" && is_between ? "and" : word);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
  return spelled;
}

// Whether some company's ending begins so: "", "c", "corp".
bool begins_ending(std::string_view word) {
  return std::ranges::any_of(kCompanyEndings,
                             [&](std::string_view each) { return each.starts_with(word); });
}

// Words as the keys of a kind have them.
std::string spell(EntityKind kind, std::string_view words) {
  return kind == EntityKind::kPerson         ? join_initials(words)
         : kind == EntityKind::kOrganisation ? spell_ampersands(words)
                                             : std::string(words);
}

std::string cut_key(std::string_view words) {
  std::string key(truncate_utf8(words, kMaxKeyBytes));
  while (key.ends_with(' ')) {
    key.pop_back();
  }
  return key;
}

}  // namespace

std::string_view surname_of(std::string_view key) {
  while (has_several(key) && is_in(kGenerations, last_word(key))) {
    key = key.substr(0, key.rfind(' '));
  }
  return last_word(key);
}

std::set<std::string> short_names(std::string_view key) {
  std::set<std::string> names;
  if (!has_several(key)) {
    return names;
  }
  const std::string_view surname = surname_of(key);
  names.emplace(surname);
  names.insert(std::string(first_word(key)).append(" ").append(surname));
  // "van gogh", "de la rua"
  auto begin = static_cast<std::size_t>(surname.data() - key.data());
  while (begin > 1) {
    const std::size_t blank = key.rfind(' ', begin - 2);
    const std::size_t word = blank == std::string_view::npos ? 0 : blank + 1;
    if (word == 0 || !is_in(kParticles, key.substr(word, begin - 1 - word))) {
      break;
    }
    begin = word;
    names.emplace(key.substr(
        begin, static_cast<std::size_t>(surname.data() + surname.size() - key.data()) - begin));
  }
  names.erase(std::string(key));
  return names;
}

bool is_generation(std::string_view word) {
  return is_in(kGenerations, word);
}

bool is_honorific(std::string_view folded) {
  return is_in(kHonorifics, folded);
}

std::string entity_key(EntityKind kind, std::string_view name) {
  name.remove_suffix(possessive_length(name));
  const std::string plain = plain_words(name);
  std::string_view words = plain;
  while (first_word(words) == "the") {
    if (!has_several(words)) {
      return {};
    }
    drop_first_word(words);
  }
  while (kind == EntityKind::kPerson && has_several(words) && is_honorific(first_word(words))) {
    drop_first_word(words);
  }
  return cut_key(spell(kind, kind == EntityKind::kOrganisation ? without_endings(words) : words));
}

KeyBeginning key_beginning(EntityKind kind, std::string_view name) {
  std::string plain = plain_words(name);
  if (!plain.empty() && plain_words(std::string(name).append("x")).ends_with(" x")) {
    plain.push_back(' ');  // the last word is whole
  }
  std::string_view words = plain;
  while (has_several(words) && (first_word(words) == "the" ||
                                (kind == EntityKind::kPerson && is_honorific(first_word(words))))) {
    drop_first_word(words);
  }
  KeyBeginning beginning;
  const bool is_whole = words.ends_with(' ');
  const std::string spelled =
      spell(kind, words.substr(0, words.size() - (is_whole ? 1 : 0))) + (is_whole ? " " : "");
  beginning.prefix = truncate_utf8(spelled, kMaxKeyBytes);
  const std::size_t last = words.rfind(' ');
  if (kind == EntityKind::kOrganisation && last != std::string_view::npos &&
      begins_ending(words.substr(last + 1))) {
    beginning.whole = cut_key(spell(kind, without_endings(words.substr(0, last))));
  }
  return beginning;
}

}  // namespace dateline
