// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/date_cursor.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/support/ascii_case.hpp"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",
                                                      "february",
                                                      "march",
                                                      "april",
                                                      "may",
                                                      "june",
                                                      "july",
                                                      "august",
                                                      "september",
                                                      "october",
                                                      "november",
                                                      "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

struct NamedZone {
  std::string_view name;
  int minutes;  // east of UTC
};

constexpr std::array kNamedZones = {
    NamedZone{"z", 0},       NamedZone{"utc", 0},     NamedZone{"gmt", 0},
    NamedZone{"ut", 0},      NamedZone{"est", -300},  NamedZone{"edt", -240},
    NamedZone{"cst", -360},  NamedZone{"cdt", -300},  NamedZone{"mst", -420},
    NamedZone{"mdt", -360},  NamedZone{"pst", -480},  NamedZone{"pdt", -420},
    NamedZone{"akst", -540}, NamedZone{"akdt", -480}, NamedZone{"hst", -600},
    NamedZone{"nst", -210},  NamedZone{"ndt", -150},  NamedZone{"brt", -180},
    NamedZone{"wet", 0},     NamedZone{"west", 60},   NamedZone{"bst", 60},
    NamedZone{"cet", 60},    NamedZone{"cest", 120},  NamedZone{"mez", 60},
    NamedZone{"mesz", 120},  NamedZone{"eet", 120},   NamedZone{"eest", 180},
    NamedZone{"msk", 180},   NamedZone{"sast", 120},  NamedZone{"cat", 120},
    NamedZone{"eat", 180},   NamedZone{"pkt", 300},   NamedZone{"npt", 345},
    NamedZone{"wib", 420},   NamedZone{"hkt", 480},   NamedZone{"sgt", 480},
    NamedZone{"jst", 540},   NamedZone{"kst", 540},   NamedZone{"awst", 480},
    NamedZone{"acst", 570},  NamedZone{"acdt", 630},  NamedZone{"aest", 600},
    NamedZone{"aedt", 660},  NamedZone{"nzst", 720},  NamedZone{"nzdt", 780}};

// India, Israel, Ireland; the Atlantic, Arabia; the Gulf, the Galapagos; West Africa, Western
// Australia; the Philippines, the Pacific.
constexpr std::array<std::string_view, 7> kAmbiguousZones = {
    "ist", "ast", "adt", "gst", "wst", "pht", "amt"};

constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
constexpr bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
constexpr bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}
bool is_same_word(std::string_view written, std::string_view lower_case) {
  return std::ranges::equal(written, lower_case, {}, lower_ascii);
}

template <std::size_t Count>
std::optional<unsigned> find_name(const std::array<std::string_view, Count>& names,
                                  std::string_view word) {
  for (unsigned at = 0; at < Count; ++at) {
    if (is_same_word(word, names[at]) || is_same_word(word, names[at].substr(0, 3))) {
      return at;
    }
  }
  return std::nullopt;
}

std::string_view take_while(std::string_view& rest, bool (*belongs)(char)) {
  const auto* const end = std::ranges::find_if_not(rest, belongs);
  const std::string_view taken = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(taken.size());
  return taken;
}

}  // namespace

bool DateCursor::take(char byte) {
  const bool is_there = rest_.starts_with(byte);
  rest_.remove_prefix(is_there ? 1 : 0);
  return is_there;
}

bool DateCursor::take_blanks() {
  return !take_while(rest_, is_blank).empty();
}

std::string_view DateCursor::take_letters() {
  return take_while(rest_, is_letter);
}

std::string_view DateCursor::take_digits() {
  return take_while(rest_, is_digit);
}

std::optional<unsigned> DateCursor::take_number(std::size_t digits) {
  const std::string_view written = rest_.substr(0, digits);
  if (written.size() < digits || !is_all_digits(written)) {
    return std::nullopt;
  }
  rest_.remove_prefix(digits);
  return to_number(written);
}

bool is_all_digits(std::string_view text) {
  return std::ranges::all_of(text, is_digit);
}

std::string_view trim_blanks(std::string_view text) {
  take_while(text, is_blank);
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

unsigned to_number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<unsigned> find_month(std::string_view word) {
  const std::optional<unsigned> at = is_same_word(word, "sept") ? 8 : find_name(kMonths, word);
  return at ? std::optional(*at + 1) : std::nullopt;
}

std::optional<std::chrono::weekday> find_weekday(std::string_view word) {
  const std::optional<unsigned> at = find_name(kWeekdays, word);
  return at ? std::optional(std::chrono::weekday(*at)) : std::nullopt;
}

std::optional<std::chrono::minutes> find_zone(std::string_view name) {
  const auto* const zone = std::ranges::find_if(
      kNamedZones, [name](const NamedZone& row) { return is_same_word(name, row.name); });
  return zone == kNamedZones.end() ? std::nullopt
                                   : std::optional(std::chrono::minutes(zone->minutes));
}

bool is_ordinal_ending(std::string_view word) {
  constexpr std::array<std::string_view, 4> kEndings = {"st", "nd", "rd", "th"};
  return std::ranges::any_of(kEndings, [word](auto ending) { return is_same_word(word, ending); });
}

bool is_ambiguous_zone(std::string_view name) {
  return std::ranges::any_of(kAmbiguousZones,
                             [name](auto zone) { return is_same_word(name, zone); });
}

}  // namespace dateline
