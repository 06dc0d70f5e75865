// SPDX-License-Identifier: GPL-2.0-or-later
//
// Precision, recall and F1 of the entity tagger, on whole documents.
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "indexer/training/annotations.hpp"
#include "indexer/training/model_file.hpp"
#include "indexer/training/program.hpp"
#include "indexer/training/scoring.hpp"

namespace dateline {
namespace {

namespace po = boost::program_options;

struct Settings {
  std::string model;
  std::string articles;
  bool shows_errors = false;
  std::vector<std::string> files;
};

po::options_description describe(Settings& settings) {
  po::options_description options(
      "usage: evaluate_entities [OPTION...] FILE...\n"
      "Scores the entity tagger on documents in the token form (token, TAB, tag; gzip or plain) or "
      "on annotated articles (.json).\n\nOptions");
  // clang-format off
  options.add_options()
      ("model", po::value(&settings.model)->value_name("FILE"),
       "this model, not the one that dateline-index carries")
      ("articles", po::value(&settings.articles)->value_name("DIR"),
       "where the annotated articles are")
      ("errors", po::bool_switch(&settings.shows_errors), "show each name missed or found in vain")
      ("file", po::value(&settings.files)->required()->value_name("FILE"), "documents")
      ("help", "show this help and exit");
  // clang-format on
  return options;
}

std::vector<unsigned char> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error(fmt::format("{}: cannot be opened", path));
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

void score_files(const EntityModel& model, const Settings& settings) {
  NameScorer scorer(model);
  for (const std::string& path : settings.files) {
    Score score;
    for (TaggedDocument& document : read_documents(path, settings.articles)) {
      scorer.tag(document);
      score.add(document.text);
      if (settings.shows_errors) {
        fmt::print("{}", to_errors(document.text));
      }
    }
    fmt::print("{}\n{}", path, to_table(score));
  }
}

void evaluate(const Settings& settings) {
  if (settings.model.empty()) {
    score_files(shipped_model(), settings);
  } else {
    const ModelBytes bytes(read_bytes(settings.model));
    score_files(read_model(bytes.view()), settings);
  }
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  dateline::Settings settings;
  return dateline::run_with_options(
      "evaluate_entities", argc, argv, dateline::describe(settings), [&] {
        dateline::evaluate(settings);
      });
}
