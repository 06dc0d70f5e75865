// SPDX-License-Identifier: GPL-2.0-or-later
//
// Labels of whole names, and what words a token is.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/enrich/entities/tagger_text.hpp"

namespace dateline {

// Labels the tokens of a name; nothing if the span is empty.
void set_labels(TaggerText& text,
                const TaggedSpan& span,
                Label TaggerToken::*labels = &TaggerToken::label);

void clear_labels(TaggerText& text, const TaggedSpan& span);

[[nodiscard]] std::string_view folded_of(const TaggerText& text, const TaggerToken& token);

// False beyond the last token.
[[nodiscard]] bool is_word(const TaggerText& text, std::uint32_t at, std::string_view folded);

}  // namespace dateline
