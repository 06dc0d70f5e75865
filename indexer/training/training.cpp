// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/training.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "indexer/enrich/entities/preparation.hpp"

namespace dateline {

Lexicon read_lexicon(const std::filesystem::path& folder) {
  Lexicon lexicon{.clusters = read_clusters(folder / "clusters.tsv.gz"),
                  .phrases = read_gazetteer(folder / "gazetteer.tsv.gz")};
  add_known_names(lexicon.phrases);
  return lexicon;
}

std::vector<unsigned char> train_model(const Lexicon& lexicon,
                                       std::vector<WeightedDocument>& documents,
                                       const TrainingOptions& options,
                                       float bias) {
  const ModelBytes empty(write_model(lexicon, {}, 0));
  const EntityModel model = read_model(empty.view());
  TextPreparation preparation(model);
  for (WeightedDocument& each : documents) {
    preparation.prepare(each.document.text);
  }
  TrainingSet set = make_training_set(documents, model, Pass::kFirst);
  fmt::print(stderr, "pass 1: {} candidate tokens\n", set.tokens.size());
  std::array<PassWeights, 2> passes;
  passes[0] = train_pass(set, fit_segments(set), options);
  fmt::print(stderr, "labels by folds\n");
  label_by_folds(documents, model, set, options);
  set = make_training_set(documents, model, Pass::kSecond);
  fmt::print(stderr, "pass 2\n");
  passes[1] = train_pass(set, fit_segments(set), options);
  return write_model(lexicon, passes, bias);
}

}  // namespace dateline
