// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/known_name_rules.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/enrich/entities/rules.hpp"
#include "indexer/enrich/entities/span_labels.hpp"
#include "indexer/enrich/entities/tagger.hpp"

namespace dateline {
namespace {

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

}  // namespace dateline
