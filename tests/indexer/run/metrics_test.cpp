// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/metrics.hpp"

#include <doctest/doctest.h>

#include "tests/support/prometheus.hpp"

namespace dateline {
namespace {

using test::Metric;
using test::parse_metrics;

constexpr long long kEnd = 1'645'876'890;

RunOutcome outcome_of(ExitCode code, const std::string& failure = {}) {
  return {.index = "/srv/a \"quoted\"\\\nindex",
          .started = std::chrono::system_clock::from_time_t(kEnd - 90),
          .finished = std::chrono::system_clock::from_time_t(kEnd),
          .exit_code = code,
          .failure = failure};
}

double value_of(const std::map<std::string, Metric>& metrics, const std::string& name) {
  CAPTURE(name);
  REQUIRE(metrics.contains(name));
  REQUIRE(metrics.at(name).samples.size() == 1);
  return metrics.at(name).samples.front().value;
}

TEST_CASE("metrics of a run have names, help, types and the index as a label") {
  RunReport report;
  report.records = 30;
  report.rejected = 3;
  report.seconds = 1.5;
  report.published = {.revision = 7, .segments = 2, .articles = 40, .added = 20, .replaced = 10};
  const RunOutcome outcome = outcome_of(ExitCode::kPartial);
  const auto metrics = parse_metrics(metrics_text(report, outcome, std::nullopt));
  for (const auto& each : metrics) {
    const std::string& name = each.first;
    const Metric& metric = each.second;
    CAPTURE(name);
    CHECK(name.starts_with("dateline_index_"));
    CHECK(metric.help.ends_with("."));
    CHECK(metric.type == "gauge");
    for (const auto& sample : metric.samples) {
      CHECK(sample.labels.at("index") == outcome.index);
    }
  }
  CHECK(value_of(metrics, "dateline_index_exit_code") == 3);
  CHECK(value_of(metrics, "dateline_index_last_run_timestamp_seconds") == kEnd);
  CHECK(value_of(metrics, "dateline_index_last_success_timestamp_seconds") == kEnd);
  CHECK(value_of(metrics, "dateline_index_run_duration_seconds") == 1.5);
  CHECK(value_of(metrics, "dateline_index_articles") == 40);
  CHECK(value_of(metrics, "dateline_index_segments") == 2);
  CHECK(value_of(metrics, "dateline_index_revision") == 7);
  CHECK(value_of(metrics, "dateline_index_run_records") == 30);
  CHECK(value_of(metrics, "dateline_index_run_added_articles") == 20);
  CHECK(value_of(metrics, "dateline_index_run_updated_articles") == 10);
  CHECK(value_of(metrics, "dateline_index_run_rejected_records") == 3);
  for (const char* name : {"scanned_files",
                           "unchanged_articles",
                           "deleted_articles",
                           "canceled_articles",
                           "rejected_known_records",
                           "undated_articles",
                           "duplicate_records",
                           "embargoed_records",
                           "withheld_records",
                           "suppressed_records",
                           "stale_records",
                           "warnings",
                           "bytes"}) {
    CHECK(value_of(metrics, std::string("dateline_index_run_") + name) == 0);
  }
}

TEST_CASE("labels are escaped") {
  RunReport report;
  report.rejected_by = {{"malformed", 2}, {"too-large", 1}};
  report.skipped = {{".a\"b", 1}, {".c\\d", 2}, {".e\nf", 3}, {".caf\xE9", 4}, {".\\n", 5}};
  const auto metrics =
      parse_metrics(metrics_text(report, outcome_of(ExitCode::kSuccess), std::nullopt));
  std::map<std::string, double> skipped;
  for (const auto& sample : metrics.at("dateline_index_run_skipped_files").samples) {
    skipped[sample.labels.at("extension")] = sample.value;
  }
  CHECK(skipped ==
        std::map<std::string, double>{
            {".a\"b", 1}, {".c\\d", 2}, {".e\nf", 3}, {".caf\xEF\xBF\xBD", 4}, {".\\n", 5}});
  const Metric& rejected = metrics.at("dateline_index_run_rejected_by_reason");
  REQUIRE(rejected.samples.size() == 2);
  CHECK(rejected.samples.front().labels.at("reason") == "malformed");
  CHECK(rejected.samples.front().value == 2);
}

TEST_CASE("a run that fails keeps the time of the last success and tells nothing of the index") {
  const RunOutcome good = outcome_of(ExitCode::kSuccess);
  const std::string before = metrics_text({}, good, std::nullopt);
  const auto last = last_success_in(before, good.index);
  REQUIRE(last);
  CHECK(*last == kEnd);
  RunOutcome bad = outcome_of(ExitCode::kLocked, "it is locked");
  bad.finished += std::chrono::hours(24);
  const std::string text = metrics_text({}, bad, last);
  const auto metrics = parse_metrics(text);
  CHECK(value_of(metrics, "dateline_index_exit_code") == 75);
  CHECK(value_of(metrics, "dateline_index_last_run_timestamp_seconds") == kEnd + 86400);
  CHECK(value_of(metrics, "dateline_index_last_success_timestamp_seconds") == kEnd);
  CHECK_FALSE(metrics.contains("dateline_index_articles"));
  CHECK(last_success_in(text, good.index) == last);
  CHECK_FALSE(last_success_in(text, "other.index"));
  CHECK_FALSE(last_success_in(metrics_text({}, bad, std::nullopt), good.index));
  CHECK_FALSE(last_success_in("", good.index));
}

}  // namespace
}  // namespace dateline
