// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/standard_flags.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <string>

#include <unistd.h>

#include <fmt/format.h>

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

ExitCode answer_or_run(const Program& program,
                       int argc,
                       const char* const* argv,
                       const std::function<ExitCode(const Arguments&)>& run) {
  const Arguments arguments = parse_arguments(program, argc, argv);
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
    return run(arguments);
  }
  output.flush();
  return ExitCode::kSuccess;
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
  if (std::string path = environment("DATELINE_INDEX"); !path.empty()) {
    return path;
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
  try {
    return static_cast<int>(answer_or_run(program, argc, argv, run));
  } catch (const Failure& failure) {
    print_problem(program.name, failure.what(), failure.hint());
    return static_cast<int>(failure.exit_code());
  } catch (const std::bad_alloc&) {
    print_problem(program.name, "out of memory", "free some memory, or lower --memory");
  } catch (const std::exception& error) {
    print_problem(program.name, error.what(), "");
  }
  return static_cast<int>(ExitCode::kFailed);
}

}  // namespace dateline
