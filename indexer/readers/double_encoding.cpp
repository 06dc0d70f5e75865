// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/double_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <utility>

#include "common/support/utf8.hpp"

namespace dateline {

namespace {

struct Special {
  char32_t character;
  unsigned char byte;
};

// What windows-1252 has at 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); its five
// gaps are the C1 controls of that number.
constexpr auto kSpecials = std::to_array<Special>({
    {0x20AC, 0x80}, {0x201A, 0x82}, {0x0192, 0x83}, {0x201E, 0x84}, {0x2026, 0x85}, {0x2020, 0x86},
    {0x2021, 0x87}, {0x02C6, 0x88}, {0x2030, 0x89}, {0x0160, 0x8A}, {0x2039, 0x8B}, {0x0152, 0x8C},
    {0x017D, 0x8E}, {0x2018, 0x91}, {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94}, {0x2022, 0x95},
    {0x2013, 0x96}, {0x2014, 0x97}, {0x02DC, 0x98}, {0x2122, 0x99}, {0x0161, 0x9A}, {0x203A, 0x9B},
    {0x0153, 0x9C}, {0x017E, 0x9E}, {0x0178, 0x9F},
});

// The byte that a character stood for; nullopt if windows-1252 has no such character.
std::optional<char> to_byte(char32_t character) {
  if (character >= 0x80 && character <= 0xFF) {
    return static_cast<char>(character);
  }
  const auto* const row = std::ranges::find(kSpecials, character, &Special::character);
  return row == kSpecials.end() ? std::nullopt : std::optional(static_cast<char>(row->byte));
}

// Characters other than ASCII in a row, from the beginning of text.
struct Run {
  std::size_t bytes = 0;
  std::size_t characters = 0;
  std::string undone;  // empty if it does not turn back into UTF-8
};

Run read_run(std::string_view text) {
  Run run;
  bool is_possible = true;
  while (run.bytes < text.size() && static_cast<unsigned char>(text[run.bytes]) >= 0x80) {
    const CodePoint point = decode_utf8(text, run.bytes);
    const std::optional<char> byte = to_byte(point.value);
    is_possible = is_possible && byte;
    run.undone += byte.value_or('?');
    run.bytes += point.length;
    ++run.characters;
  }
  if (!is_possible || find_broken_utf8(run.undone) != run.undone.size()) {
    run.undone.clear();
  }
  return run;
}

}  // namespace

RepairedText repair_double_encoding(std::string_view text) {
  RepairedText repaired;
  std::size_t undone = 0;
  std::size_t evidence = 0;  // characters in runs that turn back
  std::size_t kept = 0;
  while (!text.empty()) {
    const auto* const stop = std::ranges::find_if(
        text, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    const auto plain = static_cast<std::size_t>(stop - text.begin());
    repaired.text += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) {
      break;
    }
    const Run run = read_run(text);
    const bool turns_back = !run.undone.empty();
    undone += turns_back ? 1U : 0U;
    kept += turns_back ? 0U : 1U;
    evidence += turns_back ? run.characters : 0U;
    repaired.text += turns_back ? std::string_view(run.undone) : text.substr(0, run.bytes);
    text.remove_prefix(run.bytes);
  }
  constexpr std::size_t kLeastEvidence = 3;
  if (undone == 0 || evidence < kLeastEvidence) {
    return {};
  }
  if (kept > 0) {
    return {DoubleEncoding::kSuspected, ""};
  }
  repaired.found = DoubleEncoding::kCertain;
  return repaired;
}

void repair_double_encoding(Article& article) {
  DoubleEncoding worst = DoubleEncoding::kNone;
  bool is_repaired = false;
  for (std::string* text :
       {&article.title, &article.body, &article.byline, &article.section, &article.source}) {
    RepairedText repaired = repair_double_encoding(*text);
    if (repaired.found == DoubleEncoding::kCertain) {
      *text = std::move(repaired.text);
      is_repaired = true;
    } else if (repaired.found == DoubleEncoding::kSuspected) {
      worst = DoubleEncoding::kSuspected;
    }
  }
  if (is_repaired) {
    article.warnings.emplace_back("UTF-8 that was encoded twice was repaired");
  }
  if (worst == DoubleEncoding::kSuspected) {
    article.warnings.emplace_back("parts of it look like UTF-8 that was encoded twice");
  }
}

}  // namespace dateline
