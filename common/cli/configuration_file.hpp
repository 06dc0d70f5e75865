// SPDX-License-Identifier: GPL-2.0-or-later
//
// One configuration file: a line KEY = VALUE for each setting, where a key is the name of an
// option.
//
//   # for the nightly run
//   index = /srv/news.index
//   exclude = *.bak               # of a list, a line for each value
//   exclude = drafts
//   set = "source=Larkspur Wire # 2"
//
// A # begins a remark at the beginning of a line and after a blank. A value in double quotes is
// taken as it stands, with \" \\ \n \t and \xHH for the byte of that number.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/program.hpp"

namespace dateline {

struct ConfigurationLine {
  const Flag* flag = nullptr;
  std::string value;  // of a switch: true or false
  std::size_t line = 0;
};

// The settings of a text in their order. name is what messages call the file. Throws Failure
// (kUsage) naming file and line for a line that is no setting, for a key that is no option, that
// may not stand there or is given twice, and for a switch that is neither on nor off.
[[nodiscard]] std::vector<ConfigurationLine> parse_configuration(const Program& program,
                                                                 std::string_view text,
                                                                 std::string_view name);

// true or false for the words that say so (1, true, yes; 0, false, no); empty for any other.
[[nodiscard]] std::string_view read_switch(std::string_view word);

// The value as a configuration file has it, in quotes where it needs them.
[[nodiscard]] std::string to_configuration_value(std::string_view value);

}  // namespace dateline
