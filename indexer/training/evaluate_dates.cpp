// SPDX-License-Identifier: GPL-2.0-or-later
//
// How well the dates that articles speak of are found and understood.
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "indexer/enrich/dates/date_finder.hpp"
#include "indexer/training/annotations.hpp"
#include "indexer/training/date_scoring.hpp"
#include "indexer/training/program.hpp"

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

void evaluate(const Settings& settings) {
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
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  dateline::Settings settings;
  return dateline::run_with_options(
      "evaluate_dates", argc, argv, dateline::describe(settings), [&] {
        dateline::evaluate(settings);
      });
}
