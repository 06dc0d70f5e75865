// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs the real programs as a user does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::test {

struct Outcome {
  int status = -1;  // exit status; 128 + signal if one ended it
  std::string out;
  std::string err;
};

// program: path; input: what it reads on standard input; standard error is a pipe. The environment
// is the test's own without DATELINE_INDEX, XDG_DATA_HOME and a configuration, plus settings
// ("NAME=value").
Outcome run_program(const std::string& program,
                    const std::vector<std::string>& arguments,
                    std::string_view input = {},
                    const std::vector<std::string>& settings = {});

// Becomes the program: for a child process that has its descriptors in place.
[[noreturn]] void become(const std::string& program,
                         const std::vector<std::string>& arguments,
                         const std::vector<std::string>& settings);

// The programs of this build.
Outcome run_index(const std::vector<std::string>& arguments, std::string_view input = {});
Outcome run_query(const std::vector<std::string>& arguments,
                  const std::vector<std::string>& settings = {});

}  // namespace dateline::test
