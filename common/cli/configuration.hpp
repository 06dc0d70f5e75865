// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the command line leaves open, filled from elsewhere. In this order, each source fills only
// what those before it left open:
//
//   command line > DATELINE_<OPTION> > the file of --config > user's file > system's file
//
// A list is of one source: its values do not add up. Values are checked by the program as those of
// the command line are; name_place says where a wrong one stands.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "common/cli/program.hpp"
#include "common/support/failure.hpp"

namespace dateline {

inline constexpr std::string_view kSystemConfiguration = "/etc/dateline";

// Where settings may be besides the command line.
struct SettingSources {
  std::map<std::string, std::string, std::less<>> environment;  // DATELINE_... only
  std::filesystem::path user_file;                              // need not exist; empty: none
  std::filesystem::path system_file;                            // need not exist; empty: none
};

// Those of this process; system is the directory of the system's file.
[[nodiscard]] SettingSources find_setting_sources(
    const Program& program, const std::filesystem::path& system = kSystemConfiguration);

// "lock-timeout" is DATELINE_LOCK_TIMEOUT.
[[nodiscard]] std::string variable_name(std::string_view flag);

// Reads all sources, also for what is given already: a mistake in a file is told at once. Throws
// Failure (kUsage) as parse_configuration does, if a file cannot be read, and for a variable of a
// switch that is neither on nor off. An empty variable counts as none.
void add_settings(const Program& program, const SettingSources& sources, Arguments& arguments);

// Every option that may stand in a configuration with its value and, as a remark, where that was
// given: a configuration file. What was given nowhere is a remark as a whole.
[[nodiscard]] std::string print_settings(const Program& program, const Arguments& arguments);

// A Failure (kUsage) about an option that was not given on the command line, with its place before
// the message; any other as it is.
[[nodiscard]] Failure name_place(const Failure& failure,
                                 const Program& program,
                                 const Arguments& arguments);

}  // namespace dateline
