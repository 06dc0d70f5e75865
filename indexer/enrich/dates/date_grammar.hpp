// SPDX-License-Identifier: GPL-2.0-or-later
//
// DateGrammar: reads the expression of a date that begins at a word.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "indexer/enrich/dates/date_expression.hpp"
#include "indexer/enrich/dates/date_words.hpp"

namespace dateline {

class DateGrammar {
 public:
  // words: of text, as scan_date_words makes them.
  explicit DateGrammar(std::span<const DateWord> words) : words_(words) {}

  // The longest expression that begins at words[at]; nullopt if none does.
  [[nodiscard]] std::optional<DateExpression> read(std::size_t at) const;

 private:
  struct Reading {
    std::size_t end = 0;  // the word behind it
    Meaning meaning;
    std::optional<Meaning> last = {};
  };
  using MaybeReading = std::optional<Reading>;

  // A year, said or relative.
  struct YearReading {
    std::size_t end = 0;
    std::optional<int> year = {};
    Shifted shifted = {};
  };

  [[nodiscard]] const DateWord& word(std::size_t at) const;
  [[nodiscard]] bool is(std::size_t at, DateWordKind kind) const { return word(at).kind == kind; }
  [[nodiscard]] bool is_unit(std::size_t at, Granularity unit) const;
  // Nothing stands between the word and the next.
  [[nodiscard]] bool touches_next(std::size_t at) const;
  [[nodiscard]] std::size_t skip(std::size_t at, DateWordKind kind) const;
  [[nodiscard]] DateWordKind before(std::size_t at) const;
  [[nodiscard]] bool is_day_number(std::size_t at) const;
  [[nodiscard]] bool is_year_number(std::size_t at) const;
  [[nodiscard]] bool counts_something(std::size_t at) const;
  [[nodiscard]] std::optional<int> day_of_month(std::size_t at, std::size_t& end) const;
  [[nodiscard]] std::optional<int> count_at(std::size_t at, std::size_t& end) const;
  [[nodiscard]] std::optional<int> spelled_year(std::size_t at, std::size_t& end) const;

  [[nodiscard]] MaybeReading expression(std::size_t at) const;
  [[nodiscard]] MaybeReading modified(std::size_t at) const;
  [[nodiscard]] MaybeReading edge(std::size_t at) const;
  [[nodiscard]] MaybeReading early(std::size_t at) const;
  [[nodiscard]] MaybeReading later(std::size_t at) const;
  [[nodiscard]] bool names_unit(std::size_t at) const;
  [[nodiscard]] MaybeReading core(std::size_t at) const;
  [[nodiscard]] MaybeReading range(std::size_t first, const Reading& from) const;
  [[nodiscard]] static bool is_pair(const Meaning& from, const Meaning& to, bool is_introduced);

  [[nodiscard]] MaybeReading numeric_day(std::size_t at) const;
  [[nodiscard]] MaybeReading quarter(std::size_t at) const;
  [[nodiscard]] MaybeReading final_quarter(std::size_t at) const;
  [[nodiscard]] MaybeReading number(std::size_t at) const;
  [[nodiscard]] MaybeReading year(std::size_t at) const;
  [[nodiscard]] bool is_number_part(std::size_t at) const;
  [[nodiscard]] MaybeReading year_range(std::size_t at) const;
  [[nodiscard]] MaybeReading decade(std::size_t at) const;
  [[nodiscard]] MaybeReading ordinal(std::size_t at) const;
  [[nodiscard]] MaybeReading part_of_year(const Recurring& part, std::size_t end) const;
  [[nodiscard]] MaybeReading month(std::size_t at) const;
  // "every Monday and Thursday", "each March": no one date.
  [[nodiscard]] bool comes_again(std::size_t at) const;
  [[nodiscard]] bool is_month_alone(std::size_t at) const;
  [[nodiscard]] MaybeReading day_first(std::size_t at) const;
  [[nodiscard]] MaybeReading nth_weekday(std::size_t at) const;
  [[nodiscard]] MaybeReading weekday(std::size_t at) const;
  [[nodiscard]] MaybeReading near_day(std::size_t at) const;
  [[nodiscard]] MaybeReading relative(std::size_t at) const;
  [[nodiscard]] MaybeReading counted(std::size_t at) const;
  [[nodiscard]] MaybeReading number_word(std::size_t at) const;
  [[nodiscard]] MaybeReading on_that_day(std::size_t at, Shifted shifted) const;
  [[nodiscard]] MaybeReading definite(std::size_t at) const;
  [[nodiscard]] MaybeReading definite_next(std::size_t at) const;
  [[nodiscard]] MaybeReading beside(std::size_t at) const;
  [[nodiscard]] MaybeReading reported(std::size_t at) const;
  [[nodiscard]] MaybeReading same(std::size_t at) const;
  [[nodiscard]] MaybeReading following(std::size_t at) const;
  [[nodiscard]] MaybeReading season(std::size_t at) const;
  [[nodiscard]] MaybeReading holiday(std::size_t at) const;
  [[nodiscard]] MaybeReading fiscal(std::size_t at) const;
  [[nodiscard]] MaybeReading unit_before(std::size_t at) const;

  [[nodiscard]] std::optional<YearReading> year_behind(std::size_t at) const;
  [[nodiscard]] std::optional<Shifted> relative_unit(std::size_t at, std::size_t& end) const;
  [[nodiscard]] static MaybeReading in_year(const Recurring& part, const YearReading& year);

  std::span<const DateWord> words_;
};

}  // namespace dateline
