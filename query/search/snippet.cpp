// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/snippet.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "common/analysis/sentences.hpp"
#include "query/search/marked_text.hpp"

namespace dateline {

namespace {

// What the chosen sentences show already is worth this much in a further one.
constexpr double kRepeatedPlace = 0.25;

// Which of the things looked for stand in a sentence.
using PlaceSet = std::set<std::size_t>;

// What a sentence with these adds to what is shown already.
double value_of(const PlaceSet& places, const PlaceSet& shown) {
  double value = 0;
  for (const std::size_t place : places) {
    value += shown.contains(place) ? kRepeatedPlace : 1.0;
  }
  return value;
}

bool overlaps(const TextSpan& a, const TextSpan& b) {
  return a.begin < b.end && b.begin < a.end;
}

// A part of the sentence of at most max_bytes, cut between words, that begins a little before the
// first match so that a long sentence still shows it.
TextSpan trim(std::string_view text,
              const TextSpan& sentence,
              const std::vector<TextSpan>& marks,
              std::size_t max_bytes) {
  const auto length = static_cast<std::uint32_t>(max_bytes);
  if (sentence.end - sentence.begin <= length) {
    return sentence;
  }
  const auto first =
      std::ranges::find_if(marks, [&](const TextSpan& mark) { return overlaps(mark, sentence); });
  const std::uint32_t context = length / 4;
  TextSpan slice = sentence;
  if (first != marks.end() && first->end - sentence.begin > length) {
    slice.begin =
        word_start_before(text, first->begin - std::min(context, first->begin), sentence.begin);
  }
  if (slice.end - slice.begin > length) {
    const std::uint32_t cut = word_start_before(text, slice.begin + length, slice.begin);
    // A script without blanks has no word to cut at: then at a code point.
    slice.end = cut > slice.begin ? cut : slice.begin + length;
    while (slice.end > slice.begin &&
           (static_cast<unsigned char>(text[slice.end]) & 0xC0U) == 0x80U) {
      --slice.end;
    }
  }
  return slice;
}

struct Match {
  TextSpan span;
  std::size_t place;
};

// The words of the body in order.
std::vector<Match> matches_in_body(const std::vector<Occurrence>& occurrences) {
  std::vector<Match> matches;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.part == TextPart::kBody) {
      for (const TextSpan& word : occurrence.words) {
        matches.push_back({word, occurrence.place});
      }
    }
  }
  std::ranges::sort(matches, {}, [](const Match& match) { return match.span.begin; });
  return matches;
}

std::vector<PlaceSet> places_by_sentence(const std::vector<TextSpan>& sentences,
                                         const std::vector<Match>& matches) {
  std::vector<PlaceSet> places(sentences.size());
  std::size_t index = 0;
  for (const Match& match : matches) {
    while (index < sentences.size() && sentences[index].end <= match.span.begin) {
      ++index;
    }
    if (index < sentences.size()) {
      places[index].insert(match.place);
    }
  }
  return places;
}

// Indexes of the best sentences, best first: those that show most of what is looked for, then those
// that add to what is shown.
std::vector<std::size_t> choose_sentences(const std::vector<TextSpan>& sentences,
                                          const std::vector<Match>& matches,
                                          std::size_t max_bytes) {
  std::vector<PlaceSet> places = places_by_sentence(sentences, matches);
  PlaceSet shown;
  std::vector<std::size_t> chosen;
  for (std::size_t bytes = 0; bytes < max_bytes;) {
    const auto value = [&shown](const PlaceSet& set) { return value_of(set, shown); };
    const auto best = std::ranges::max_element(places, {}, value);
    if (best == places.end() || best->empty()) {
      break;
    }
    chosen.push_back(static_cast<std::size_t>(best - places.begin()));
    bytes += sentences[chosen.back()].end - sentences[chosen.back()].begin;
    shown.merge(*best);
    best->clear();  // not to be chosen again
  }
  if (chosen.empty() && !sentences.empty()) {
    chosen.push_back(0);
  }
  return chosen;
}

MarkedText join(std::string_view text,
                const std::vector<TextSpan>& sentences,
                const std::vector<TextSpan>& slices,
                const std::vector<TextSpan>& marks) {
  MarkedTextBuilder builder(text, marks);
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const auto starts = [&](const TextSpan& sentence) { return sentence.begin == slices[i].begin; };
    const auto sentence = std::ranges::find_if(sentences, starts);
    // Adjacent to the slice before: nothing but blanks between.
    const bool follows =
        i > 0 && text.substr(slices[i - 1].end, slices[i].begin - slices[i - 1].end)
                         .find_first_not_of(" \n\t\r") == std::string_view::npos;
    if ((i > 0 && !follows) || (i == 0 && sentence == sentences.end())) {
      builder.append_ellipsis();
    } else {
      builder.append_blank();
    }
    builder.append(slices[i]);
  }
  if (!slices.empty()) {
    const auto ends = [&](const TextSpan& sentence) { return sentence.end == slices.back().end; };
    if (std::ranges::find_if(sentences, ends) == sentences.end()) {
      builder.append_ellipsis();
    }
  }
  return builder.finish();
}

}  // namespace

MarkedText mark_line(std::string_view text,
                     TextPart part,
                     const std::vector<Occurrence>& occurrences) {
  const std::vector<TextSpan> marks = words_in(part, occurrences);
  MarkedTextBuilder builder(text, marks);
  builder.append({0, static_cast<std::uint32_t>(text.size())});
  return builder.finish();
}

MarkedText mark_text(std::string_view text,
                     TextPart part,
                     const std::vector<Occurrence>& occurrences) {
  MarkedText marked{std::string(text), {}};
  for (const TextSpan& span : words_in(part, occurrences)) {
    marked.marks.push_back({span.begin, span.end});
  }
  return marked;
}

MarkedText make_snippet(std::string_view body,
                        const std::vector<Occurrence>& occurrences,
                        std::size_t max_bytes) {
  const std::vector<TextSpan> sentences = all_sentences(body);
  const std::vector<Match> matches = matches_in_body(occurrences);
  const std::vector<TextSpan> marks = words_in(TextPart::kBody, occurrences);
  std::vector<TextSpan> slices;
  std::size_t room = max_bytes;
  constexpr std::size_t kLeastSlice = 60;
  for (const std::size_t index : choose_sentences(sentences, matches, max_bytes)) {
    if (room < kLeastSlice) {
      break;
    }
    slices.push_back(trim(body, sentences[index], marks, room));
    room -= std::min<std::size_t>(room, slices.back().end - slices.back().begin);
  }
  std::ranges::sort(slices, {}, &TextSpan::begin);
  return join(body, sentences, slices, marks);
}

}  // namespace dateline
