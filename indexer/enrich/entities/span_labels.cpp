// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/span_labels.hpp"

namespace dateline {

void set_labels(TaggerText& text, const TaggedSpan& span, Label TaggerToken::*labels) {
  for (std::uint32_t i = span.first; i < span.end; ++i) {
    const bool is_first = i == span.first;
    const bool is_last = i + 1 == span.end;
    const Part part = is_first && is_last ? Part::kUnit
                      : is_first          ? Part::kBegin
                      : is_last           ? Part::kLast
                                          : Part::kInside;
    text.tokens[i].*labels = make_label(span.tag, part);
  }
}

void clear_labels(TaggerText& text, const TaggedSpan& span) {
  for (std::uint32_t i = span.first; i < span.end; ++i) {
    text.tokens[i].label = kOutside;
  }
}

std::string_view folded_of(const TaggerText& text, const TaggerToken& token) {
  return std::string_view(text.folded).substr(token.folded_begin, token.folded_size);
}

bool is_word(const TaggerText& text, std::uint32_t at, std::string_view folded) {
  return at < text.tokens.size() && folded_of(text, text.tokens[at]) == folded;
}

}  // namespace dateline
