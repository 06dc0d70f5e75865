// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/scoring.hpp"

#include <string>
#include <vector>

#include <zlib.h>

#include <doctest/doctest.h>

#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

constexpr const char* kTokens =
    "-DOCSTART-\tO\n\n"
    "Jens\tB-PER\nStoltenberg\tI-PER\nleft\tO\nNew\tB-LOC\nYork\tI-LOC\n.\tO\n\n"
    "NATO\tB-ORG\nUN\tB-ORG\n\n"
    "-DOCSTART-\tO\n\nCanadian\tB-MISC\n";

TEST_CASE("documents in the token form are read, plain and packed") {
  const TempDir folder;
  const auto plain = folder.write("a.tsv", kTokens);
  const auto packed = folder / "a.tsv.gz";
  gzFile file = gzopen(packed.c_str(), "wb");
  gzputs(file, kTokens);
  gzclose(file);
  for (const auto& path : {plain, packed}) {
    const std::vector<TaggedDocument> documents = read_tagged_documents(path);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].text.sentences.size() == 2);
    CHECK(find_spans(documents[0].text, &TaggerToken::gold) ==
          std::vector<TaggedSpan>{{0, 2, Tag::kPerson},
                                  {3, 5, Tag::kLocation},
                                  {6, 7, Tag::kOrganisation},
                                  {7, 8, Tag::kOrganisation}});
    CHECK(find_spans(documents[1].text, &TaggerToken::gold) ==
          std::vector<TaggedSpan>{{0, 1, Tag::kMisc}});
  }
}

TEST_CASE("a wrong line is named") {
  const TempDir folder;
  CHECK_THROWS_WITH_AS(
      static_cast<void>(read_tagged_documents(folder.write("a.tsv", "one\tO\ntwo O\n"))),
      doctest::Contains("a.tsv:2: a line is token, TAB, tag"),
      std::runtime_error);
  CHECK_THROWS_WITH_AS(
      static_cast<void>(read_tagged_documents(folder.write("b.tsv", "one\tB-THING\n"))),
      doctest::Contains("b.tsv:1: \"B-THING\" is not a tag"),
      std::runtime_error);
  CHECK_THROWS_WITH_AS(static_cast<void>(read_tagged_documents(folder / "none.tsv")),
                       doctest::Contains("none.tsv: cannot be opened"),
                       std::runtime_error);
}

TEST_CASE("a name is right if its ends and its tag are") {
  const TempDir folder;
  std::vector<TaggedDocument> documents = read_tagged_documents(folder.write("a.tsv", kTokens));
  TaggerText& text = documents[0].text;
  text.tokens[0].label = make_label(Tag::kPerson, Part::kBegin);
  text.tokens[1].label = make_label(Tag::kPerson, Part::kLast);
  text.tokens[4].label = make_label(Tag::kLocation, Part::kUnit);  // York
  text.tokens[6].label = make_label(Tag::kPerson, Part::kUnit);    // NATO
  Score score;
  score.add(text);
  const SpanCounts names = score.names();
  CHECK(names.right == 1);
  CHECK(names.found == 3);
  CHECK(names.gold == 4);
  CHECK(names.precision() == doctest::Approx(100.0 / 3));
  CHECK(names.recall() == doctest::Approx(25));
  CHECK(names.f1() == doctest::Approx(200.0 / 7));
  const std::string errors = to_errors(text);
  CHECK(errors.find("missed place         Jens Stoltenberg left [New York] . NATO UN\n") !=
        std::string::npos);
  CHECK(errors.find("found  place         Jens Stoltenberg left New [York] . NATO UN\n") !=
        std::string::npos);
}

}  // namespace
}  // namespace dateline::test
