// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words that expressions of dates are made of, cut out of a text in one scan. Runs of words
// without a meaning here are one kOther.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/calendar/timestamp.hpp"

namespace dateline {

enum class DateWordKind : std::uint8_t {
  kOther,
  kNumber,   // 1 to 4 digits; value
  kDay,      // "2022-02-24", "24/02/2022", "9/11"; value: days since 1970-01-01
  kYears,    // "1990s", "80s"; value
  kOrdinal,  // "3rd", "third": value; 1 to 31
  kCount,    // "a", "two", "twenty": value
  kHundred,  // value: 100 or 1000
  kMonth,    // 1 to 12
  kWeekday,  // as std::chrono::weekday counts: 0 is Sunday
  kUnit,     // value: a Granularity
  kDayPart,  // "morning", "night"
  kWeekend,
  kSeason,    // value: a Season
  kTens,      // "nineties": value 90
  kQuarter,   // "Q2": value
  kHalfYear,  // "H1": value
  kFinal,     // "final", of quarters
  kFortnight,
  kEvery,   // "every", "each": what follows is no one date
  kNaming,  // "Black" of Black Monday
  kIs,      // before "to" speaks of what is to come
  kHalf,    // "half"
  kFiscal,
  kHoliday,  // value: a number of the table in holidays.hpp
  kToday,    // "today" 0, "yesterday" -1, "tomorrow" 1
  kTonight,
  kLast,       // "last"
  kThis,       // "this"
  kNext,       // "next", "coming"
  kPast,       // "past"
  kSame,       // "same", "that"
  kFollowing,  // of what was spoken of: "following" 1, "previous" -1
  kAgo,
  kLater,   // value 1, "earlier" -1
  kBefore,  // value -1, "after" 1
  kEarly,   // "early", "late", "mid"
  kEdge,    // "end", "start"; value 0: only before "of", as "close"
  kIn,      // prepositions that a date follows
  kOn,
  kFrom,
  kBetween,
  kDuring,  // "over", "within", "for": a stretch of time, as often as a date, follows
  kOf,
  kThe,
  kAnd,
  kTo,        // "to", "through"; value 1: "until"
  kWill,      // what follows is to come: "will", "scheduled"
  kSaid,      // what follows has been: "was"; value 1: speech, "said"
  kPastForm,  // "ended", "held": has been, if no other verb tells
  kCounted,   // "people", "dollars": a number before it counts them
  kNumbered,  // "flight", "resolution": a number behind it is its own
  kComma,
  kDash,
  kSlash,
  kApostrophe,
  kOpen,       // an opening bracket or quotation mark
  kEnd,        // of a sentence
  kParagraph,  // its end
};

struct DateWord {
  DateWordKind kind = DateWordKind::kOther;
  bool is_capital = false;      // of a run of others: its last word
  bool begins_capital = false;  // its first word
  bool is_short = false;        // an abbreviation: "Feb.", "Mon"
  bool is_plural = false;       // "weeks"
  std::uint8_t digits = 0;      // of kNumber and kYears
  std::int32_t value = 0;
  std::uint32_t begin = 0;  // bytes of the text, [begin, end)
  std::uint32_t end = 0;
};

// Replaces words by those of text. The last one is a kParagraph. order: of 3/4/2022; nullopt is the
// American one, with periods the European.
void scan_date_words(std::string_view text,
                     std::optional<NumberOrder> order,
                     std::vector<DateWord>& words);

}  // namespace dateline
