// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/log_line.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <sys/stat.h>

#include <fmt/format.h>

#include "common/calendar/timestamp.hpp"
#include "common/terminal/safe_json.hpp"
#include "common/terminal/terminal.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

std::string json_log_line(const LogLine& line) {
  nlohmann::ordered_json object = {
      {"time", utc_time(line.time)}, {"level", line.level}, {"message", line.message}};
  if (!line.place.empty()) {
    object["place"] = line.place;
  }
  if (!line.hint.empty()) {
    object["hint"] = line.hint;
  }
  return dump_json(object) + '\n';
}

bool is_journal(int descriptor) {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat info {};
  return stream != nullptr && ::fstat(descriptor, &info) == 0 &&
         fmt::format("{}:{}", info.st_dev, info.st_ino) == stream;
}

std::string_view journal_priority(std::string_view level) {
  if (level == "error") {
    return "<3>";
  }
  if (level == "warning") {
    return "<4>";
  }
  return level == "info" ? "<6>" : "<7>";
}

void print_to_journal(std::string_view program, std::string_view message, std::string_view hint) {
  const std::string_view priority = journal_priority("error");
  std::string text;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    text += fmt::format("{}{}: {}\n", priority, program, safe_text(message.substr(0, end)));
    message.remove_prefix(std::min(end + 1, message.size()));
  }
  if (!hint.empty()) {
    text += fmt::format("{}{}: hint: {}\n", priority, program, safe_text(hint));
  }
  fmt::print(stderr, "{}", text);
}

std::string utc_time(std::chrono::system_clock::time_point time) {
  return to_iso8601(Timestamp{
      std::chrono::floor<std::chrono::seconds>(time), std::chrono::minutes(0), Precision::kSecond});
}

}  // namespace dateline
