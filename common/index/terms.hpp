// SPDX-License-Identifier: GPL-2.0-or-later
//
// Terms as they stand in the index, made here for the indexer and the query program alike.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/article.hpp"
#include "common/calendar/timestamp.hpp"
#include "common/index/fields.hpp"

namespace dateline {

// Glass refuses longer terms (a NUL counts two; our values hold none).
inline constexpr std::size_t kMaxTermBytes = 245;

// So that "Q" + id is a term as it is.
inline constexpr std::size_t kMaxIdBytes = kMaxTermBytes - 1;

// The term of an exact or key field. A value too long for a term keeps its beginning and ends in
// '~' and 32 hexadecimal digits of its hash, so that two long values stay two terms.
[[nodiscard]] std::string value_term(const Field& field, std::string_view value);

// The file that an article was read from: kFilePrefix, its root (a name, or an absolute path), '/'
// and its path below it; cut like any value.
[[nodiscard]] std::string file_term(std::string_view root, std::string_view path);

// What an article has of an entity: its canonical key under the field's prefix; a place that is
// only related; every name the article uses for it. Keys are entity keys (common/entities).
[[nodiscard]] const Field& field_of(EntityKind kind);
[[nodiscard]] std::string entity_term(EntityKind kind, std::string_view key);
[[nodiscard]] std::string related_term(std::string_view key);
[[nodiscard]] std::string alias_prefix(EntityKind kind);
[[nodiscard]] std::string alias_term(EntityKind kind, std::string_view key);

// "D20220225", "M202202", "Y2022"
[[nodiscard]] std::string day_term(Day day);
[[nodiscard]] std::string month_term(std::chrono::year_month month);
[[nodiscard]] std::string year_term(std::chrono::year year);

// Which of two records with one id is kept: the higher version, then the later modification time,
// then the later place in the order of paths and lines, as a run that read them one after the other
// would leave it.
struct Precedence {
  std::uint64_t version = 0;
  std::int64_t modified = 0;  // seconds since 1970
  std::string path;           // relative to its root
  std::uint64_t number = 0;   // record in the file

  friend auto operator<=>(const Precedence&, const Precedence&) = default;
};

// Slot::kPrecedence: version and modified as 8 big-endian bytes each, number likewise, then path.
[[nodiscard]] std::string encode_precedence(const Precedence& precedence);
[[nodiscard]] Precedence decode_precedence(std::string_view bytes);

}  // namespace dateline
