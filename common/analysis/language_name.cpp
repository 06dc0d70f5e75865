// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/language_name.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr auto kLanguages = std::to_array<LanguageName>({
    {"ar", "ara", "arabic"},     {"ca", "cat", "catalan"},   {"da", "dan", "danish"},
    {"de", "deu", "german"},     {"en", "eng", "english"},   {"es", "spa", "spanish"},
    {"eu", "eus", "basque"},     {"fi", "fin", "finnish"},   {"fr", "fra", "french"},
    {"ga", "gle", "irish"},      {"hu", "hun", "hungarian"}, {"hy", "hye", "armenian"},
    {"id", "ind", "indonesian"}, {"it", "ita", "italian"},   {"lt", "lit", "lithuanian"},
    {"nb", "nob", "norwegian"},  {"ne", "nep", "nepali"},    {"nl", "nld", "dutch"},
    {"nn", "nno", "norwegian"},  {"no", "nor", "norwegian"}, {"pt", "por", "portuguese"},
    {"ro", "ron", "romanian"},   {"ru", "rus", "russian"},   {"sv", "swe", "swedish"},
    {"ta", "tam", "tamil"},      {"tr", "tur", "turkish"},
});

}  // namespace

std::span<const LanguageName> language_names() {
  return kLanguages;
}

std::string language_name(std::string_view written) {
  std::string name(written);
  std::ranges::transform(name, name.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
  });
  const std::string_view primary = std::string_view(name).substr(0, name.find_first_of("-_"));
  for (const LanguageName& language : kLanguages) {
    if (primary == language.code2 || primary == language.code3 || primary == language.name) {
      return std::string(language.name);
    }
  }
  return name;
}

}  // namespace dateline
