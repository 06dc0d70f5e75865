// SPDX-License-Identifier: GPL-2.0-or-later
//
// Both passes of the tagger from documents with known names.
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/training/model_file.hpp"
#include "indexer/training/training_set.hpp"

namespace dateline {

// clusters.tsv.gz and gazetteer.tsv.gz of a folder, and the project's own tables. Throws
// std::runtime_error.
[[nodiscard]] Lexicon read_lexicon(const std::filesystem::path& folder);

// The file's bytes, as write_model says. Says on standard error how far it is.
[[nodiscard]] std::vector<unsigned char> train_model(const Lexicon& lexicon,
                                                     std::vector<WeightedDocument>& documents,
                                                     const TrainingOptions& options,
                                                     float bias);

}  // namespace dateline
