// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/trec_renderer.hpp"

#include <cstdlib>
#include <limits>

#include <doctest/doctest.h>

namespace dateline {
namespace {

Hit hit_of(const std::string& id, double weight) {
  Hit hit;
  hit.article.id = id;
  hit.weight = weight;
  return hit;
}

std::string begin(TrecRenderer& renderer, const std::string& query_id) {
  ResultHeader header;
  header.query_id = query_id;
  return renderer.begin(header);
}

// As trec_eval reads it.
float score_in(const std::string& line) {
  std::size_t at = 0;
  for (int blanks = 0; blanks < 4; ++blanks) {
    at = line.find(' ', at) + 1;
  }
  return std::strtof(line.c_str() + at, nullptr);
}

TEST_CASE("a run has six columns, ranks from 1 for each query") {
  TrecRenderer renderer;
  std::string text = begin(renderer, "51");
  text += renderer.add(hit_of("a", 2.5));
  text += renderer.add(hit_of("b", 1.25));
  text += renderer.end({});
  text += begin(renderer, "52");
  text += renderer.add(hit_of("c", 9));
  text += renderer.end({});
  text += renderer.finish();
  CHECK(text ==
        "51 Q0 a 1 2.500000 dateline\n51 Q0 b 2 1.250000 dateline\n52 Q0 c 1 9.000000 dateline\n");
}

TEST_CASE("a query without an id is number 1") {
  TrecRenderer renderer;
  CHECK(begin(renderer, "").empty());
  CHECK(renderer.add(hit_of("a", 1)) == "1 Q0 a 1 1.000000 dateline\n");
}

TEST_CASE("blanks and control characters do not part columns") {
  TrecRenderer renderer;
  CHECK(begin(renderer, "a b").empty());
  CHECK(renderer.add(hit_of("c d%\n\x1b", 1)) ==
        "a%20b Q0 c%20d%25%20\xEF\xBF\xBD 1 1.000000 dateline\n");
}

TEST_CASE("each score is lower than the one before, as trec_eval reads it") {
  // Equal, nearly equal, by date, and partial matches that weigh more than full ones.
  for (const double weight : {0.0, 0.0000005, 0.9999995, 1.0, 15.9, 16.0, 33.3, 127.7, 5000.1}) {
    for (const double growth : {0.0, -1e-7, 1e-3}) {
      CAPTURE(weight);
      CAPTURE(growth);
      TrecRenderer renderer;
      CHECK(begin(renderer, "1").empty());
      float last = std::numeric_limits<float>::infinity();
      for (int i = 0; i < 1000; ++i) {
        const float score = score_in(renderer.add(hit_of("a", weight + i * growth)));
        REQUIRE(score < last);
        last = score;
      }
      CHECK(last > static_cast<float>(weight - 2));
    }
  }
}

}  // namespace
}  // namespace dateline
