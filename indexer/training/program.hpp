// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the programs of this folder have in common: options, files behind them, --help, and errors
// in one line.
#pragma once

#include <functional>

#include <boost/program_options/options_description.hpp>

namespace dateline {

// Reads the arguments into what options refer to, those without an option as --file, and calls run.
// Returns the exit status: 1 after an error, which is printed behind the program's name.
int run_with_options(const char* program,
                     int argc,
                     char** argv,
                     const boost::program_options::options_description& options,
                     const std::function<void()>& run);

}  // namespace dateline
