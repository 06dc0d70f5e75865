// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a run says on standard error while it goes on, fit for what reads it:
//
//   pipe      dateline-index: warning: wire.jsonl:17: broken JSON; left out
//   terminal  the same, the level in colour
//   file      2022-02-26T04:00:12Z dateline-index: warning: ...
//   journald  <4>dateline-index: warning: ...    it keeps the time itself
//   json      {"time":"2022-02-26T04:00:12Z","level":"warning","message":"...","place":"..."}
#pragma once

#include <string>
#include <string_view>

#include "common/cli/log_line.hpp"
#include "common/cli/program.hpp"

namespace dateline {

enum class LogStyle { kPlain, kTimed, kJournal, kJson };

// The line as it is written, with its end; colour is not part of it.
[[nodiscard]] std::string format_log_line(LogStyle style, const LogLine& line);

// Makes spdlog's default logger one as --log-format and --log-level say. Throws Failure (kUsage).
void set_up_log(const Arguments& arguments);

// A warning about a place of the input.
void warn_of(std::string_view place, std::string_view message);

}  // namespace dateline
