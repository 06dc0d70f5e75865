// SPDX-License-Identifier: GPL-2.0-or-later
//
// Documents turned into the segments a pass is trained on.
#pragma once

#include <vector>

#include "indexer/enrich/entities/entity_model.hpp"
#include "indexer/training/crf_trainer.hpp"
#include "indexer/training/tagged_document.hpp"

namespace dateline {

struct WeightedDocument {
  TaggedDocument document;
  float weight = 1;
};

enum class Pass { kFirst, kSecond };

// Segments in the order of the documents; names that reach beyond a segment make it unfit to learn
// from (weight 0). Documents must be prepared; for the second pass their votes must be counted.
[[nodiscard]] TrainingSet make_training_set(std::vector<WeightedDocument>& documents,
                                            const EntityModel& model,
                                            Pass pass);

// Labels all documents by passes trained on the others (jack-knife), then counts their votes: the
// second pass learns from labels as wrong as those it will meet.
void label_by_folds(std::vector<WeightedDocument>& documents,
                    const EntityModel& model,
                    const TrainingSet& set,
                    const TrainingOptions& options);

// Numbers of the segments that are fit to learn from.
[[nodiscard]] std::vector<std::uint32_t> fit_segments(const TrainingSet& set);

}  // namespace dateline
