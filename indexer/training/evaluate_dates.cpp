// SPDX-License-Identifier: GPL-2.0-or-later
//
// How well the dates that articles speak of are found and understood.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "indexer/enrich/dates/date_finder.hpp"
#include "indexer/training/annotations.hpp"
#include "indexer/training/date_scoring.hpp"

namespace dateline {
namespace {

namespace po = boost::program_options;

struct Settings {
  std::string articles;
  bool shows_errors = false;
  std::vector<std::string> files;
};

po::options_description describe(Settings& settings) {
  po::options_description options(
      "usage: evaluate_dates [OPTION...] FILE...\n"
      "Scores the dates found in annotated articles (.json).\n\nOptions");
  // clang-format off
  options.add_options()
      ("articles", po::value(&settings.articles)->required()->value_name("DIR"),
       "where the annotated articles are")
      ("errors", po::bool_switch(&settings.shows_errors), "show each date that differs")
      ("file", po::value(&settings.files)->required()->value_name("FILE"), "annotations")
      ("help", "show this help and exit");
  // clang-format on
  return options;
}

int evaluate(int argc, char** argv) {
  Settings settings;
  const po::options_description options = describe(settings);
  po::positional_options_description files;
  files.add("file", -1);
  po::variables_map values;
  po::store(po::command_line_parser(argc, argv).options(options).positional(files).run(), values);
  if (values.contains("help")) {
    std::cout << options;
    return EXIT_SUCCESS;
  }
  po::notify(values);
  ArticlesById articles = read_articles(settings.articles);
  DateFinder finder;
  for (const std::string& path : settings.files) {
    DateScore score;
    for (const Annotations& each : read_annotations(path)) {
      const auto found = articles.find(each.id);
      if (found == articles.end()) {
        throw std::runtime_error(fmt::format("{}: article {} is missing", path, each.id));
      }
      finder.find(found->second);
      const std::string differences = add_dates(score, found->second, each);
      fmt::print("{}", settings.shows_errors ? differences : "");
    }
    fmt::print("{}\n{}", path, to_table(score));
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  try {
    return dateline::evaluate(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "evaluate_dates: {}\n", error.what());
    return EXIT_FAILURE;
  }
}
