// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rows of a flag table, by kind.
#pragma once

#include <string_view>

#include "common/cli/program.hpp"

namespace dateline {

[[nodiscard]] constexpr Flag value_flag(std::string_view name,
                                        std::string_view metavar,
                                        std::string_view fallback,
                                        std::string_view group,
                                        std::string_view help,
                                        char letter = '\0') {
  return {name, letter, FlagKind::kValue, metavar, fallback, group, help};
}

[[nodiscard]] constexpr Flag list_flag(std::string_view name,
                                       std::string_view metavar,
                                       std::string_view group,
                                       std::string_view help) {
  return {name, '\0', FlagKind::kList, metavar, "", group, help};
}

[[nodiscard]] constexpr Flag switch_flag(std::string_view name,
                                         std::string_view group,
                                         std::string_view help,
                                         char letter = '\0') {
  return {name, letter, FlagKind::kSwitch, "", "", group, help};
}

// What is asked of one run; a setting for every run would change what its other options mean.
[[nodiscard]] constexpr Flag once(Flag flag) {
  flag.configurable = Configurable::kNo;
  return flag;
}

}  // namespace dateline
