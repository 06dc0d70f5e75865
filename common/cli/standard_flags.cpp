// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/standard_flags.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <new>
#include <string>

#include <unistd.h>

#include <fmt/format.h>

#include "common/cli/configuration.hpp"
#include "common/cli/log_line.hpp"
#include "common/index/xapian_version.hpp"
#include "common/support/failure.hpp"
#include "common/support/output.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

constexpr std::size_t kLeastHelpWidth = 60;
constexpr std::size_t kWidestHelp = 100;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// Whether the program answers for itself. Before the configuration is read: help is for those who
// have a wrong one too.
bool answer_for_itself(const Program& program, const Arguments& arguments) {
  Output output(STDOUT_FILENO);
  if (arguments.has(kHelpFlag.name)) {
    const std::size_t width =
        std::clamp(terminal_width(STDOUT_FILENO), kLeastHelpWidth, kWidestHelp);
    output.write(help_text(program, width));
  } else if (arguments.has(kVersionFlag.name)) {
    output.write(version_text(program, xapian_version()));
  } else if (arguments.has(kManualFlag.name)) {
    output.write(manual_sections(program));
  } else {
    return false;
  }
  output.flush();
  return true;
}

// Hidden flags make manual pages, which are the same wherever they are made.
bool is_asked_by_build(const Program& program, const Arguments& arguments) {
  return std::ranges::any_of(program.flags, [&](const Flag& flag) {
    return flag.group.empty() && arguments.has(flag.name);
  });
}

ExitCode run_configured(const Program& program,
                        Arguments& arguments,
                        const std::function<ExitCode(const Arguments&)>& run) {
  if (!is_asked_by_build(program, arguments)) {
    add_settings(program, find_setting_sources(program), arguments);
  }
  if (arguments.has(kPrintConfigFlag.name)) {
    Output output(STDOUT_FILENO);
    output.write(print_settings(program, arguments));
    output.flush();
    return ExitCode::kSuccess;
  }
  try {
    return run(arguments);
  } catch (const Failure& failure) {
    throw name_place(failure, program, arguments);
  }
}

// In the form that the arguments ask for, as far as they were read.
void print_end(const Program& program,
               const Arguments& arguments,
               std::string_view message,
               std::string_view hint) {
  if (arguments.value(kLogFormatFlag) == "json") {
    const auto now = std::chrono::system_clock::now();
    fmt::print(stderr, "{}", json_log_line({now, "error", message, {}, hint}));
  } else if (is_journal(STDERR_FILENO)) {
    print_to_journal(program.name, message, hint);
  } else {
    print_problem(program.name, message, hint);
  }
}

}  // namespace

// Failures carry names of files and words of queries: they are made safe line by line.
void print_problem(std::string_view program, std::string_view message, std::string_view hint) {
  std::string text = fmt::format("{}: ", program);
  while (true) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    text += safe_text(message.substr(0, end)) + '\n';
    if (end == message.size()) {
      break;
    }
    message.remove_prefix(end + 1);
  }
  if (!hint.empty()) {
    text += fmt::format("hint: {}\n", safe_text(hint));
  }
  fmt::print(stderr, "{}", text);
}

std::filesystem::path index_path(const Arguments& arguments) {
  if (arguments.has("index")) {
    return arguments.value("index");
  }
  std::filesystem::path data = environment("XDG_DATA_HOME");
  if (data.empty()) {
    const std::string home = environment("HOME");
    if (home.empty()) {
      throw Failure(ExitCode::kUsage, "no index named", "give --index PATH or set DATELINE_INDEX");
    }
    data = std::filesystem::path(home) / ".local" / "share";
  }
  return data / "dateline" / "index";
}

std::filesystem::path configuration_directory() {
  if (std::string home = environment("XDG_CONFIG_HOME"); !home.empty()) {
    return std::filesystem::path(home) / "dateline";
  }
  const std::string home = environment("HOME");
  return home.empty() ? std::filesystem::path()
                      : std::filesystem::path(home) / ".config" / "dateline";
}

int run_program(const Program& program,
                int argc,
                const char* const* argv,
                const std::function<ExitCode(const Arguments&)>& run) {
  Arguments arguments;
  const auto end = [&](std::string_view message, std::string_view hint, ExitCode code) {
    print_end(program, arguments, message, hint);
    return static_cast<int>(code);
  };
  try {
    arguments = parse_arguments(program, argc, argv);
    return answer_for_itself(program, arguments)
               ? static_cast<int>(ExitCode::kSuccess)
               : static_cast<int>(run_configured(program, arguments, run));
  } catch (const Failure& failure) {
    return end(failure.what(), failure.hint(), failure.exit_code());
  } catch (const std::bad_alloc&) {
    return end("out of memory",
               "allow more memory (ulimit -v), or lower --memory and --jobs",
               ExitCode::kFailed);
  } catch (const std::exception& error) {
    return end(error.what(), "", ExitCode::kFailed);
  }
}

}  // namespace dateline
