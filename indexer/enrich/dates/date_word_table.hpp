// SPDX-License-Identifier: GPL-2.0-or-later
//
// The English words of dates. Internal to date_words.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/calendar/day_interval.hpp"
#include "indexer/enrich/dates/date_words.hpp"

namespace dateline {

// What is written with a capital letter, or is no date.
enum class Spelling : std::uint8_t { kAny, kCapital, kShort };

struct DateWordEntry {
  std::string_view word;
  DateWordKind kind = DateWordKind::kOther;
  int value = 0;
  Spelling spelling = Spelling::kAny;
};

namespace date_word_table {

using Kind = DateWordKind;

constexpr int unit(Granularity granularity) {
  return static_cast<int>(granularity);
}

constexpr int season(Season season) {
  return static_cast<int>(season);
}

// Sorted.
inline constexpr auto kWords = std::to_array<DateWordEntry>({
    {"a", Kind::kCount, 1},
    {"about", Kind::kIn},
    {"acre", Kind::kCounted},
    {"acres", Kind::kCounted},
    {"after", Kind::kBefore, 1},
    {"afternoon", Kind::kDayPart},
    {"afternoons", Kind::kDayPart},
    {"ago", Kind::kAgo, -1},
    {"an", Kind::kCount, 1},
    {"and", Kind::kAnd},
    {"announced", Kind::kSaid},
    {"apr", Kind::kMonth, 4, Spelling::kShort},
    {"april", Kind::kMonth, 4, Spelling::kCapital},
    {"are", Kind::kIs},
    {"around", Kind::kIn},
    {"article", Kind::kNumbered},
    {"as", Kind::kIn},
    {"at", Kind::kIn},
    {"aug", Kind::kMonth, 8, Spelling::kShort},
    {"august", Kind::kMonth, 8, Spelling::kCapital},
    {"autumn", Kind::kSeason, season(Season::kAutumn)},
    {"bales", Kind::kCounted},
    {"barrel", Kind::kCounted},
    {"barrels", Kind::kCounted},
    {"before", Kind::kBefore, -1},
    {"began", Kind::kSaid},
    {"beginning", Kind::kEdge, 1},
    {"begins", Kind::kWill},
    {"between", Kind::kBetween},
    {"billion", Kind::kCounted},
    {"black", Kind::kNaming, 0, Spelling::kCapital},
    {"bln", Kind::kCounted},
    {"bloody", Kind::kNaming, 0, Spelling::kCapital},
    {"boeing", Kind::kNumbered},
    {"broke", Kind::kPastForm},
    {"built", Kind::kPastForm},
    {"bushel", Kind::kCounted},
    {"bushels", Kind::kCounted},
    {"by", Kind::kIn},
    {"came", Kind::kSaid},
    {"cars", Kind::kCounted},
    {"centuries", Kind::kUnit, unit(Granularity::kCentury)},
    {"century", Kind::kUnit, unit(Granularity::kCentury)},
    {"channel", Kind::kNumbered},
    {"chapter", Kind::kNumbered},
    {"children", Kind::kCounted},
    {"circa", Kind::kIn},
    {"close", Kind::kEdge, 0},
    {"comes", Kind::kWill},
    {"coming", Kind::kNext, 1},
    {"copies", Kind::kCounted},
    {"could", Kind::kWill},
    {"current", Kind::kThis, 0},
    {"cut", Kind::kPastForm},
    {"cyber", Kind::kNaming, 0, Spelling::kCapital},
    {"day", Kind::kUnit, unit(Granularity::kDay)},
    {"days", Kind::kUnit, unit(Granularity::kDay)},
    {"dec", Kind::kMonth, 12, Spelling::kShort},
    {"decade", Kind::kUnit, unit(Granularity::kDecade)},
    {"decades", Kind::kUnit, unit(Granularity::kDecade)},
    {"december", Kind::kMonth, 12, Spelling::kCapital},
    {"degrees", Kind::kCounted},
    {"did", Kind::kSaid},
    {"dlrs", Kind::kCounted},
    {"dollar", Kind::kCounted},
    {"dollars", Kind::kCounted},
    {"due", Kind::kWill},
    {"during", Kind::kDuring},
    {"each", Kind::kEvery},
    {"earlier", Kind::kLater, -1},
    {"early", Kind::kEarly},
    {"edt", Kind::kCounted},
    {"eight", Kind::kCount, 8},
    {"eighteen", Kind::kCount, 18},
    {"eighteenth", Kind::kOrdinal, 18},
    {"eighth", Kind::kOrdinal, 8},
    {"eighties", Kind::kTens, 80},
    {"eighty", Kind::kCount, 80},
    {"eleven", Kind::kCount, 11},
    {"eleventh", Kind::kOrdinal, 11},
    {"employees", Kind::kCounted},
    {"end", Kind::kEdge, 1},
    {"ends", Kind::kWill},
    {"est", Kind::kCounted},
    {"evening", Kind::kDayPart},
    {"evenings", Kind::kDayPart},
    {"every", Kind::kEvery},
    {"expected", Kind::kWill},
    {"expects", Kind::kWill},
    {"expires", Kind::kWill},
    {"fall", Kind::kSeason, season(Season::kAutumn)},
    {"feb", Kind::kMonth, 2, Spelling::kShort},
    {"february", Kind::kMonth, 2, Spelling::kCapital},
    {"feet", Kind::kCounted},
    {"fell", Kind::kSaid},
    {"fifteen", Kind::kCount, 15},
    {"fifteenth", Kind::kOrdinal, 15},
    {"fifth", Kind::kOrdinal, 5},
    {"fifties", Kind::kTens, 50},
    {"fifty", Kind::kCount, 50},
    {"final", Kind::kFinal},
    {"first", Kind::kOrdinal, 1},
    {"fiscal", Kind::kFiscal},
    {"five", Kind::kCount, 5},
    {"flight", Kind::kNumbered},
    {"follow", Kind::kWill},
    {"following", Kind::kFollowing, 1},
    {"follows", Kind::kWill},
    {"foot", Kind::kCounted},
    {"for", Kind::kDuring},
    {"forties", Kind::kTens, 40},
    {"fortnight", Kind::kFortnight},
    {"forty", Kind::kCount, 40},
    {"found", Kind::kPastForm},
    {"four", Kind::kCount, 4},
    {"fourteen", Kind::kCount, 14},
    {"fourteenth", Kind::kOrdinal, 14},
    {"fourth", Kind::kOrdinal, 4},
    {"francs", Kind::kCounted},
    {"fri", Kind::kWeekday, 5, Spelling::kShort},
    {"friday", Kind::kWeekday, 5, Spelling::kCapital},
    {"from", Kind::kFrom},
    {"gave", Kind::kSaid},
    {"gmt", Kind::kCounted},
    {"goes", Kind::kWill},
    {"guests", Kind::kCounted},
    {"had", Kind::kSaid},
    {"half", Kind::kHalf},
    {"has", Kind::kSaid},
    {"hectares", Kind::kCounted},
    {"held", Kind::kPastForm},
    {"highway", Kind::kNumbered},
    {"hit", Kind::kPastForm},
    {"homes", Kind::kCounted},
    {"hoped", Kind::kWill},
    {"hopes", Kind::kWill},
    {"hour", Kind::kCounted},
    {"hours", Kind::kCounted},
    {"houses", Kind::kCounted},
    {"hrs", Kind::kCounted},
    {"hundred", Kind::kHundred, 100},
    {"in", Kind::kIn},
    {"intends", Kind::kWill},
    {"is", Kind::kIs},
    {"jan", Kind::kMonth, 1, Spelling::kShort},
    {"january", Kind::kMonth, 1, Spelling::kCapital},
    {"job", Kind::kCounted},
    {"jobs", Kind::kCounted},
    {"jul", Kind::kMonth, 7, Spelling::kShort},
    {"july", Kind::kMonth, 7, Spelling::kCapital},
    {"jun", Kind::kMonth, 6, Spelling::kShort},
    {"june", Kind::kMonth, 6, Spelling::kCapital},
    {"kg", Kind::kCounted},
    {"kilometers", Kind::kCounted},
    {"kilometres", Kind::kCounted},
    {"km", Kind::kCounted},
    {"last", Kind::kLast, -1},
    {"lasts", Kind::kWill},
    {"late", Kind::kEarly},
    {"later", Kind::kLater, 1},
    {"led", Kind::kPastForm},
    {"left", Kind::kPastForm},
    {"likely", Kind::kWill},
    {"ll", Kind::kWill},
    {"lost", Kind::kPastForm},
    {"made", Kind::kPastForm},
    {"mar", Kind::kMonth, 3, Spelling::kShort},
    {"march", Kind::kMonth, 3, Spelling::kCapital},
    {"marks", Kind::kCounted},
    {"maundy", Kind::kNaming, 0, Spelling::kCapital},
    {"may", Kind::kMonth, 5, Spelling::kCapital},
    {"megawatts", Kind::kCounted},
    {"member", Kind::kCounted},
    {"members", Kind::kCounted},
    {"men", Kind::kCounted},
    {"met", Kind::kPastForm},
    {"meter", Kind::kCounted},
    {"meters", Kind::kCounted},
    {"metre", Kind::kCounted},
    {"metres", Kind::kCounted},
    {"mid", Kind::kEarly},
    {"middle", Kind::kEdge, 1},
    {"midnight", Kind::kDayPart},
    {"might", Kind::kWill},
    {"mile", Kind::kCounted},
    {"miles", Kind::kCounted},
    {"million", Kind::kCounted},
    {"minute", Kind::kCounted},
    {"minutes", Kind::kCounted},
    {"mln", Kind::kCounted},
    {"model", Kind::kNumbered},
    {"mon", Kind::kWeekday, 1, Spelling::kShort},
    {"monday", Kind::kWeekday, 1, Spelling::kCapital},
    {"month", Kind::kUnit, unit(Granularity::kMonth)},
    {"months", Kind::kUnit, unit(Granularity::kMonth)},
    {"morning", Kind::kDayPart},
    {"mornings", Kind::kDayPart},
    {"mw", Kind::kCounted},
    {"near", Kind::kIn},
    {"next", Kind::kNext, 1},
    {"night", Kind::kDayPart},
    {"nights", Kind::kDayPart},
    {"nine", Kind::kCount, 9},
    {"nineteen", Kind::kCount, 19},
    {"nineteenth", Kind::kOrdinal, 19},
    {"nineties", Kind::kTens, 90},
    {"ninety", Kind::kCount, 90},
    {"ninth", Kind::kOrdinal, 9},
    {"no", Kind::kNumbered},
    {"noon", Kind::kDayPart},
    {"noughties", Kind::kTens, 0},
    {"nov", Kind::kMonth, 11, Spelling::kShort},
    {"november", Kind::kMonth, 11, Spelling::kCapital},
    {"number", Kind::kNumbered},
    {"oct", Kind::kMonth, 10, Spelling::kShort},
    {"october", Kind::kMonth, 10, Spelling::kCapital},
    {"of", Kind::kOf},
    {"officers", Kind::kCounted},
    {"on", Kind::kOn},
    {"one", Kind::kCount, 1},
    {"opens", Kind::kWill},
    {"other", Kind::kEvery},
    {"over", Kind::kDuring},
    {"page", Kind::kNumbered},
    {"pages", Kind::kCounted},
    {"paid", Kind::kPastForm},
    {"passengers", Kind::kCounted},
    {"past", Kind::kPast, -1},
    {"pct", Kind::kCounted},
    {"people", Kind::kCounted},
    {"percent", Kind::kCounted},
    {"pieces", Kind::kCounted},
    {"plan", Kind::kWill},
    {"planned", Kind::kWill},
    {"planning", Kind::kWill},
    {"plans", Kind::kWill},
    {"point", Kind::kCounted},
    {"points", Kind::kCounted},
    {"pound", Kind::kCounted},
    {"pounds", Kind::kCounted},
    {"preceding", Kind::kFollowing, -1},
    {"previous", Kind::kFollowing, -1},
    {"prior", Kind::kFollowing, -1},
    {"protesters", Kind::kCounted},
    {"quarter", Kind::kUnit, unit(Granularity::kQuarter)},
    {"quarters", Kind::kUnit, unit(Granularity::kQuarter)},
    {"refugees", Kind::kCounted},
    {"resolution", Kind::kNumbered},
    {"resumes", Kind::kWill},
    {"room", Kind::kNumbered},
    {"rose", Kind::kSaid},
    {"route", Kind::kNumbered},
    {"rpm", Kind::kCounted},
    {"said", Kind::kSaid},
    {"same", Kind::kSame},
    {"sat", Kind::kWeekday, 6, Spelling::kShort},
    {"saturday", Kind::kWeekday, 6, Spelling::kCapital},
    {"says", Kind::kSaid},
    {"scheduled", Kind::kWill},
    {"seat", Kind::kCounted},
    {"seats", Kind::kCounted},
    {"second", Kind::kOrdinal, 2},
    {"section", Kind::kNumbered},
    {"sent", Kind::kPastForm},
    {"sep", Kind::kMonth, 9, Spelling::kShort},
    {"sept", Kind::kMonth, 9, Spelling::kShort},
    {"september", Kind::kMonth, 9, Spelling::kCapital},
    {"seven", Kind::kCount, 7},
    {"seventeen", Kind::kCount, 17},
    {"seventeenth", Kind::kOrdinal, 17},
    {"seventh", Kind::kOrdinal, 7},
    {"seventies", Kind::kTens, 70},
    {"seventy", Kind::kCount, 70},
    {"shall", Kind::kWill},
    {"shares", Kind::kCounted},
    {"sheffield", Kind::kNaming, 0, Spelling::kCapital},
    {"ships", Kind::kCounted},
    {"shot", Kind::kPastForm},
    {"should", Kind::kWill},
    {"since", Kind::kIn},
    {"six", Kind::kCount, 6},
    {"sixteen", Kind::kCount, 16},
    {"sixteenth", Kind::kOrdinal, 16},
    {"sixth", Kind::kOrdinal, 6},
    {"sixties", Kind::kTens, 60},
    {"sixty", Kind::kCount, 60},
    {"sold", Kind::kPastForm},
    {"soldiers", Kind::kCounted},
    {"spoke", Kind::kSaid},
    {"spring", Kind::kSeason, season(Season::kSpring)},
    {"spy", Kind::kNaming, 0, Spelling::kCapital},
    {"start", Kind::kEdge, 1},
    {"starts", Kind::kWill},
    {"strong", Kind::kCounted},
    {"struck", Kind::kSaid},
    {"students", Kind::kCounted},
    {"summer", Kind::kSeason, season(Season::kSummer)},
    {"sun", Kind::kWeekday, 0, Spelling::kShort},
    {"sunday", Kind::kWeekday, 0, Spelling::kCapital},
    {"super", Kind::kNaming, 0, Spelling::kCapital},
    {"takes", Kind::kWill},
    {"ten", Kind::kCount, 10},
    {"tenth", Kind::kOrdinal, 10},
    {"than", Kind::kIn},
    {"that", Kind::kSame},
    {"the", Kind::kThe},
    {"third", Kind::kOrdinal, 3},
    {"thirteen", Kind::kCount, 13},
    {"thirteenth", Kind::kOrdinal, 13},
    {"thirties", Kind::kTens, 30},
    {"thirtieth", Kind::kOrdinal, 30},
    {"thirty", Kind::kCount, 30},
    {"this", Kind::kThis, 0},
    {"thousand", Kind::kHundred, 1000},
    {"three", Kind::kCount, 3},
    {"through", Kind::kTo, 0},
    {"throughout", Kind::kDuring},
    {"thu", Kind::kWeekday, 4, Spelling::kShort},
    {"thur", Kind::kWeekday, 4, Spelling::kShort},
    {"thurs", Kind::kWeekday, 4, Spelling::kShort},
    {"thursday", Kind::kWeekday, 4, Spelling::kCapital},
    {"tickets", Kind::kCounted},
    {"till", Kind::kTo, 1},
    {"to", Kind::kTo, 0},
    {"today", Kind::kToday, 0},
    {"told", Kind::kSaid},
    {"tomorrow", Kind::kToday, 1},
    {"ton", Kind::kCounted},
    {"tonight", Kind::kTonight},
    {"tonne", Kind::kCounted},
    {"tonnes", Kind::kCounted},
    {"tons", Kind::kCounted},
    {"took", Kind::kSaid},
    {"troops", Kind::kCounted},
    {"tue", Kind::kWeekday, 2, Spelling::kShort},
    {"tues", Kind::kWeekday, 2, Spelling::kShort},
    {"tuesday", Kind::kWeekday, 2, Spelling::kCapital},
    {"turn", Kind::kEdge, 0},
    {"twelfth", Kind::kOrdinal, 12},
    {"twelve", Kind::kCount, 12},
    {"twenties", Kind::kTens, 20},
    {"twentieth", Kind::kOrdinal, 20},
    {"twenty", Kind::kCount, 20},
    {"two", Kind::kCount, 2},
    {"units", Kind::kCounted},
    {"until", Kind::kTo, 1},
    {"utc", Kind::kCounted},
    {"votes", Kind::kCounted},
    {"was", Kind::kSaid},
    {"wed", Kind::kWeekday, 3, Spelling::kShort},
    {"wednesday", Kind::kWeekday, 3, Spelling::kCapital},
    {"week", Kind::kUnit, unit(Granularity::kWeek)},
    {"weekend", Kind::kWeekend},
    {"weeks", Kind::kUnit, unit(Granularity::kWeek)},
    {"went", Kind::kSaid},
    {"were", Kind::kSaid},
    {"will", Kind::kWill},
    {"winter", Kind::kSeason, season(Season::kWinter)},
    {"within", Kind::kDuring},
    {"women", Kind::kCounted},
    {"won", Kind::kPastForm},
    {"word", Kind::kCounted},
    {"words", Kind::kCounted},
    {"workers", Kind::kCounted},
    {"would", Kind::kWill},
    {"year", Kind::kUnit, unit(Granularity::kYear)},
    {"years", Kind::kUnit, unit(Granularity::kYear)},
    {"yen", Kind::kCounted},
    {"yesterday", Kind::kToday, -1},
});

inline constexpr std::size_t kLongestWord = 11;
inline constexpr std::size_t kLetters = 26;

// Where the words of each first letter begin; the last is the end.
inline constexpr std::array<std::uint16_t, kLetters + 1> kBegins = [] {
  std::array<std::uint16_t, kLetters + 1> begins{};
  std::size_t at = 0;
  for (std::size_t letter = 0; letter <= kLetters; ++letter) {
    while (at < kWords.size() && static_cast<std::size_t>(kWords[at].word[0] - 'a') < letter) {
      ++at;
    }
    begins[letter] = static_cast<std::uint16_t>(at);
  }
  return begins;
}();

// Bit n of row c: a word of n letters begins with the letter c.
inline constexpr std::array<std::uint32_t, kLetters> kLengths = [] {
  std::array<std::uint32_t, kLetters> lengths{};
  for (const DateWordEntry& entry : kWords) {
    lengths[static_cast<std::size_t>(entry.word[0] - 'a')] |= 1U << entry.word.size();
  }
  return lengths;
}();

static_assert(std::ranges::is_sorted(kWords, {}, &DateWordEntry::word));

}  // namespace date_word_table

// The entry of a word in any case; nullptr if it has no meaning here.
[[nodiscard]] inline const DateWordEntry* find_date_word(std::string_view word) {
  using namespace date_word_table;
  constexpr unsigned char kToLower = 0x20;
  std::array<char, kLongestWord> lower{};
  if (word.empty() || word.size() > kLongestWord) {
    return nullptr;
  }
  const auto letter = static_cast<unsigned>((static_cast<unsigned char>(word[0]) | kToLower) - 'a');
  if (letter >= kLetters || (kLengths[letter] >> word.size() & 1U) == 0) {
    return nullptr;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    lower[i] = static_cast<char>(static_cast<unsigned char>(word[i]) | kToLower);
  }
  const std::string_view key(lower.data(), word.size());
  for (std::size_t at = kBegins[letter]; at < kBegins[letter + 1]; ++at) {
    if (kWords[at].word == key) {
      return &kWords[at];
    }
  }
  return nullptr;
}

}  // namespace dateline
