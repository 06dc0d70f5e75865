// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/program.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace dateline {

int run_with_options(const char* program,
                     int argc,
                     char** argv,
                     const boost::program_options::options_description& options,
                     const std::function<void()>& run) {
  namespace po = boost::program_options;
  try {
    po::positional_options_description files;
    files.add("file", -1);
    po::variables_map values;
    po::store(po::command_line_parser(argc, argv).options(options).positional(files).run(), values);
    if (values.contains("help")) {
      std::cout << options;
      return EXIT_SUCCESS;
    }
    po::notify(values);
    run();
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n", program, error.what());
    return EXIT_FAILURE;
  }
}

}  // namespace dateline
