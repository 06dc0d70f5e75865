// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/random_leaf.hpp"

#include <algorithm>
#include <utility>

#include "tests/support/odd_words.hpp"

namespace dateline::test {

std::string LeafMaker::make_text() {
  return options_.odd_words == OddWords::kSome && happens(30) ? one_of(odd_words())
                                                              : one_of(options_.words);
}

std::optional<Term> LeafMaker::make_prefix(const std::string& word) {
  const auto is_letter = [](char letter) { return letter >= 'a' && letter <= 'z'; };
  if (word.size() < 4 || !std::ranges::all_of(word, is_letter)) {
    return std::nullopt;
  }
  const std::size_t kept = 3 + random_() % (word.size() - 3);
  const bool is_odd = options_.odd_words == OddWords::kSome && happens(20);
  static const std::vector<std::string> odd_patterns = {
      "\\*", "\\?", "\\\\", "-", "\"", "＊", "(", " ", "東", "~", ":x"};
  return Term{word.substr(0, kept) + (is_odd ? one_of(odd_patterns) : "") + "*",
              TermKind::kWildcard};
}

Term LeafMaker::make_wildcard() {
  const std::string& word = one_of(options_.words);
  std::optional<Term> prefix = make_prefix(word);
  if (!prefix) {
    return {word};
  }
  if (happens(50)) {
    prefix->text = word;
    prefix->text[3 + random_() % (word.size() - 3)] = '?';
    prefix->text += happens(20) ? "*" : "";
  }
  return *prefix;
}

Term LeafMaker::make_term() {
  if (allows(Construct::kWildcard) && happens(12)) {
    return make_wildcard();
  }
  Term term{make_text()};
  if (allows(Construct::kFuzzy) && happens(8)) {
    term.kind = TermKind::kFuzzy;
    term.edits = 1 + below(2);
  } else if (allows(Construct::kExact) && happens(8)) {
    term.kind = TermKind::kExact;
  }
  return term;
}

Phrase LeafMaker::make_phrase() {
  Phrase phrase;
  phrase.is_exact = allows(Construct::kExact) && happens(10);
  for (int left = 1 + below(3); left > 0; --left) {
    Term word{make_text()};
    if (!phrase.is_exact && allows(Construct::kWildcard) && happens(15)) {
      word = make_prefix(word.text).value_or(word);
    }
    phrase.words.push_back(std::move(word));
  }
  if (!phrase.is_exact && phrase.words.size() > 1 && allows(Construct::kSlop) && happens(25)) {
    phrase.slop = 1 + below(8);
  }
  return phrase;
}

Term LeafMaker::make_value(const Field& field) {
  const bool is_odd = options_.odd_words == OddWords::kSome && happens(30);
  Term value{is_odd ? one_of(odd_words()) : one_of(options_.values)};
  if (allows(Construct::kWildcard) && happens(15)) {
    return make_prefix(value.text).value_or(value);
  }
  if (field.kind == FieldKind::kEntity && allows(Construct::kExact) && happens(15)) {
    value.kind = TermKind::kExact;
  }
  return value;
}

std::string LeafMaker::make_date() {
  static const std::vector<std::string> odd_dates = {"2022 02 25",
                                                     "a..b",
                                                     "2022.",
                                                     ".5",
                                                     "[x",
                                                     "２０２２",
                                                     "25–27",
                                                     "TO",
                                                     "*",
                                                     "\"",
                                                     "\\",
                                                     "25.2.2022"};
  return options_.odd_words == OddWords::kSome && happens(20) ? one_of(odd_dates)
                                                              : one_of(options_.dates);
}

DateRange LeafMaker::make_dates(const Field& field) {
  DateRange dates{&field, make_date(), {}, happens(50)};
  dates.to = dates.is_range ? make_date() : dates.from;
  if (dates.is_range && happens(40)) {
    (happens(50) ? dates.from : dates.to).clear();
  }
  return dates;
}

NumberRange LeafMaker::make_numbers(const Field& field) {
  const auto from = static_cast<std::uint64_t>(below(20));
  const auto to = from + static_cast<std::uint64_t>(below(20));
  switch (below(3)) {
    case 0: return {&field, from, std::nullopt};
    case 1: return {&field, std::nullopt, to};
    default: return {&field, from, to};
  }
}

Special LeafMaker::make_special(const Field& field) {
  if (field.name == "has") {
    return {SpecialKind::kHas, happens(50) ? "date" : "byline"};
  }
  if (field.name == "is") {
    return {SpecialKind::kIs, "duplicate"};
  }
  return {field.name == "like" ? SpecialKind::kLike : SpecialKind::kSaved, make_value(field).text};
}

}  // namespace dateline::test
