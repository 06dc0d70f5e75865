// SPDX-License-Identifier: GPL-2.0-or-later
//
// Folding: case and accents removed, compatibility forms unified, so that Zürich, ZÜRICH and zurich
// are one word. NFKC with full case folding (Unicode 15 section 3.13, UAX 15), then accents of the
// Latin, Greek, Cyrillic, Hebrew and Arabic scripts dropped; letters that Unicode does not
// decompose (ø đ ł ı æ œ þ ð ħ ß and their like) become their usual ASCII spelling. Marks that are
// letters of their own (Cyrillic й, kana voicing, Indic and Thai vowels) stay.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Appends the folded text to out. Idempotent: fold(fold(x)) == fold(x). Broken UTF-8 becomes
// U+FFFD.
void append_folded(std::string& out, std::string_view text);

[[nodiscard]] std::string fold(std::string_view text);

}  // namespace dateline
