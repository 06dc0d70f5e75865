// SPDX-License-Identifier: GPL-2.0-or-later
//
// One name for a language however a user or an article writes it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline {

struct LanguageName {
  std::string_view code2;  // ISO 639-1
  std::string_view code3;  // ISO 639-3
  std::string_view name;   // Snowball's name: English, lower case
};

// Languages that Snowball has a stemmer for.
[[nodiscard]] std::span<const LanguageName> language_names();

// "en", "eng", "en-GB" (BCP 47) and "English" give "english"; another word comes back in lower
// case.
[[nodiscard]] std::string language_name(std::string_view written);

}  // namespace dateline
