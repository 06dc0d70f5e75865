// SPDX-License-Identifier: GPL-2.0-or-later
//
// Ranking on the corpus: 30 queries with graded judgments (corpus/judgments). nDCG@10 may not fall
// more than 0.01 below the recorded value. Gain is the grade, discount log2(rank + 1), as
// trec_eval's ndcg_cut (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR
// techniques", 2002).
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "common/index/snapshot.hpp"
#include "common/index/terms.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDepth = 10;
constexpr double kTolerance = 0.01;

using Grades = std::map<std::string, int>;  // article id -> grade

std::map<std::string, std::string> read_queries() {
  std::map<std::string, std::string> queries;
  std::ifstream file(fs::path(DATELINE_CORPUS) / "judgments" / "queries.tsv");
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    queries[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return queries;
}

std::map<std::string, Grades> read_judgments() {
  std::map<std::string, Grades> judgments;
  std::ifstream file(fs::path(DATELINE_CORPUS) / "judgments" / "qrels.txt");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string query;
    std::string iteration;
    std::string id;
    int grade = 0;
    REQUIRE((words >> query >> iteration >> id >> grade));
    judgments[query][id] = grade;
  }
  return judgments;
}

std::vector<std::string> ranking(const fs::path& index, const std::string& query, int limit) {
  const Outcome run = run_query({"--index",
                                 index,
                                 "--format",
                                 "json",
                                 "--partial",
                                 "--limit",
                                 std::to_string(limit),
                                 "--",
                                 query});
  REQUIRE(run.status <= 1);
  std::vector<std::string> ids;
  const nlohmann::json object = nlohmann::json::parse(run.out);
  for (const auto& hit : object["hits"]) {
    ids.push_back(hit["id"]);
  }
  return ids;
}

double gain_at(int grade, std::size_t rank) {
  return grade / std::log2(static_cast<double>(rank) + 1);
}

double ndcg(const std::vector<std::string>& ids, const Grades& grades) {
  double gain = 0;
  for (std::size_t i = 0; i < std::min(ids.size(), kDepth); ++i) {
    const auto found = grades.find(ids[i]);
    gain += gain_at(found == grades.end() ? 0 : found->second, i + 1);
  }
  std::vector<int> best;
  for (const auto& [id, grade] : grades) {
    best.push_back(grade);
  }
  std::ranges::sort(best, std::ranges::greater{});
  double ideal = 0;
  for (std::size_t i = 0; i < std::min(best.size(), kDepth); ++i) {
    ideal += gain_at(best[i], i + 1);
  }
  return gain / ideal;
}

const fs::path& corpus_index() {
  static const TempDir folder;
  static const fs::path index_path = [] {
    fs::path index = folder / "index";
    const Outcome run =
        run_index({"--index", index, (fs::path(DATELINE_CORPUS) / "articles").string()});
    REQUIRE(run.status == 0);
    REQUIRE(run.err.empty());
    return index;
  }();
  return index_path;
}

TEST_CASE("ranking on the corpus is as good as recorded") {
  const auto queries = read_queries();
  auto judgments = read_judgments();
  REQUIRE(queries.size() >= 30);
  double sum = 0;
  for (const auto& [id, query] : queries) {
    REQUIRE(judgments.contains(id));
    const double value = ndcg(ranking(corpus_index(), query, kDepth), judgments[id]);
    MESSAGE(id << "  " << value << "  " << query);
    sum += value;
  }
  const double mean = sum / static_cast<double>(queries.size());
  double recorded = 0;
  std::ifstream(fs::path(DATELINE_CORPUS) / "judgments" / "recorded-ndcg10") >> recorded;
  REQUIRE(recorded > 0.5);
  MESSAGE("nDCG@10 " << mean << ", recorded " << recorded);
  CHECK(mean >= recorded - kTolerance);
}

TEST_CASE("every judged article is in the corpus") {
  const Snapshot snapshot = Snapshot::open(corpus_index());
  for (const auto& judged : read_judgments()) {
    for (const auto& graded : judged.second) {
      CAPTURE(judged.first);
      CAPTURE(graded.first);
      CHECK(snapshot.database().term_exists(value_term(field("id"), graded.first)));
      CHECK(graded.second >= 0);
      CHECK(graded.second <= 3);
    }
  }
}

TEST_CASE("articles on Canada's part in the response force rank above every other") {
  auto judgments = read_judgments();
  const auto queries = read_queries();
  const auto query = std::ranges::find_if(
      queries, [](const auto& entry) { return entry.second == "NATO response force Canada"; });
  REQUIRE(query != queries.end());
  const Grades& grades = judgments[query->first];
  const std::vector<std::string> ids = ranking(corpus_index(), query->second, 100);
  const auto on_topic = [&grades](const std::string& id) {
    const auto found = grades.find(id);
    return found != grades.end() && found->second >= 2;
  };
  const auto first_other = std::ranges::find_if_not(ids, on_topic);
  const auto all = std::ranges::count_if(grades, [](const auto& g) { return g.second >= 2; });
  CHECK(first_other - ids.begin() == all);
  CHECK(all >= 8);
}

}  // namespace
}  // namespace dateline::test
