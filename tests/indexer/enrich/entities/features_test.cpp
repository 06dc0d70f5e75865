// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/features.hpp"

#include <string>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

TEST_CASE("a run of capitalised words is what stands between two others") {
  std::string prose;
  std::uint32_t state = 5;
  for (int i = 0; i < 2000; ++i) {
    state = state * 1664525U + 1013904223U;
    prose += (state >> 16U) % 3 == 0 ? "word " : "Word ";
  }
  TaggerText text;
  append_tokens(text, prose);
  end_sentence(text);
  const TaggerSentence& sentence = text.sentences[0];
  CapitalRuns runs(text, sentence);
  for (std::uint32_t at = 0; at < sentence.end; ++at) {
    std::uint32_t begin = at;
    while (begin > 0 && text.tokens[at].is_capital && text.tokens[begin - 1].is_capital) {
      --begin;
    }
    std::uint32_t end = at;
    while (end < sentence.end && text.tokens[at].is_capital && text.tokens[end].is_capital) {
      ++end;
    }
    const CapitalRuns::Run run = runs.around(at);
    REQUIRE(run.begin == begin);
    REQUIRE(run.end == end);
  }
}

}  // namespace
}  // namespace dateline::test
