// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "common/entities/entity_key.hpp"
#include "indexer/enrich/entities/tagger.hpp"

namespace dateline {
namespace {

// Sorted.
constexpr std::array<std::string_view, 116> kNoNames{
    "a",         "according", "after",   "all",      "also",      "although",  "an",
    "and",       "another",   "april",   "as",       "at",        "august",    "because",
    "before",    "both",      "but",     "by",       "december",  "dr",        "earlier",
    "even",      "february",  "first",   "for",      "friday",    "from",      "he",
    "her",       "here",      "his",     "how",      "however",   "i",         "if",
    "in",        "it",        "its",     "january",  "july",      "june",      "just",
    "last",      "later",     "many",    "march",    "meanwhile", "monday",    "most",
    "mr",        "mrs",       "ms",      "my",       "new",       "no",        "not",
    "november",  "now",       "october", "of",       "on",        "once",      "one",
    "only",      "or",        "other",   "our",      "saturday",  "september", "she",
    "since",     "so",        "some",    "still",    "such",      "sunday",    "than",
    "that",      "the",       "their",   "then",     "there",     "these",     "they",
    "this",      "those",     "three",   "thursday", "to",        "today",     "tomorrow",
    "tuesday",   "two",       "was",     "we",       "wednesday", "were",      "what",
    "when",      "where",     "while",   "who",      "why",       "with",      "yes",
    "yesterday", "yet",       "you",     "your",
};

// Sorted. Last words of names that are no organisation's.
constexpr std::array<std::string_view, 17> kAgreements{
    "accord",
    "accords",
    "act",
    "agreement",
    "award",
    "awards",
    "bowl",
    "championship",
    "crisis",
    "cup",
    "olympics",
    "pact",
    "prize",
    "protocol",
    "treaty",
    "war",
    "wars",
};

// Sorted. Offices that the tagger takes for a part of the name behind them.
constexpr std::array<std::string_view, 14> kOffices{
    "analyst",
    "chairman",
    "commissioner",
    "congressman",
    "congresswoman",
    "director",
    "economist",
    "marshal",
    "representative",
    "sheik",
    "speaker",
    "spokesman",
    "spokeswoman",
    "undersecretary",
};

// Sorted. What a company's name ends with.
constexpr std::array<std::string_view, 11> kCompanyEndings{
    "co",
    "co.",
    "company",
    "corp",
    "corp.",
    "inc",
    "inc.",
    "ltd",
    "ltd.",
    "plc",
    "sa",
};

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

std::string_view folded_of(const TaggerText& text, const TaggerToken& token) {
  return std::string_view(text.folded).substr(token.folded_begin, token.folded_size);
}

bool is_word(const TaggerText& text, std::uint32_t at, std::string_view folded) {
  return at < text.tokens.size() && folded_of(text, text.tokens[at]) == folded;
}

void set_labels(TaggerText& text, const TaggedSpan& span) {
  for (std::uint32_t i = span.first; i < span.end; ++i) {
    const bool is_first = i == span.first;
    const bool is_last = i + 1 == span.end;
    const Part part = is_first && is_last ? Part::kUnit
                      : is_first          ? Part::kBegin
                      : is_last           ? Part::kLast
                                          : Part::kInside;
    text.tokens[i].label = make_label(span.tag, part);
  }
}

void clear_labels(TaggerText& text, const TaggedSpan& span) {
  for (std::uint32_t i = span.first; i < span.end; ++i) {
    text.tokens[i].label = kOutside;
  }
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

// "House Speaker Newt Gingrich": offices and forms of address are no part of a name. Where one
// stands first, or with two words behind it, the name begins after it.
void drop_titles(TaggerText& text, TaggedSpan& span) {
  std::uint32_t first = span.first;
  for (std::uint32_t i = span.first; i + 1 < span.end; ++i) {
    const bool is_leading = i == first;
    if (is_title(folded_of(text, text.tokens[i])) && (is_leading || i + 2 < span.end)) {
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

// The end of "Harris Upham and Co" where the span is "Harris Upham"; that of the span if no company
// ends there.
std::uint32_t end_of_company(const TaggerText& text, const TaggedSpan& span) {
  const bool is_joined = is_word(text, span.end, "and") || is_word(text, span.end, "&");
  const std::uint32_t last = span.end + (is_joined ? 1 : 0);
  const bool is_ending =
      last < text.tokens.size() && text.tokens[last].is_capital &&
      text.tokens[last].label == kOutside &&
      std::ranges::binary_search(kCompanyEndings, folded_of(text, text.tokens[last]));
  return is_ending ? last + 1 : span.end;
}

// "Moody's", "McDonald's": the tables know a name with the ending, the tagger took it for a
// genitive.
bool is_known_possessive(const TaggerText& text, const TaggedSpan& span) {
  const TaggedSpan longer{.first = span.first, .end = span.end + 1, .tag = span.tag};
  return span.end < text.tokens.size() && text.tokens[span.end].label == kOutside &&
         folded_of(text, text.tokens[span.end]).ends_with('s') &&
         (gazettes_of(text, longer) & mask_of(Gazette::kKnownOrganisation)) != 0 &&
         !text.tokens[span.end].is_capital;
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
  if (is_agreement(text, span)) {
    span.tag = Tag::kMisc;
  }
  if (span.tag == Tag::kPerson) {
    drop_titles(text, span);
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

// "North Atlantic Treaty Organization": so long a name of a known organisation is nothing else, and
// is one name, unless it is part of a longer one.
void set_known_organisation(TaggerText& text, const TaggedSpan& phrase) {
  const std::vector<TaggedSpan> spans = find_spans(text);
  const auto touches = [&](const TaggedSpan& span) {
    return span.first < phrase.end && phrase.first < span.end;
  };
  const auto is_around = [&](const TaggedSpan& span) {
    return span.first <= phrase.first && phrase.end <= span.end;
  };
  if (std::ranges::any_of(spans, is_around)) {
    return;
  }
  for (const TaggedSpan& span : spans) {
    if (touches(span)) {
      clear_labels(text, span);
    }
  }
  set_labels(text, phrase);
}

void join_known_organisations(TaggerText& text) {
  constexpr std::uint32_t kShortestSure = 3;
  constexpr GazetteMask kKnown = mask_of(Gazette::kKnownOrganisation);
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
    const TaggerToken& first = text.tokens[i];
    if (first.phrase_part != 1 || (first.phrase & kKnown) == 0 || !first.is_capital) {
      continue;
    }
    std::uint32_t end = i + 1;
    while (end < text.tokens.size() && text.tokens[end].phrase_part > 1 &&
           text.tokens[end - 1].phrase_part != 2) {
      ++end;
    }
    if (end - i >= kShortestSure && text.tokens[end - 1].is_capital) {
      set_known_organisation(text, {.first = i, .end = end, .tag = Tag::kOrganisation});
    }
  }
}

// "African Standby Force (ASF)": both are of one kind.
void join_acronyms(TaggerText& text) {
  for (std::uint32_t i = 1; i + 2 < text.tokens.size(); ++i) {
    const TaggerToken& acronym = text.tokens[i + 1];
    const Label before = text.tokens[i - 1].label;
    if (is_word(text, i, "(") && is_word(text, i + 2, ")") && acronym.is_all_capitals &&
        ends_name(before) && tag_of(before) == Tag::kOrganisation) {
      set_labels(text, {.first = i + 1, .end = i + 2, .tag = Tag::kOrganisation});
    }
  }
}

}  // namespace

void apply_name_rules(TaggerText& text) {
  for (const TaggedSpan& span : find_spans(text)) {
    correct_span(text, span);
  }
  join_known_organisations(text);
  join_acronyms(text);
}

}  // namespace dateline
