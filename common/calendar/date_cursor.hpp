// SPDX-License-Identifier: GPL-2.0-or-later
//
// DateCursor: reads a written date from front to back, ASCII only, whatever the locale. What is not
// there is not taken.
//
//   DateCursor cursor("25 Feb 2022");
//   cursor.take_digits();               // "25"
//   cursor.take_blanks();               // true
//   find_month(cursor.take_letters());  // 2
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

class DateCursor {
 public:
  explicit DateCursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  bool take(char byte);
  bool take_blanks();  // true if there was one
  std::string_view take_letters();
  std::string_view take_digits();
  // A number of exactly so many digits (at most 9), whatever follows it.
  std::optional<unsigned> take_number(std::size_t digits);

 private:
  std::string_view rest_;
};

[[nodiscard]] bool is_all_digits(std::string_view text);
[[nodiscard]] std::string_view trim_blanks(std::string_view text);

// The value of up to 9 digits.
[[nodiscard]] unsigned to_number(std::string_view digits);

// English names in any case: in full, by three letters, "Sept". Months count from 1.
[[nodiscard]] std::optional<unsigned> find_month(std::string_view word);
[[nodiscard]] std::optional<std::chrono::weekday> find_weekday(std::string_view word);

// "st", "nd", "rd", "th" in any case.
[[nodiscard]] bool is_ordinal_ending(std::string_view word);

// Offset of a zone whose name means one, in any case: UTC, those of RFC 5322 section 4.3 (of the
// single letters Z alone, since it calls the meaning of the others unknown), and those of Europe,
// Asia, Africa and the Pacific that no other part of the world uses (JST, CEST, BST for London).
[[nodiscard]] std::optional<std::chrono::minutes> find_zone(std::string_view name);

// "IST": in use for several offsets, so it tells none.
[[nodiscard]] bool is_ambiguous_zone(std::string_view name);

}  // namespace dateline
