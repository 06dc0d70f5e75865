// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/terms.hpp"

#include <fmt/format.h>

#include "common/analysis/folding.hpp"
#include "common/support/hash.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t kHashSuffixBytes = 33;  // '~' and 32 digits
constexpr std::size_t kNumberBytes = 8;

void append_big_endian(std::string& out, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    out += static_cast<char>((value >> shift) & 0xFF);
  }
}

std::uint64_t read_big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes.substr(0, kNumberBytes)) {
    value = value << 8 | static_cast<unsigned char>(byte);
  }
  return value;
}

std::string fit(std::string term) {
  if (term.size() <= kMaxTermBytes) {
    return term;
  }
  const std::string hash = to_hex(hash_content(term));
  term.resize(truncate_utf8(term, kMaxTermBytes - kHashSuffixBytes).size());
  return term + '~' + hash;
}

}  // namespace

std::string value_term(const Field& field, std::string_view value) {
  std::string term(field.prefix);
  if (field.kind == FieldKind::kExact) {
    append_folded(term, value);
  } else {
    term += value;
  }
  return fit(std::move(term));
}

std::string file_term(std::string_view root, std::string_view path) {
  return fit(fmt::format("{}{}/{}", kFilePrefix, root, path));
}

const Field& field_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return *find_field("person");
    case EntityKind::kOrganisation: return *find_field("org");
    case EntityKind::kPlace: break;
  }
  return *find_field("place");
}

std::string entity_term(EntityKind kind, std::string_view key) {
  return value_term(field_of(kind), key);
}

std::string related_term(std::string_view key) {
  return std::string(kRelatedPrefix).append(key);
}

std::string alias_prefix(EntityKind kind) {
  constexpr std::string_view kLetters = "POL";
  std::string prefix(kAliasPrefix);
  prefix.push_back(kLetters[static_cast<std::size_t>(kind)]);
  return prefix;
}

std::string alias_term(EntityKind kind, std::string_view key) {
  return alias_prefix(kind).append(key);
}

std::string day_term(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("D{:04}{:02}{:02}",
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string month_term(std::chrono::year_month month) {
  return fmt::format("{}{:04}{:02}",
                     kMonthPrefix,
                     static_cast<int>(month.year()),
                     static_cast<unsigned>(month.month()));
}

std::string year_term(std::chrono::year year) {
  return fmt::format("{}{:04}", kYearPrefix, static_cast<int>(year));
}

std::string encode_precedence(const Precedence& precedence) {
  std::string bytes;
  append_big_endian(bytes, precedence.version);
  append_big_endian(bytes, static_cast<std::uint64_t>(precedence.modified));
  append_big_endian(bytes, precedence.number);
  return bytes + precedence.path;
}

Precedence decode_precedence(std::string_view bytes) {
  Precedence precedence;
  if (bytes.size() < 3 * kNumberBytes) {
    return precedence;
  }
  precedence.version = read_big_endian(bytes);
  precedence.modified = static_cast<std::int64_t>(read_big_endian(bytes.substr(kNumberBytes)));
  precedence.number = read_big_endian(bytes.substr(2 * kNumberBytes));
  precedence.path = bytes.substr(3 * kNumberBytes);
  return precedence;
}

}  // namespace dateline
