// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words of news text before a period, or behind one, that tell whether a sentence ends there.
// Internal to the sentence splitter.
#pragma once

#include <string_view>

namespace dateline {

enum class AbbreviationKind {
  kNone,
  kBeforeName,    // never ends a sentence: Gen. Leslie, vs. Ohio
  kBeforeNumber,  // ends none before a number: No. 5, but "He said no. Then"
  kTitle,         // a title in full, its period a slip before a name: Lieutenant General. Leslie
  kEither,        // ends a sentence if a typical first word follows: Apple Inc. The
};

// word as written, without the period. Case counts only in its first letter: "sun." is a word.
[[nodiscard]] AbbreviationKind find_abbreviation(std::string_view word);

// Whether a capitalised word typically opens a sentence and is no name: "The", "But".
[[nodiscard]] bool is_sentence_opener(std::string_view word);

// German and its neighbours write dates with a period: am 3. Oktober.
[[nodiscard]] bool follows_ordinal(std::string_view word);

}  // namespace dateline
