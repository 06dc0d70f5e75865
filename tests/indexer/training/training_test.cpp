// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/training.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "indexer/enrich/entities/preparation.hpp"
#include "indexer/training/annotations.hpp"
#include "indexer/training/scoring.hpp"

namespace dateline::test {
namespace {

constexpr const char* kArticles = DATELINE_CORPUS "/articles";

std::vector<WeightedDocument> training_half(std::size_t most) {
  std::vector<WeightedDocument> documents;
  for (TaggedDocument& document :
       read_documents(DATELINE_CORPUS "/annotations/train.json", kArticles)) {
    if (documents.size() < most) {
      documents.push_back({std::move(document), 1});
    }
  }
  return documents;
}

std::vector<unsigned char> train(std::size_t most, int epochs) {
  Lexicon lexicon;
  add_known_names(lexicon.phrases);
  std::vector<WeightedDocument> documents = training_half(most);
  return train_model(lexicon, documents, {.epochs = epochs}, -0.5F);
}

double f1_of(const EntityModel& model) {
  NameScorer scorer(model);
  Score score;
  for (TaggedDocument& document :
       read_documents(DATELINE_CORPUS "/annotations/test.json", kArticles)) {
    scorer.tag(document);
    score.add(document.text);
  }
  return score.names().f1();
}

// 68 articles are about 5 % of what the shipped model learned from, and there are no word classes
// and no lists but the project's own tables.
TEST_CASE("a model trained on the project's own half finds most names of the other") {
  const ModelBytes empty(train(0, 1));
  const double untrained = f1_of(read_model(empty.view()));
  CHECK(untrained < 30);
  const ModelBytes bytes(train(1000, 4));
  const double f1 = f1_of(read_model(bytes.view()));
  MESSAGE("F1 ", f1, ", untrained ", untrained);
  CHECK(f1 > 82);
}

TEST_CASE("the same documents make the same bytes") {
  CHECK(train(6, 2) == train(6, 2));
  CHECK(train(6, 2) != train(7, 2));
}

TEST_CASE("bytes that are no model are refused") {
  std::vector<unsigned char> bytes = write_model({}, {}, 0);
  CHECK_NOTHROW(static_cast<void>(read_model(ModelBytes(bytes).view())));
  bytes.resize(bytes.size() / 2);
  CHECK_THROWS_AS(static_cast<void>(read_model(ModelBytes(bytes).view())), std::runtime_error);
  bytes[0] = 'X';
  CHECK_THROWS_AS(static_cast<void>(read_model(ModelBytes(bytes).view())), std::runtime_error);
}

TEST_CASE("a model finds the phrases and words it was given") {
  Lexicon lexicon;
  add_phrase(lexicon.phrases, "Springfield Gazette", Gazette::kCompany);
  lexicon.clusters.emplace(table_hash(12345), 77);
  const ModelBytes bytes(write_model(lexicon, {}, 0));
  const EntityModel model = read_model(bytes.view());
  REQUIRE(model.clusters.find(table_hash(12345)) != nullptr);
  CHECK(*model.clusters.find(table_hash(12345)) == 77);
  TaggerText text;
  append_prose(text, "the Springfield Gazette said");
  TextPreparation(model).prepare(text);
  CHECK((text.tokens[1].phrase & mask_of(Gazette::kCompany)) != 0);
  CHECK(text.tokens[1].phrase_part == 1);
  CHECK(text.tokens[2].phrase_part == 2);
  CHECK(text.tokens[3].phrase == 0);
}

}  // namespace
}  // namespace dateline::test
