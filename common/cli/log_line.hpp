// SPDX-License-Identifier: GPL-2.0-or-later
//
// What programs that read logs expect of a line: JSON for collectors,
//
//   {"time":"2022-02-26T04:00:12Z","level":"warning","message":"...","place":"wire.jsonl:17"}
//
// and for journald the priority in front, as sd-daemon(3) has it: "<4>..."
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace dateline {

struct LogLine {
  std::chrono::system_clock::time_point time;
  std::string_view level;  // error, warning, info or debug
  std::string_view message;
  std::string_view place{};  // empty: none
  std::string_view hint{};   // empty: none
};

// One line with its end: valid JSON whatever the bytes, without a character that a terminal obeys.
[[nodiscard]] std::string json_log_line(const LogLine& line);

// Whether the descriptor leads to journald: JOURNAL_STREAM names its device and inode.
[[nodiscard]] bool is_journal(int descriptor);

// "<3>" for errors, "<4>" for warnings, "<6>" for information, "<7>" for the rest: syslog's
// numbers.
[[nodiscard]] std::string_view journal_priority(std::string_view level);

// An error that ends the program, each of its lines with its priority, on standard error.
void print_to_journal(std::string_view program, std::string_view message, std::string_view hint);

// "2022-02-26T04:00:12Z"
[[nodiscard]] std::string utc_time(std::chrono::system_clock::time_point time);

}  // namespace dateline
