// SPDX-License-Identifier: GPL-2.0-or-later
//
// What both programs do alike with their command lines.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "common/cli/program.hpp"
#include "common/support/exit_code.hpp"

namespace dateline {

// The group of flags that every program has.
inline constexpr std::string_view kStandardGroup = "Other";

// Rows of each program's flag table.
inline constexpr Flag kConfigFlag{"config",
                                  '\0',
                                  FlagKind::kValue,
                                  "FILE",
                                  "",
                                  kStandardGroup,
                                  "take from FILE what is given neither here nor in the "
                                  "environment; see Configuration",
                                  Configurable::kNo};
inline constexpr Flag kPrintConfigFlag{
    "print-config",
    '\0',
    FlagKind::kSwitch,
    "",
    "",
    kStandardGroup,
    "print as a configuration file what is in force and where it was given, and exit",
    Configurable::kNo};
inline constexpr Flag kHelpFlag{"help",
                                'h',
                                FlagKind::kSwitch,
                                "",
                                "",
                                kStandardGroup,
                                "print this help and exit",
                                Configurable::kNo};
inline constexpr Flag kVersionFlag{"version",
                                   '\0',
                                   FlagKind::kSwitch,
                                   "",
                                   "",
                                   kStandardGroup,
                                   "print the version and exit",
                                   Configurable::kNo};
// Hidden (no group): the build makes the manual page with it.
inline constexpr Flag kManualFlag{
    "generate-manual", '\0', FlagKind::kSwitch, "", "", "", "", Configurable::kNo};
// A program with this one prints what ends it in the same form.
inline constexpr std::string_view kLogFormatFlag = "log-format";

inline constexpr EnvironmentRow kIndexVariable{"DATELINE_INDEX",
                                               "the index to use when --index is not given"};
inline constexpr EnvironmentRow kOptionVariables{
    "DATELINE_<OPTION>",
    "any other option that a configuration may have, as DATELINE_LOG_LEVEL for --log-level; a "
    "switch is true or false, a list has one value"};
inline constexpr EnvironmentRow kDataHomeVariable{
    "XDG_DATA_HOME",
    "without either, the index is dateline/index below it (below ~/.local/share if unset)"};
inline constexpr EnvironmentRow kConfigurationHomeVariable{
    "XDG_CONFIG_HOME",
    "the user's configuration and saved queries are in dateline below it (below ~/.config if "
    "unset)"};
inline constexpr EnvironmentRow kNoColourVariable{"NO_COLOR", "set: no colour on a terminal"};

// --index, which the configuration may give, else dateline/index in the XDG data directory (XDG
// Base Directory Specification 0.8).
[[nodiscard]] std::filesystem::path index_path(const Arguments& arguments);

// dateline in the XDG configuration directory; empty path where neither XDG_CONFIG_HOME nor HOME is
// set.
[[nodiscard]] std::filesystem::path configuration_directory();

// "program: message" and "hint: ..." to standard error; lines of message are made safe one by one.
void print_problem(std::string_view program, std::string_view message, std::string_view hint);

// Parses the command line, answers --help and --version, reads the configuration, runs the program
// and turns a Failure into "program: message", "hint: ..." on standard error (one JSON object with
// --log-format json) and its exit code. The one place that catches.
int run_program(const Program& program,
                int argc,
                const char* const* argv,
                const std::function<ExitCode(const Arguments&)>& run);

}  // namespace dateline
