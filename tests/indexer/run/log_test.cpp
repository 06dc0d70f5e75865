// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/log.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("a message has the form of what reads it") {
  constexpr std::chrono::system_clock::time_point kTime =
      std::chrono::sys_days(std::chrono::year(2022) / 2 / 26) + std::chrono::seconds(1);
  const LogLine line{kTime, "warning", "it is\nblank \x1b[31m", "a\tb:1"};
  const std::string text = "dateline-index: warning: a b:1: it is blank \xEF\xBF\xBD[31m\n";
  CHECK(format_log_line(LogStyle::kPlain, line) == text);
  CHECK(format_log_line(LogStyle::kTimed, line) == "2022-02-26T00:00:01Z " + text);
  CHECK(format_log_line(LogStyle::kJournal, line) == "<4>" + text);
  CHECK(format_log_line(LogStyle::kJson, line) == json_log_line(line));
  CHECK(format_log_line(LogStyle::kPlain, {kTime, "info", "done"}) ==
        "dateline-index: info: done\n");
}

}  // namespace
}  // namespace dateline
