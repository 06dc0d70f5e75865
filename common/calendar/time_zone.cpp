// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/time_zone.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "common/calendar/time_of_day.hpp"
#include "common/support/ascii_case.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// Beyond these, a time in the database means "always".
constexpr std::int64_t kFirstSecond = -15'000'000'000;  // before 1600
constexpr std::int64_t kMaxDatabaseBytes = 1 << 20;

// Big-endian numbers out of a file, none of which may lie behind its end.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool is_sound() const { return is_sound_; }

  std::string_view take(std::size_t count) {
    if (count > rest_.size()) {
      is_sound_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::int64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    const std::string_view taken = take(bytes);
    for (const char byte : taken) {
      value = value << 8U | static_cast<unsigned char>(byte);
    }
    return bytes == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(value))
                      : static_cast<std::int64_t>(value);
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  bool is_sound_ = true;
};

struct Header {
  std::size_t utc_marks = 0;
  std::size_t standard_marks = 0;
  std::size_t leap_seconds = 0;
  std::size_t changes = 0;
  std::size_t types = 0;
  std::size_t letters = 0;
};

std::optional<Header> take_header(Bytes& bytes) {
  constexpr std::size_t kReserved = 15;
  const bool is_magic = bytes.take(4) == "TZif";
  const std::string_view version = bytes.take(1);
  bytes.take(kReserved);
  Header header;
  for (std::size_t* field : {&header.utc_marks,
                             &header.standard_marks,
                             &header.leap_seconds,
                             &header.changes,
                             &header.types,
                             &header.letters}) {
    *field =
        static_cast<std::size_t>(std::clamp<std::int64_t>(bytes.number(4), 0, kMaxDatabaseBytes));
  }
  const bool has_long_times = !version.empty() && version.front() >= '2';
  return is_magic && has_long_times && bytes.is_sound() && header.types > 0 ? std::optional(header)
                                                                            : std::nullopt;
}

// Behind the header: times of that many bytes and what goes with them.
std::size_t body_size(const Header& header, std::size_t time_size) {
  constexpr std::size_t kTypeSize = 6;
  return header.changes * (time_size + 1) + header.types * kTypeSize + header.letters +
         header.leap_seconds * (time_size + 4) + header.standard_marks + header.utc_marks;
}

std::string read_database_file(std::string_view name) {
  namespace fs = std::filesystem;
  const bool is_name =
      !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos &&
      std::ranges::all_of(name,
                          [](char byte) { return byte > ' ' && byte < 0x7F && byte != '\\'; });
  if (!is_name) {
    return "";
  }
  const char* const chosen = std::getenv("TZDIR");  // NOLINT(concurrency-mt-unsafe): never set here
  for (const fs::path folder : {chosen == nullptr ? "" : chosen, "/usr/share/zoneinfo"}) {
    std::error_code error;
    if (!folder.empty() && fs::is_regular_file(folder / name, error)) {
      std::ifstream in(folder / name, std::ios::binary);
      return {std::istreambuf_iterator<char>(in), {}};
    }
  }
  return "";
}

// "+01:00", "-0330", "+2"
std::optional<minutes> read_offset(std::string_view name) {
  DateCursor cursor(name);
  const bool is_west = cursor.take('-');
  if (!is_west && !cursor.take('+')) {
    return std::nullopt;
  }
  const std::string_view hours = cursor.take_digits();
  const bool has_colon = cursor.take(':');
  const std::string_view rest =
      has_colon ? cursor.take_digits() : hours.substr(std::min<std::size_t>(2, hours.size()));
  const unsigned hour = to_number(hours.substr(0, 2));
  const unsigned minute = to_number(rest);
  const bool is_form = !hours.empty() && (has_colon ? hours.size() <= 2 && rest.size() == 2
                                                    : hours.size() <= 2 || hours.size() == 4);
  constexpr unsigned kMostHours = 14;
  if (!is_form || !cursor.at_end() || hour > kMostHours || minute > 59) {
    return std::nullopt;
  }
  const minutes offset(static_cast<int>(hour * 60 + minute));
  return is_west ? -offset : offset;
}

bool is_universal(std::string_view name) {
  constexpr std::array<std::string_view, 3> kNames = {"utc", "z", "etc/utc"};
  return std::ranges::any_of(kNames, [name](std::string_view each) {
    return std::ranges::equal(name, each, {}, lower_ascii);
  });
}

}  // namespace

Result<TimeZone> TimeZone::find(std::string_view name) {
  TimeZone zone;
  if (is_universal(name)) {
    return zone;
  }
  if (const std::optional<minutes> offset = read_offset(name)) {
    if (*offset != minutes(0)) {
      const auto distance = std::abs(offset->count());
      zone.name_ = fmt::format(
          "{}{:02}:{:02}", *offset < minutes(0) ? '-' : '+', distance / 60, distance % 60);
      zone.first_ = *offset;
    }
    return zone;
  }
  constexpr std::size_t kMaxQuotedBytes = 60;
  if (!zone.read_database(read_database_file(name))) {
    return Error{
        ErrorCode::kNotFound,
        fmt::format("\"{}\" is no time zone that this system knows",
                    truncate_utf8(name, kMaxQuotedBytes)),
        "zones are UTC, offsets such as +01:00, and names of tzdata such as Europe/Berlin"};
  }
  zone.name_ = name;
  return zone;
}

bool TimeZone::read_database(std::string_view database) {
  constexpr std::size_t kOldTime = 4;
  constexpr std::size_t kTime = 8;
  Bytes bytes(database);
  const std::optional<Header> old_header = take_header(bytes);
  if (!old_header) {
    return false;
  }
  bytes.take(body_size(*old_header, kOldTime));
  const std::optional<Header> header = take_header(bytes);
  if (!header) {
    return false;
  }
  std::vector<sys_seconds> times;
  for (std::size_t i = 0; i < header->changes && bytes.is_sound(); ++i) {
    times.emplace_back(seconds(std::max(bytes.number(kTime), kFirstSecond)));
  }
  const std::string_view types = bytes.take(header->changes);
  std::vector<seconds> offsets;
  for (std::size_t i = 0; i < header->types && bytes.is_sound(); ++i) {
    offsets.emplace_back(bytes.number(4));
    bytes.take(2);  // summer time or not, and the place of its name
  }
  bytes.take(header->letters + header->leap_seconds * (kTime + 4) + header->standard_marks +
             header->utc_marks);
  std::string_view rule = bytes.rest();
  const bool has_rule =
      bytes.is_sound() && rule.size() >= 2 && rule.front() == '\n' && rule.back() == '\n';
  if (!has_rule) {
    return false;
  }
  rule = rule.substr(1, rule.size() - 2);
  rule_ = read_clock_rule(rule);
  first_ = offsets.front();
  for (std::size_t i = 0; i < times.size(); ++i) {
    const auto type = static_cast<std::size_t>(static_cast<unsigned char>(types[i]));
    if (type >= offsets.size()) {
      return false;
    }
    changes_.push_back({times[i], offsets[type]});
  }
  return rule.empty() || rule_.has_value();
}

minutes TimeZone::offset_at(sys_seconds instant) const {
  seconds offset = first_;
  if (rule_ && (changes_.empty() || instant >= changes_.back().at)) {
    offset = dateline::offset_at(*rule_, instant);
  } else {
    const auto next = std::ranges::upper_bound(changes_, instant, {}, &Change::at);
    offset = next == changes_.begin() ? first_ : std::prev(next)->offset;
  }
  return std::chrono::round<minutes>(offset);
}

sys_seconds TimeZone::instant_of(std::chrono::local_seconds local) const {
  const sys_seconds as_utc(local.time_since_epoch());
  const minutes before = offset_at(as_utc - days(1));
  const minutes after = offset_at(as_utc + days(1));
  for (const minutes offset : {before, after}) {
    if (offset_at(as_utc - offset) == offset) {
      return as_utc - offset;
    }
  }
  return as_utc - before;
}

Timestamp in_zone(const Timestamp& timestamp, const TimeZone& zone) {
  const bool has_own_zone = timestamp.offset && *timestamp.offset != minutes(0);
  if (timestamp.precision < Precision::kMinute || zone.is_utc() || has_own_zone) {
    return timestamp;
  }
  Timestamp local = timestamp;
  if (!timestamp.offset) {
    local.instant =
        zone.instant_of(std::chrono::local_seconds(timestamp.instant.time_since_epoch()));
  }
  local.offset = zone.offset_at(local.instant);
  return local;
}

}  // namespace dateline
