// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/report_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

RunOutcome outcome_of(ExitCode code, const std::string& failure = {}) {
  const auto noon =
      std::chrono::sys_days(std::chrono::year(2022) / 2 / 26) + std::chrono::hours(12);
  return {.index = "/srv/caf\xE9.index",
          .started = noon,
          .finished = noon + std::chrono::seconds(90),
          .exit_code = code,
          .failure = failure,
          .hint = failure.empty() ? "" : "try again"};
}

TEST_CASE("a report is one line with every key") {
  RunReport report;
  report.records = 30;
  report.bytes = 4096;
  report.rejected = 3;
  report.rejected_by = {{"malformed", 2}, {"empty", 1}};
  report.skipped = {{".jpg", 4}};
  report.collisions = 5;
  report.next_release = Timestamp{
      std::chrono::sys_days(std::chrono::year(2022) / 3 / 1), std::nullopt, Precision::kDay};
  report.seconds = 1.5004;
  report.published = {.revision = 7, .segments = 2, .articles = 40, .added = 20, .replaced = 10};
  const std::string text = report_json(report, outcome_of(ExitCode::kPartial));
  CHECK(text.find('\n') == text.size() - 1);
  const auto object = nlohmann::json::parse(text);
  CHECK(object == nlohmann::json{{"program", "dateline-index"},
                                 {"version", DATELINE_VERSION},
                                 {"index", "/srv/caf\xEF\xBF\xBD.index"},
                                 {"index_id", ""},
                                 {"revision", 7},
                                 {"started", "2022-02-26T12:00:00Z"},
                                 {"finished", "2022-02-26T12:01:30Z"},
                                 {"seconds", 1.5},
                                 {"exit_code", 3},
                                 {"scanned", 0},
                                 {"records", 30},
                                 {"added", 20},
                                 {"updated", 10},
                                 {"unchanged", 0},
                                 {"deleted", 0},
                                 {"rejected", {{"malformed", 2}, {"empty", 1}}},
                                 {"rejected_known", 0},
                                 {"undated", 0},
                                 {"duplicates", 5},
                                 {"embargoed", 0},
                                 {"withheld", 0},
                                 {"next_release", "2022-03-01"},
                                 {"canceled", 0},
                                 {"not_deleted", 0},
                                 {"gone", 0},
                                 {"suppressed", 0},
                                 {"deleted_before", 0},
                                 {"expired", 0},
                                 {"stale", 0},
                                 {"warnings", 0},
                                 {"skipped", {{".jpg", 4}}},
                                 {"bytes", 4096},
                                 {"articles_per_second", 19.995},
                                 {"articles", 40},
                                 {"segments", 2},
                                 {"merged_segments", 0},
                                 {"dry_run", false}});
}

TEST_CASE("a report of nothing has objects and no release") {
  const auto object = nlohmann::json::parse(report_json({}, outcome_of(ExitCode::kSuccess)));
  CHECK(object["rejected"].is_object());
  CHECK(object["skipped"].is_object());
  CHECK(object["next_release"].is_null());
  CHECK(object["articles_per_second"] == 0.0);
  CHECK_FALSE(object.contains("failure"));
}

TEST_CASE("a report of a run that failed says why") {
  const auto object =
      nlohmann::json::parse(report_json({}, outcome_of(ExitCode::kLocked, "it is locked")));
  CHECK(object["exit_code"] == 75);
  CHECK(object["failure"] == "it is locked");
  CHECK(object["hint"] == "try again");
}

}  // namespace
}  // namespace dateline
