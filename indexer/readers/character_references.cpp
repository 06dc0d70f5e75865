// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/character_references.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <system_error>

#include <libxml/HTMLparser.h>

#include "common/support/utf8.hpp"

namespace dateline {

namespace {

// "&thetasym;" and a few to spare.
constexpr std::size_t kMaxNameBytes = 12;

struct Entity {
  std::string_view name;
  char32_t value;
};

// Of the collections' own; the codes for quadding and rules of AQUAINT typeset nothing here.
constexpr std::array kEntities = {
    Entity{"apos", U'\''},
    Entity{"blank", U' '},
    Entity{"hyph", U'-'},
    Entity{"cir", U'\u00B0'},
    Entity{"check", U'✓'},
    Entity{"MD", U'\u2014'},
    Entity{"QL", U' '},
    Entity{"QR", U' '},
    Entity{"QC", U' '},
    Entity{"LR", U' '},
    Entity{"UR", U' '},
    Entity{"LL", U' '},
    Entity{"UL", U' '},
    Entity{"AMP", U'&'},
    Entity{"LT", U'<'},
    Entity{"GT", U'>'},
    Entity{"QUOT", U'"'},
};

// Code points 128 to 159 as windows-1252 has them.
constexpr std::u32string_view kWindows =
    U"\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D"
    U"\uFFFD\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD"
    U"\u017E\u0178";

struct Reference {
  char32_t value = 0;
  std::size_t length = 0;  // in the text, from the & on
};

constexpr bool is_name_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

char32_t code_point(std::uint32_t number) {
  if (number >= 128 && number < 128 + kWindows.size()) {
    return kWindows[number - 128];
  }
  const bool is_scalar = number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
  if (number == '\n' || number == '\t') {
    return number;
  }
  return number < 0x20 || number == 0x7F ? U' ' : is_scalar ? number : kReplacementCharacter;
}

std::size_t behind_semicolon(std::string_view text, std::size_t end) {
  return end < text.size() && text[end] == ';' ? end + 1 : end;
}

// text begins with "&#".
std::optional<Reference> read_number(std::string_view text) {
  const bool is_hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* const first = text.data() + (is_hexadecimal ? 3 : 2);
  const char* const last = text.data() + text.size();
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(first, last, number, is_hexadecimal ? 16 : 10);
  if (end == first) {
    return std::nullopt;
  }
  const auto length = static_cast<std::size_t>(end - text.data());
  return Reference{error == std::errc() ? code_point(number) : kReplacementCharacter,
                   behind_semicolon(text, length)};
}

std::optional<char32_t> find_entity(std::string_view name) {
  const auto* const row = std::ranges::find(kEntities, name, &Entity::name);
  if (row != kEntities.end()) {
    return row->value;
  }
  // AQUAINT writes control characters as Cx11 or Cx1f.
  if (name.size() == 4 && name.starts_with("Cx")) {
    return U' ';
  }
  const std::string ended(name);
  const htmlEntityDesc* const entity =
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(ended.c_str()));
  return entity == nullptr ? std::nullopt
                           : std::optional<char32_t>(static_cast<char32_t>(entity->value));
}

// text begins with "&".
std::optional<Reference> read_name(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && end <= kMaxNameBytes && is_name_byte(text[end])) {
    ++end;
  }
  const std::string_view name = text.substr(1, end - 1);
  constexpr std::array<std::string_view, 4> kKnownWithoutEnd = {"amp", "lt", "gt", "quot"};
  const bool is_ended = end < text.size() && text[end] == ';';
  if (name.empty() ||
      (!is_ended && std::ranges::find(kKnownWithoutEnd, name) == kKnownWithoutEnd.end())) {
    return std::nullopt;
  }
  const std::optional<char32_t> value = find_entity(name);
  return value ? std::optional<Reference>({*value, behind_semicolon(text, end)}) : std::nullopt;
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  while (!text.empty()) {
    const std::size_t start = std::min(text.find('&'), text.size());
    decoded += text.substr(0, start);
    text.remove_prefix(start);
    if (text.empty()) {
      break;
    }
    const std::optional<Reference> reference =
        text.starts_with("&#") ? read_number(text) : read_name(text);
    if (reference) {
      append_utf8(decoded, reference->value);
    } else {
      decoded += '&';
    }
    text.remove_prefix(reference ? reference->length : 1);
  }
  return decoded;
}

}  // namespace dateline
