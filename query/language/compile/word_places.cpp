// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/word_places.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "common/support/numbers.hpp"
#include "query/language/syntax/query_refusal.hpp"

namespace dateline {

namespace {

std::string_view prefix_of(Zone zone) {
  return zone == Zone::kByline ? field("byline").prefix : field("text").prefix;
}

Place words_at(std::vector<TermSlot> slots, Zone zone) {
  return {WordsPlace{std::move(slots), zone, std::nullopt}};
}

Place any_of(std::vector<Place> choices) {
  return choices.size() == 1 ? std::move(choices.front()) : Place{AnyPlace{std::move(choices)}};
}

// A pattern cut at its wildcards, what stands between them without escapes.
struct Pattern {
  std::vector<std::string> literals;  // one more than wildcards
  std::string wildcards;
};

Pattern read_pattern(std::string_view text) {
  Pattern pattern;
  pattern.literals.emplace_back();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '*' || text[at] == '?') {
      pattern.wildcards += text[at];
      pattern.literals.emplace_back();
    } else {
      at += text[at] == '\\' && at + 1 < text.size() ? 1U : 0U;
      pattern.literals.back() += text[at];
    }
  }
  return pattern;
}

bool is_of_pairs(const AnalysedWord& word) {
  return !word.is_empty() && (word.parts().back().kind == TokenKind::kPair ||
                              word.parts().back().kind == TokenKind::kPairTail);
}

// Each way to take one of the choices for every word of a phrase, in a row.
std::vector<std::vector<TermSlot>> in_a_row(const std::vector<Place>& words) {
  std::vector<std::vector<TermSlot>> rows(1);
  for (const Place& word : words) {
    std::vector<const WordsPlace*> choices;
    if (const auto* any = std::get_if<AnyPlace>(&word.value)) {
      for (const Place& choice : any->choices) {
        choices.push_back(&std::get<WordsPlace>(choice.value));
      }
    } else {
      choices.push_back(&std::get<WordsPlace>(word.value));
    }
    std::vector<std::vector<TermSlot>> longer;
    for (const std::vector<TermSlot>& row : rows) {
      for (const WordsPlace* choice : choices) {
        longer.push_back(row);
        longer.back().insert(longer.back().end(), choice->slots.begin(), choice->slots.end());
      }
    }
    rows = std::move(longer);
    constexpr std::size_t kMostRows = 64;
    if (rows.size() > kMostRows) {
      return {};
    }
  }
  return rows;
}

}  // namespace

std::string WordPlaces::acronym_term(const AnalysedWord& word) {
  const std::string cased = word.cased();
  const Token& token = word.parts().front();
  if (token.kind != TokenKind::kInitials) {
    std::string note =
        fmt::format("{} is searched as the acronym, not as the word '{}'", cased, word.form(token));
    if (std::ranges::find(result_.notes, note) == result_.notes.end()) {
      result_.notes.push_back(std::move(note));
    }
  }
  return std::string(kCasedPrefix) + cased;
}

std::vector<std::string> WordPlaces::take(Words words, SourceSpan span, Zone zone) {
  if (words.count > kMaxExpansions) {
    refuse(span,
           fmt::format("this stands for {} words of the index, {} at most are searched",
                       with_commas(words.count),
                       with_commas(kMaxExpansions)),
           "write more of the word");
  }
  Expansion expansion{span, {}};
  const std::size_t prefix = prefix_of(zone).size();
  for (const std::string& term : words.terms) {
    expansion.words.push_back(term.substr(prefix));
  }
  result_.expansions.push_back(std::move(expansion));
  return std::move(words.terms);
}

TermSlot WordPlaces::form_slot(const AnalysedWord& word, const Token& part, Zone zone) {
  const std::string form = word.form(part);
  if (part.kind == TokenKind::kPairTail) {
    return {take(vocabulary_.pairs_of(prefix_of(zone), form), {}, zone)};
  }
  return {{std::string(prefix_of(zone)) + form}};
}

TermSlot WordPlaces::stem_slot(const std::string& form, SourceSpan span, Zone zone) {
  return {take(vocabulary_.with_stem(prefix_of(zone), form), span, zone)};
}

std::vector<TermSlot> WordPlaces::part_slots(const AnalysedWord& word, Zone zone) {
  std::vector<TermSlot> slots;
  for (const Token& part : word.parts()) {
    slots.push_back(form_slot(word, part, zone));
    // A run of pairs ends in a character that starts none, or another pair: whichever, it has a
    // position of its own.
    const bool ends_run = part.kind == TokenKind::kPair && word.ends_run(part);
    if (ends_run) {
      slots.push_back({{}, true});
    }
  }
  return slots;
}

std::optional<Place> WordPlaces::of(const Term& term, SourceSpan span, Zone zone) {
  switch (term.kind) {
    case TermKind::kExact: return exact(term.text, zone);
    case TermKind::kWildcard: return wildcard(term, span, zone);
    case TermKind::kFuzzy: return fuzzy(term, span, zone);
    case TermKind::kPlain: break;
  }
  return plain(term, span, zone);
}

std::optional<Place> WordPlaces::plain(const Term& term, SourceSpan span, Zone zone) {
  const AnalysedWord word = analyse(term.text);
  if (word.is_empty()) {
    return std::nullopt;
  }
  if (is_acronym(word, zone)) {
    return words_at({TermSlot{{acronym_term(word)}}}, zone);
  }
  if (word.is_single() && word.parts().front().kind != TokenKind::kPairTail) {
    return words_at({stem_slot(word.form(word.parts().front()), span, zone)}, zone);
  }
  std::vector<Place> choices{words_at(part_slots(word, zone), zone)};
  if (const auto compound = word.compound()) {
    choices.push_back(words_at({stem_slot(*compound, span, zone)}, zone));
  }
  return any_of(std::move(choices));
}

std::optional<Place> WordPlaces::exact(std::string_view text, Zone zone) {
  const AnalysedWord word = analyse(text);
  if (word.is_empty()) {
    return std::nullopt;
  }
  if (word.has_cased_form() && zone != Zone::kByline) {
    return words_at({TermSlot{{std::string(kCasedPrefix) + word.cased()}}}, zone);
  }
  return Place{WordsPlace{part_slots(word, zone), zone, std::string(word.written())}};
}

std::optional<Place> WordPlaces::wildcard(const Term& term, SourceSpan span, Zone zone) {
  const Pattern pattern = read_pattern(term.text);
  std::string folded;
  bool is_one_word = true;
  for (std::size_t i = 0; i < pattern.literals.size(); ++i) {
    const AnalysedWord word = analyse(pattern.literals[i]);
    is_one_word = is_one_word && (word.is_empty() || (word.is_single() && !is_of_pairs(word)));
    if (!word.is_empty()) {
      folded += word.form(word.parts().front());
    }
    if (i < pattern.wildcards.size()) {
      folded += pattern.wildcards[i];
    }
  }
  if (is_one_word) {
    return words_at({TermSlot{take(vocabulary_.matching(prefix_of(zone), folded), span, zone)}},
                    zone);
  }
  const AnalysedWord word = analyse(pattern.literals.front());
  if (pattern.wildcards != "*" || word.is_empty()) {
    refuse(span,
           "in a word of several parts * may stand at the end only",
           "write the part with the wildcard as a word of its own, with ADJ/1 between");
  }
  std::vector<TermSlot> slots = part_slots(word, zone);
  if (is_of_pairs(word)) {
    return words_at(std::move(slots), zone);  // every pair may go on
  }
  const auto going_on = [&](const std::string& form) {
    return TermSlot{take(vocabulary_.matching(prefix_of(zone), form + '*'), span, zone)};
  };
  slots.back() = going_on(word.form(word.parts().back()));
  std::vector<Place> choices{words_at(std::move(slots), zone)};
  if (const auto compound = word.compound()) {
    choices.push_back(words_at({going_on(*compound)}, zone));
  }
  return any_of(std::move(choices));
}

std::optional<Place> WordPlaces::fuzzy(const Term& term, SourceSpan span, Zone zone) {
  const AnalysedWord word = analyse(term.text);
  if (word.is_empty()) {
    return std::nullopt;
  }
  if (!word.is_single() || is_of_pairs(word)) {
    refuse(span, "~ works on single words", "write the word without hyphens, or without the ~");
  }
  constexpr std::uint8_t kShortest = 3;  // anything is spelt like a shorter word
  if (word.parts().front().form_characters < kShortest) {
    refuse(span, "~ needs a word of three letters at least", "leave the ~ out");
  }
  // Each walks a good part of the vocabulary: milliseconds.
  constexpr std::size_t kMostVariants = 64;
  if (++variants_ > kMostVariants) {
    refuse(span,
           fmt::format("more than {} words with ~", kMostVariants),
           "leave the ~ out where the spelling is sure");
  }
  const std::string form = word.form(word.parts().front());
  return words_at(
      {TermSlot{take(vocabulary_.similar(prefix_of(zone), form, term.edits), span, zone)}}, zone);
}

std::optional<Place> WordPlaces::unstemmed(const Term& term, SourceSpan span, Zone zone) {
  if (term.kind == TermKind::kWildcard) {
    return wildcard(term, span, zone);
  }
  const AnalysedWord word = analyse(term.text);
  if (word.is_empty()) {
    return std::nullopt;
  }
  std::vector<Place> choices{words_at(part_slots(word, zone), zone)};
  if (const auto compound = word.compound()) {
    choices.push_back(words_at({TermSlot{{std::string(prefix_of(zone)) + *compound}}}, zone));
  }
  return any_of(std::move(choices));
}

std::optional<Place> WordPlaces::of(const Phrase& phrase, SourceSpan span, Zone zone) {
  if (phrase.is_exact) {
    std::string text;
    for (const Term& word : phrase.words) {
      text += text.empty() ? word.text : ' ' + word.text;
    }
    return exact(text, zone);
  }
  constexpr std::size_t kMostSlopWords = 16;
  const std::size_t most = phrase.slop ? kMostSlopWords : kMaxTerms;
  if (phrase.words.size() > most) {
    refuse(span,
           fmt::format("{} words in one phrase, {} at most are searched",
                       with_commas(phrase.words.size()),
                       with_commas(most)),
           "write fewer of them");
  }
  std::vector<Place> words;
  for (const Term& term : phrase.words) {
    if (auto word = unstemmed(term, span, zone)) {
      words.push_back(*std::move(word));
    }
  }
  if (words.size() <= 1) {
    return words.empty() ? std::nullopt : std::optional(std::move(words.front()));
  }
  if (phrase.slop) {
    return Place{NearPlace{static_cast<std::uint32_t>(*phrase.slop), false, std::move(words)}};
  }
  std::vector<std::vector<TermSlot>> rows = in_a_row(words);
  if (rows.empty()) {
    refuse(span,
           "too many hyphenated words in one phrase",
           "write six of them at most, or some without the hyphen");
  }
  std::vector<Place> choices;
  choices.reserve(rows.size());
  for (std::vector<TermSlot>& row : rows) {
    choices.push_back(words_at(std::move(row), zone));
  }
  return any_of(std::move(choices));
}

}  // namespace dateline
