// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/occurrences.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

#include "query/language/compile/place_spans.hpp"
#include "query/search/entity_matches.hpp"

namespace dateline {

namespace {

// A run of words at consecutive positions, where it stands.
struct Leaf {
  Span span;
  TextPart part;
  TextSpan bytes;
};

// A stretch that holds another one says nothing more.
Spans without_longer(Spans spans) {
  // From the last one that begins: what ends later than one of them holds it.
  std::ranges::sort(spans, {}, [](const Span& span) { return std::tuple(~span.begin, span.end); });
  Spans kept;
  std::uint32_t nearest_end = std::numeric_limits<std::uint32_t>::max();
  for (const Span& span : spans) {
    if (span.end < nearest_end) {
      nearest_end = span.end;
      kept.push_back(span);
    }
  }
  std::ranges::reverse(kept);
  return kept;
}

class PlaceOccurrences {
 public:
  explicit PlaceOccurrences(TextPositions& text) : text_(text), spans_(text) {}

  std::vector<Occurrence> of(const Place& place, std::size_t index) {
    const Spans hits = hits_of(place);
    if (hits.empty()) {
      return {};
    }
    visit_words(place, [this](const WordsPlace& words) {
      for (const Span& span : spans_.of(words, Wanted::kAll)) {
        add_leaf(words, span);
      }
    });
    std::ranges::sort(leaves_, {}, &Leaf::span);
    std::vector<Occurrence> occurrences;
    for (const Span& hit : hits) {
      if (auto occurrence = within(hit); !occurrence.words.empty()) {
        occurrence.place = index;
        occurrences.push_back(std::move(occurrence));
      }
    }
    return occurrences;
  }

 private:
  Spans hits_of(const Place& place) {
    if (const auto* near = std::get_if<NearPlace>(&place.value)) {
      return without_longer(spans_.of(*near, Wanted::kAll));
    }
    if (const auto* any = std::get_if<AnyPlace>(&place.value)) {
      Spans all;
      for (const Place& choice : any->choices) {
        const Spans found = hits_of(choice);
        all.insert(all.end(), found.begin(), found.end());
      }
      std::ranges::sort(all);
      all.erase(std::unique(all.begin(), all.end()), all.end());
      return all;
    }
    return spans_.of(place, Wanted::kAll);
  }

  void add_leaf(const WordsPlace& words, const Span& span) {
    std::optional<TextSpan> bytes;
    for (std::size_t i = 0; i < words.slots.size(); ++i) {
      const std::uint32_t position = span.begin + static_cast<std::uint32_t>(i);
      for (const std::string& term : words.slots[i].terms) {
        if (const auto found = text_.bytes_at(term, position)) {
          bytes = bytes ? TextSpan{std::min(bytes->begin, found->begin),
                                   std::max(bytes->end, found->end)}
                        : *found;
        }
      }
    }
    if (bytes) {
      const TextPart part = words.zone == Zone::kByline     ? TextPart::kByline
                            : text_.is_in_title(span.begin) ? TextPart::kTitle
                                                            : TextPart::kBody;
      leaves_.push_back({span, part, *bytes});
    }
  }

  // The leaves within a hit; of one that reaches from headline to body those of the first.
  Occurrence within(const Span& hit) const {
    Occurrence occurrence;
    auto leaf = std::ranges::lower_bound(
        leaves_, hit.begin, {}, [](const Leaf& each) { return each.span.begin; });
    for (; leaf != leaves_.end() && leaf->span.begin < hit.end; ++leaf) {
      std::vector<TextSpan>& words = occurrence.words;
      if (leaf->span.end > hit.end || (!words.empty() && leaf->part != occurrence.part)) {
        continue;
      }
      occurrence.part = leaf->part;
      if (!words.empty() && leaf->bytes.begin < words.back().end) {
        words.back().end = std::max(words.back().end, leaf->bytes.end);
      } else {
        words.push_back(leaf->bytes);
      }
    }
    if (!occurrence.words.empty()) {
      occurrence.hit = {occurrence.words.front().begin, occurrence.words.back().end};
    }
    return occurrence;
  }

  TextPositions& text_;
  PlaceSpans<TextPositions> spans_;
  std::vector<Leaf> leaves_;
};

void sort_by_place_in_text(std::vector<Occurrence>& occurrences) {
  const auto key = [](const Occurrence& each) {
    // Of two that begin alike the longer one first.
    return std::tuple(each.part, each.hit.begin, ~each.hit.end);
  };
  std::ranges::stable_sort(occurrences, {}, key);
}

// Where the article names an entity that is looked for, by whatever name.
void add_mentions(const Article& article,
                  const WantedEntity& wanted,
                  std::size_t place,
                  std::vector<Occurrence>& occurrences) {
  for (const NamedEntity& entity : article.names) {
    if (!is_wanted(wanted, article, entity)) {
      continue;
    }
    for (const Mention& mention : entity.mentions) {
      if (mention.is_related && wanted.related.empty()) {
        continue;  // place:=Canada is not about Canadians
      }
      const TextSpan span{mention.begin, mention.end};
      occurrences.push_back(
          {mention.is_in_title ? TextPart::kTitle : TextPart::kBody, span, {span}, place});
    }
  }
}

// Where the article speaks of dates that are looked for.
void add_dates(const Article& article,
               const WantedDates& wanted,
               std::size_t place,
               std::vector<Occurrence>& occurrences) {
  for (const DateMention& mention : article.dates) {
    if (mention.interval && matches_mention(*mention.interval, wanted.days, wanted.rule)) {
      const TextSpan span{mention.begin, mention.end};
      occurrences.push_back(
          {mention.is_in_title ? TextPart::kTitle : TextPart::kBody, span, {span}, place});
    }
  }
}

bool holds(const Occurrence& outer, const TextSpan& word) {
  return std::ranges::any_of(outer.words, [&](const TextSpan& span) {
    return span.begin <= word.begin && word.end <= span.end;
  });
}

// A word that stands in a phrase which is looked for as well.
void remove_contained(std::vector<Occurrence>& occurrences) {
  std::vector<Occurrence> kept;
  for (Occurrence& each : occurrences) {
    const bool is_contained = !kept.empty() && kept.back().part == each.part &&
                              std::ranges::all_of(each.words, [&](const TextSpan& word) {
                                return holds(kept.back(), word);
                              });
    if (!is_contained) {
      kept.push_back(std::move(each));
    }
  }
  occurrences = std::move(kept);
}

}  // namespace

std::vector<TextSpan> words_in(TextPart part, const std::vector<Occurrence>& occurrences) {
  std::vector<TextSpan> words;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.part == part) {
      words.insert(words.end(), occurrence.words.begin(), occurrence.words.end());
    }
  }
  std::ranges::sort(words, {}, &TextSpan::begin);
  std::vector<TextSpan> merged;
  for (const TextSpan& word : words) {
    if (!merged.empty() && word.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, word.end);
    } else {
      merged.push_back(word);
    }
  }
  return merged;
}

std::vector<Occurrence> OccurrenceFinder::find(const Article& article) {
  std::vector<Occurrence> all;
  if (!shown_.empty()) {
    text_.read(article);
  }
  for (std::size_t index = 0; index < shown_.size(); ++index) {
    std::vector<Occurrence> found = PlaceOccurrences(text_).of(shown_[index], index);
    std::ranges::move(found, std::back_inserter(all));
  }
  for (std::size_t index = 0; index < entities_.size(); ++index) {
    add_mentions(article, entities_[index], shown_.size() + index, all);
  }
  for (std::size_t index = 0; index < dates_.size(); ++index) {
    add_dates(article, dates_[index], shown_.size() + entities_.size() + index, all);
  }
  sort_by_place_in_text(all);
  remove_contained(all);
  return all;
}

}  // namespace dateline
