// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/rules.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

#include "common/entities/entity_key.hpp"
#include "indexer/enrich/entities/known_name_rules.hpp"
#include "indexer/enrich/entities/rule_words.hpp"
#include "indexer/enrich/entities/span_labels.hpp"
#include "indexer/enrich/entities/tagger.hpp"

namespace dateline {
namespace {

// Lists of full names hold countries too: "Canada" is one.
constexpr GazetteMask kPeople =
    static_cast<GazetteMask>(mask_of(Gazette::kFirstName) | mask_of(Gazette::kLastName));

// "general", "maj.-gen."
bool is_title(std::string_view folded) {
  folded.remove_prefix(folded.rfind('-') + 1);
  if (folded.ends_with('.')) {
    folded.remove_suffix(1);
  }
  return is_honorific(folded) || std::ranges::binary_search(kOffices, folded);
}

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& sorted, std::string_view folded) {
  return std::ranges::binary_search(sorted, folded);
}

// Of the sentence that the span is in: no name goes on behind it, and what follows may be of
// another string (the headline, the body).
std::uint32_t end_of_sentence(const TaggerText& text, const TaggedSpan& span) {
  const auto next =
      std::ranges::upper_bound(text.sentences, span.first, {}, &TaggerSentence::begin);
  return next == text.sentences.begin() ? static_cast<std::uint32_t>(text.tokens.size())
                                        : (next - 1)->end;
}

// What the gazetteer says of the whole span; 0 if it is no phrase of it.
GazetteMask gazettes_of(const TaggerText& text, const TaggedSpan& span) {
  const TaggerToken& first = text.tokens[span.first];
  if (span.end - span.first == 1) {
    return first.gazettes;
  }
  const bool is_phrase = first.phrase_part == 1 && text.tokens[span.end - 1].phrase_part == 2;
  return is_phrase ? first.phrase : GazetteMask{0};
}

bool is_no_name(const TaggerText& text, const TaggedSpan& span) {
  const TaggerToken& token = text.tokens[span.first];
  return span.end - span.first == 1 &&
         (token.form.size() == 1 ||
          (!token.is_all_capitals && std::ranges::binary_search(kNoNames, folded_of(text, token))));
}

// The agency of "BRUSSELS, Feb 25 (Reuters) -", within the first tokens of a sentence.
bool is_agency_credit(const TaggerText& text, const TaggedSpan& span) {
  constexpr std::uint32_t kMostTokensBefore = 12;
  if (span.first == 0 || span.end >= text.tokens.size()) {
    return false;
  }
  const auto sentence =
      std::ranges::upper_bound(text.sentences, span.first, {}, &TaggerSentence::begin) - 1;
  return span.first - sentence->begin <= kMostTokensBefore && is_word(text, span.first - 1, "(") &&
         is_word(text, span.end, ")") &&
         (is_word(text, span.end + 1, "-") || is_word(text, span.end + 1, "\u2013") ||
          is_word(text, span.end + 1, "\u2014") || is_word(text, span.end + 1, "--"));
}

// "Reuter" below an article of that agency.
bool is_sign_off(const TaggerText& text, const TaggedSpan& span) {
  return span.end == text.tokens.size() && span.end - span.first == 1 && !text.sentences.empty() &&
         text.sentences.back().begin + 1 >= span.first &&
         (is_word(text, span.first, "reuter") || is_word(text, span.first, "reuters"));
}

// "later a member of Parliament": an office, as a title is.
bool is_office(const TaggerText& text, const TaggedSpan& span) {
  return span.first >= 2 && span.end - span.first == 1 && is_word(text, span.first, "parliament") &&
         is_word(text, span.first - 1, "of") &&
         (is_word(text, span.first - 2, "member") || is_word(text, span.first - 2, "members"));
}

// "Washington Treaty", "Emergencies Act", "Nobel Prize": what is agreed, made law or won.
bool is_agreement(const TaggerText& text, const TaggedSpan& span) {
  return span.end - span.first > 1 && span.tag != Tag::kMisc &&
         std::ranges::binary_search(kAgreements, folded_of(text, text.tokens[span.end - 1]));
}

bool is_title_at(const TaggerText& text, std::uint32_t at) {
  const std::string_view word = folded_of(text, text.tokens[at]);
  if (word == "prince" || word == "princess") {
    return at > 0 && is_word(text, at - 1, "crown");
  }
  return is_title(word) || is_one_of(kSureOffices, word);
}

// "House Speaker Newt Gingrich", "Energy Minister Subroto": offices and forms of address are no
// part of a name. Where one stands first, is nothing else, or has two words behind it, the name
// begins after it.
void drop_titles(TaggerText& text, TaggedSpan& span) {
  std::uint32_t first = span.first;
  for (std::uint32_t i = span.first; i + 1 < span.end; ++i) {
    const bool is_clear =
        i == first || i + 2 < span.end || is_one_of(kSureOffices, folded_of(text, text.tokens[i]));
    if (is_clear && is_title_at(text, i)) {
      first = i + 1;
    }
  }
  clear_labels(text, {.first = span.first, .end = first, .tag = span.tag});
  span.first = first;
}

// "India and Pakistan": two places, each known by itself.
bool is_pair_of_places(const TaggerText& text, const TaggedSpan& span) {
  const auto is_place = [&](std::uint32_t at) {
    return (text.tokens[at].gazettes & mask_of(Gazette::kKnownPlace)) != 0;
  };
  return span.end - span.first == 3 && is_word(text, span.first + 1, "and") &&
         is_place(span.first) && is_place(span.first + 2);
}

// The end of "Harris Upham and Co" where the span is "Harris Upham", of "Johnson Products Inc"
// where it is "Johnson"; that of the span if no company ends there.
std::uint32_t end_of_company(const TaggerText& text, const TaggedSpan& span) {
  constexpr std::uint32_t kMostWords = 3;
  const bool is_joined = is_word(text, span.end, "and") || is_word(text, span.end, "&");
  const std::uint32_t first = span.end + (is_joined ? 1 : 0);
  const std::uint32_t end = std::min(end_of_sentence(text, span), first + kMostWords);
  for (std::uint32_t i = first; i < end; ++i) {
    const TaggerToken& token = text.tokens[i];
    if (!token.is_capital || token.label != kOutside) {
      break;
    }
    if (is_one_of(kCompanyEndings, folded_of(text, token))) {
      return i + 1;
    }
  }
  return span.end;
}

// "Harper <HPR>", "Apple (AAPL.O)"
bool has_ticker(const TaggerText& text, const TaggedSpan& span) {
  if (span.end + 2 >= text.tokens.size() || !text.tokens[span.end + 1].is_all_capitals) {
    return false;
  }
  const std::string_view code = text.tokens[span.end + 1].form;
  const bool has_exchange = code.substr(0, code.size() - 1).find('.') != std::string_view::npos;
  return (is_word(text, span.end, "<") && is_word(text, span.end + 2, ">")) ||
         (is_word(text, span.end, "(") && is_word(text, span.end + 2, ")") && has_exchange);
}

// "Donald Trump Jr.": the tagger left it out.
std::uint32_t end_of_generation(const TaggerText& text, const TaggedSpan& span) {
  const bool is_behind = span.end < end_of_sentence(text, span) &&
                         text.tokens[span.end].label == kOutside &&
                         text.tokens[span.end].is_capital &&
                         is_one_of(kGenerations, folded_of(text, text.tokens[span.end]));
  return is_behind ? span.end + 1 : span.end;
}

// The end of "Johnson & Johnson" where the span is the first of them: nobody else is named so.
std::uint32_t end_of_firm(const TaggerText& text, const TaggedSpan& span) {
  const bool is_firm = span.end - span.first == 1 && span.end + 1 < end_of_sentence(text, span) &&
                       is_word(text, span.end + 1, folded_of(text, text.tokens[span.first])) &&
                       (is_word(text, span.end, "&") || is_word(text, span.end, "and"));
  return is_firm ? span.end + 2 : span.end;
}

// "Guinness Plc"
bool ends_as_company(const TaggerText& text, const TaggedSpan& span) {
  return span.end - span.first > 1 &&
         is_one_of(kCompanyEndings, folded_of(text, text.tokens[span.end - 1]));
}

// "Moody's", "McDonald's": the tables know a name with the ending, the tagger took it for a
// genitive.
bool is_known_possessive(const TaggerText& text, const TaggedSpan& span) {
  const TaggedSpan longer{.first = span.first, .end = span.end + 1, .tag = span.tag};
  return span.end < end_of_sentence(text, span) && text.tokens[span.end].label == kOutside &&
         folded_of(text, text.tokens[span.end]).ends_with('s') &&
         (gazettes_of(text, longer) & mask_of(Gazette::kKnownOrganisation)) != 0 &&
         !text.tokens[span.end].is_capital;
}

// "Moscow replied": no person of that name is known.
bool is_speaking_capital(const TaggerText& text, std::uint32_t at) {
  return text.tokens[at].is_capital && at + 1 < text.tokens.size() &&
         is_one_of(kSays, folded_of(text, text.tokens[at + 1])) &&
         is_one_of(kCapitals, folded_of(text, text.tokens[at]));
}

// What no name reaches across: "Mohammed bin Salman; bin Salman".
bool is_separator(const TaggerToken& token) {
  constexpr std::array<std::string_view, 10> kSeparators{
      "(", ")", "*", ":", ";", "<", ">", "[", "]", "|"};
  return token.form == "\u2022" || is_one_of(kSeparators, token.form);
}

bool is_elided(const TaggerText& text, std::uint32_t at) {
  std::string_view folded = folded_of(text, text.tokens[at]);
  for (const std::string_view apostrophe : {"'", "\u2019"}) {
    if (folded.ends_with(apostrophe) && text.tokens[at].form.size() > apostrophe.size()) {
      folded.remove_suffix(apostrophe.size());
      return is_one_of(kElided, folded);
    }
  }
  return false;
}

// The names that the tagger takes for one, without what is elided before them.
std::vector<TaggedSpan> parts_of(const TaggerText& text, const TaggedSpan& span) {
  std::vector<TaggedSpan> parts;
  std::uint32_t first = span.first;
  for (std::uint32_t i = span.first; i <= span.end; ++i) {
    const bool is_end = i == span.end || is_separator(text.tokens[i]);
    if (is_end && i > first) {
      parts.push_back({.first = first, .end = i, .tag = span.tag});
    }
    if (is_end || (i == first && is_elided(text, i))) {
      first = i + 1;
    }
  }
  return parts;
}

void correct_span(TaggerText& text, TaggedSpan span) {
  if (is_no_name(text, span) || is_agency_credit(text, span) || is_sign_off(text, span) ||
      is_office(text, span)) {
    clear_labels(text, span);
    return;
  }
  if (is_pair_of_places(text, span)) {
    clear_labels(text, span);
    set_labels(text, {.first = span.first, .end = span.first + 1, .tag = Tag::kLocation});
    set_labels(text, {.first = span.end - 1, .end = span.end, .tag = Tag::kLocation});
    return;
  }
  if (is_known_possessive(text, span)) {
    set_labels(text, {.first = span.first, .end = span.end + 1, .tag = Tag::kOrganisation});
    return;
  }
  if (span.tag == Tag::kPerson && end_of_company(text, span) != span.end) {
    set_labels(text,
               {.first = span.first, .end = end_of_company(text, span), .tag = Tag::kOrganisation});
    return;
  }
  if (span.tag == Tag::kPerson && end_of_firm(text, span) != span.end) {
    set_labels(text,
               {.first = span.first, .end = end_of_firm(text, span), .tag = Tag::kOrganisation});
    return;
  }
  if (is_agreement(text, span)) {
    span.tag = Tag::kMisc;
  }
  if (span.tag == Tag::kPerson && (ends_as_company(text, span) || has_ticker(text, span))) {
    span.tag = Tag::kOrganisation;
  }
  if (span.tag == Tag::kPerson) {
    drop_titles(text, span);
    span.end = end_of_generation(text, span);
  }
  const GazetteMask gazettes = gazettes_of(text, span);
  const bool is_place = (gazettes & mask_of(Gazette::kKnownPlace)) != 0;
  const bool is_demonym = (gazettes & mask_of(Gazette::kKnownDemonym)) != 0;
  const bool is_organisation = (gazettes & mask_of(Gazette::kKnownOrganisation)) != 0;
  if (is_place && !is_demonym && !is_organisation && (gazettes & kPeople) == 0) {
    span.tag = Tag::kLocation;
  } else if (is_demonym && !is_place && !is_organisation && span.tag == Tag::kLocation) {
    span.tag = Tag::kMisc;
  } else if (is_organisation && !is_place && (gazettes & kPeople) == 0 &&
             span.tag == Tag::kPerson) {
    span.tag = Tag::kOrganisation;
  }
  set_labels(text, span);
}

// "Washington said": what the tagger takes for a person or for nothing.
void mark_speaking_capitals(TaggerText& text) {
  std::set<std::string_view> surnames;
  for (const TaggedSpan& span : find_spans(text)) {
    if (span.tag == Tag::kPerson && span.end - span.first > 1) {
      surnames.insert(folded_of(text, text.tokens[span.end - 1]));
    }
  }
  const Label person = make_label(Tag::kPerson, Part::kUnit);
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
    const Label label = text.tokens[i].label;
    if ((label == kOutside || label == person) && is_speaking_capital(text, i) &&
        !surnames.contains(folded_of(text, text.tokens[i]))) {
      text.tokens[i].label = make_label(Tag::kLocation, Part::kUnit);
    }
  }
}

}  // namespace

void apply_name_rules(TaggerText& text) {
  for (const TaggedSpan& span : find_spans(text)) {
    if (!starts_name(text.tokens[span.first].label)) {
      continue;  // part of a longer name by now
    }
    if (span.tag == Tag::kMisc) {
      correct_span(text, span);
      continue;
    }
    clear_labels(text, span);
    const std::vector<TaggedSpan> parts = parts_of(text, span);
    for (const TaggedSpan& part : parts) {
      set_labels(text, part);
    }
    for (const TaggedSpan& part : parts) {
      correct_span(text, part);
    }
  }
  join_known_organisations(text);
  join_acronyms(text);
  mark_speaking_capitals(text);
}

}  // namespace dateline
