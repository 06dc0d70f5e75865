// SPDX-License-Identifier: GPL-2.0-or-later
//
// Trains the model of the entity tagger: the same bytes from the same data on one machine.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "indexer/training/annotations.hpp"
#include "indexer/training/program.hpp"
#include "indexer/training/training.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

struct Settings {
  TrainingOptions training;
  float bias = 0;
  unsigned percent = 100;
  float own_weight = 1;
  std::string lists;
  std::string output;
  std::string annotations;
  std::string articles;
  std::vector<std::string> files;
};

po::options_description describe(Settings& settings) {
  po::options_description options(
      "usage: train_entities [OPTION...] --lists DIR --output FILE FILE...\n"
      "Trains the model of the entity tagger on documents in the token form (token, TAB, tag; "
      "gzip or plain).\n\nOptions");
  // clang-format off
  options.add_options()
      ("lists", po::value(&settings.lists)->required()->value_name("DIR"),
       "folder of clusters.tsv.gz and gazetteer.tsv.gz")
      ("output", po::value(&settings.output)->required()->value_name("FILE"), "model to write")
      ("annotations", po::value(&settings.annotations)->value_name("FILE"),
       "train on these annotated articles as well")
      ("articles", po::value(&settings.articles)->value_name("DIR"),
       "where the annotated articles are")
      ("own-weight", po::value(&settings.own_weight)->default_value(1)->value_name("W"),
       "what an annotated article teaches, against 1 of a document of FILE")
      ("percent", po::value(&settings.percent)->default_value(100)->value_name("N"),
       "take N of 100 documents of each FILE")
      ("epochs", po::value(&settings.training.epochs)->default_value(settings.training.epochs)
       ->value_name("N"), "times that each document is learned from")
      ("bias", po::value(&settings.bias)->default_value(-0.5F, "-0.5")->value_name("B"),
       "added to the score of \"no name\"")
      ("file", po::value(&settings.files)->value_name("FILE"), "documents to train on")
      ("help", "show this help and exit");
  // clang-format on
  return options;
}

void add_documents(const Settings& settings, std::vector<WeightedDocument>& documents) {
  for (const std::string& path : settings.files) {
    std::size_t number = 0;
    for (TaggedDocument& document : read_tagged_documents(path)) {
      if (number++ % 100 < settings.percent) {
        documents.push_back({std::move(document), 1});
      }
    }
  }
  if (settings.annotations.empty()) {
    return;
  }
  const ArticlesById articles = read_articles(settings.articles);
  for (const Annotations& each : read_annotations(settings.annotations)) {
    documents.push_back({tag_article(articles, each), settings.own_weight});
  }
}

void write_file(const fs::path& path, const std::vector<unsigned char>& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    throw std::runtime_error(fmt::format("{}: cannot be written", path.string()));
  }
}

void train(const Settings& settings) {
  std::vector<WeightedDocument> documents;
  add_documents(settings, documents);
  fmt::print(stderr, "{} documents\n", documents.size());
  write_file(
      settings.output,
      train_model(read_lexicon(settings.lists), documents, settings.training, settings.bias));
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  dateline::Settings settings;
  return dateline::run_with_options(
      "train_entities", argc, argv, dateline::describe(settings), [&] {
        dateline::train(settings);
      });
}
