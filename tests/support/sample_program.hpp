// SPDX-License-Identifier: GPL-2.0-or-later
//
// A program with a flag of each kind, for tests of what all programs do alike.
#pragma once

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/cli/program.hpp"
#include "common/cli/standard_flags.hpp"
#include "common/support/failure.hpp"

namespace dateline::test {

inline constexpr Flag kSampleFlags[] = {
    {"limit", 'n', FlagKind::kValue, "N", "10", "Output", "show at most N articles"},
    {"lock-timeout", '\0', FlagKind::kValue, "SECONDS", "", "Output", "wait so long"},
    {"set", '\0', FlagKind::kList, "FIELD=VALUE", "", "Input", "a value that the input lacks"},
    {"quiet", 'q', FlagKind::kSwitch, "", "", "Output", "say nothing"},
    {"retry", '\0', FlagKind::kValue, "FILE", "", "Input", "asked of one run", Configurable::kNo},
    {"secret", '\0', FlagKind::kSwitch, "", "", "", "", Configurable::kNo},
    kConfigFlag,
    kPrintConfigFlag,
    kHelpFlag,
};
inline constexpr ExampleRow kSampleExamples[] = {{"try -n 3", "three"}};
inline constexpr EnvironmentRow kSampleEnvironment[] = {{"TRY", "a variable"}};
inline constexpr ExitCodeRow kSampleExitCodes[] = {{0, "done"}};
inline const Program kSampleProgram{"try",
                                    "A program to try.",
                                    "[OPTION]... WORD...",
                                    "",
                                    kSampleFlags,
                                    kSampleExamples,
                                    kSampleEnvironment,
                                    kSampleExitCodes,
                                    "try.conf"};

inline Arguments parse_sample(const std::vector<std::string>& words) {
  std::vector<const char*> argv{"try"};
  for (const std::string& word : words) {
    argv.push_back(word.c_str());
  }
  return parse_arguments(kSampleProgram, static_cast<int>(argv.size()), argv.data());
}

struct Refusal {
  std::string message;
  std::string hint;
};

// What the Failure (kUsage) says that action throws; "accepted" if it throws none.
template <typename Action>
Refusal refusal_of(const Action& action) {
  try {
    action();
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    return {failure.what(), failure.hint()};
  }
  return {"accepted", ""};
}

}  // namespace dateline::test
