// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/rules.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "common/entities/entity_key.hpp"
#include "indexer/enrich/entities/rule_words.hpp"
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

std::string_view folded_of(const TaggerText& text, const TaggerToken& token) {
  return std::string_view(text.folded).substr(token.folded_begin, token.folded_size);
}

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& sorted, std::string_view folded) {
  return std::ranges::binary_search(sorted, folded);
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
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  for (std::uint32_t i = first; i < std::min(size, first + kMostWords); ++i) {
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
  const bool is_behind = span.end < text.tokens.size() && text.tokens[span.end].label == kOutside &&
                         text.tokens[span.end].is_capital &&
                         is_one_of(kGenerations, folded_of(text, text.tokens[span.end]));
  return is_behind ? span.end + 1 : span.end;
}

// The end of "Johnson & Johnson" where the span is the first of them: nobody else is named so.
std::uint32_t end_of_firm(const TaggerText& text, const TaggedSpan& span) {
  const bool is_firm = span.end - span.first == 1 && span.end + 1 < text.tokens.size() &&
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
  return span.end < text.tokens.size() && text.tokens[span.end].label == kOutside &&
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

// Names as the tagger found them, in order, to be replaced by known ones.
class SpanCursor {
 public:
  explicit SpanCursor(const TaggerText& text) : spans_(find_spans(text)) {}

  // Labels the phrase as one name, unless it is part of one that is_kept. Phrases must come in
  // order.
  template <typename IsKept>
  void set_name(TaggerText& text, const TaggedSpan& phrase, IsKept&& is_kept) {
    while (next_ < spans_.size() && spans_[next_].end <= phrase.first) {
      ++next_;
    }
    std::size_t end = next_;
    while (end < spans_.size() && spans_[end].first < phrase.end) {
      ++end;
    }
    const std::span<TaggedSpan> touching = std::span(spans_).subspan(next_, end - next_);
    const bool is_part = std::ranges::any_of(touching, [&](const TaggedSpan& span) {
      return span.first <= phrase.first && phrase.end <= span.end && is_kept(span);
    });
    if (is_part) {
      return;
    }
    for (TaggedSpan& span : touching) {
      clear_labels(text, span);
      span.end = span.first;
    }
    set_labels(text, phrase);
  }

 private:
  std::vector<TaggedSpan> spans_;
  std::size_t next_ = 0;
};

// "North Atlantic Treaty Organization": so long a name of a known organisation is nothing else, and
// is one name, unless it is part of a longer one.
void join_known_organisations(TaggerText& text) {
  constexpr std::uint32_t kShortestSure = 3;
  constexpr GazetteMask kKnown = mask_of(Gazette::kKnownOrganisation);
  SpanCursor spans(text);
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
      spans.set_name(text,
                     {.first = i, .end = end, .tag = Tag::kOrganisation},
                     [](const TaggedSpan&) { return true; });
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

// Tokens [first, end) of the known phrase or word that starts at `first`, with its kind; empty if
// none does. Short words must be in capitals: "UN" is one, "Un" an article.
TaggedSpan known_name_at(const TaggerText& text, std::uint32_t first) {
  constexpr std::size_t kShort = 3;
  const auto tag_for = [](GazetteMask mask) {
    return (mask & mask_of(Gazette::kKnownPlace)) != 0 ? Tag::kLocation : Tag::kOrganisation;
  };
  constexpr auto kKnown = static_cast<GazetteMask>(mask_of(Gazette::kKnownPlace) |
                                                   mask_of(Gazette::kKnownOrganisation));
  const TaggerToken& token = text.tokens[first];
  TaggedSpan span{.first = first, .end = first, .tag = Tag::kLocation};
  if (!token.is_capital) {
    return span;
  }
  if (token.phrase_part == 1 && (token.phrase & kKnown) != 0) {
    span = {.first = first, .end = first + 1, .tag = tag_for(token.phrase)};
    while (span.end < text.tokens.size() && text.tokens[span.end].phrase_part > 1) {
      ++span.end;
    }
  } else if ((token.gazettes & kKnown) != 0 &&
             (token.is_all_capitals || token.form.size() > kShort)) {
    span = {.first = first, .end = first + 1, .tag = tag_for(token.gazettes)};
  }
  return span;
}

}  // namespace

void mark_known_names(TaggerText& text) {
  const auto is_full_name = [](const TaggedSpan& span) {
    return span.tag == Tag::kPerson && span.end - span.first > 1;
  };
  SpanCursor spans(text);
  for (std::uint32_t i = 0; i < text.tokens.size();) {
    const TaggedSpan name = known_name_at(text, i);
    if (name.end > i) {
      spans.set_name(text, name, is_full_name);
    }
    i = std::max(name.end, i + 1);
  }
}

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
