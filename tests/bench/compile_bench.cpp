// SPDX-License-Identifier: GPL-2.0-or-later
//
// How long parsing and compiling takes, on an index of the user's choice.
//
// usage: compile_bench INDEX [QUERY...]
#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/index/snapshot.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/language/reading/parser.hpp"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRounds = 2001;

double median_of(std::vector<double>& values) {
  std::ranges::nth_element(values, values.begin() + kRounds / 2);
  return values[kRounds / 2];
}

double microseconds(Clock::time_point begin, Clock::time_point end) {
  return std::chrono::duration<double, std::micro>(end - begin).count();
}

int measure(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: compile_bench INDEX [QUERY...]\n");
    return 2;
  }
  const Snapshot snapshot = Snapshot::open(argv[1]);
  Stemmer stemmer = *Stemmer::create(snapshot.metadata().language);
  const QueryContext context{snapshot, stemmer, {}, nullptr};
  std::vector<std::string> queries(argv + 2, argv + argc);
  if (queries.empty()) {
    queries = {"trade deficit japan dollar exports imports growth bank billion quarter",
               "\"trade deficit\" japan date:1987-03..1987-06",
               "(trade OR export*) NEAR/5 defici*",
               "title:(dollar yen) -bank date:1987"};
  }
  for (const std::string& query : queries) {
    std::vector<double> parsing;
    std::vector<double> compiling;
    for (int round = 0; round < kRounds; ++round) {
      const auto begin = Clock::now();
      const ParseOutcome parsed = parse_query(query);
      const auto between = Clock::now();
      if (!std::holds_alternative<ParsedQuery>(parsed)) {
        fmt::print(stderr, "refused: {}\n", query);
        return 2;
      }
      const CompileOutcome compiled = compile_query(*std::get<ParsedQuery>(parsed).tree, context);
      const auto end = Clock::now();
      parsing.push_back(microseconds(begin, between));
      compiling.push_back(microseconds(between, end));
      if (std::holds_alternative<QueryError>(compiled)) {
        fmt::print(stderr, "refused: {}\n", query);
        return 2;
      }
    }
    fmt::print("parse {:6.1f} us  compile {:8.1f} us  {}\n",
               median_of(parsing),
               median_of(compiling),
               query);
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  return dateline::measure(argc, argv);
}
