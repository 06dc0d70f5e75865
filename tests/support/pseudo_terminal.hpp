// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs a program with a terminal in front of it.
#pragma once

#include <string>
#include <vector>

#include "tests/support/run_program.hpp"

namespace dateline::test {

// Standard input, output and error are one pseudo-terminal of so many columns; out is all that it
// was given, line ends as "\n". TERM is xterm-256color unless settings ("NAME=value") say
// otherwise.
Outcome run_in_terminal(const std::string& program,
                        const std::vector<std::string>& arguments,
                        int columns,
                        const std::vector<std::string>& settings = {});

// Without Select Graphic Rendition and hyperlink sequences (OSC 8): what is seen.
std::string seen(const std::string& text);

}  // namespace dateline::test
