// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/report_json.hpp"

#include <algorithm>
#include <cmath>

#include "common/cli/log_line.hpp"
#include "common/terminal/safe_json.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

// Milliseconds are as exact as a clock that others use the machine beside is.
double rounded(double number) {
  constexpr double kThousandths = 1000;
  return std::round(number * kThousandths) / kThousandths;
}

Json counts(const std::map<std::string, std::uint64_t, std::less<>>& by_name) {
  Json object = Json::object();
  for (const auto& [name, count] : by_name) {
    object[name] = count;
  }
  return object;
}

}  // namespace

std::string report_json(const RunReport& report, const RunOutcome& outcome) {
  constexpr double kShortest = 1e-3;
  const Published& published = report.published;
  Json object = {
      {"program", "dateline-index"},
      {"version", DATELINE_VERSION},
      {"index", outcome.index},
      {"index_id", report.index_id},
      {"revision", published.revision},
      {"started", utc_time(outcome.started)},
      {"finished", utc_time(outcome.finished)},
      {"seconds", rounded(report.seconds)},
      {"exit_code", static_cast<int>(outcome.exit_code)},
      {"scanned", report.scanned},
      {"records", report.records},
      {"added", published.added},
      {"updated", published.replaced},
      {"unchanged", report.unchanged},
      {"deleted", published.deleted},
      {"rejected", counts(report.rejected_by)},
      {"rejected_known", report.rejected_known},
      {"undated", report.undated},
      {"duplicates", report.collisions},
      {"embargoed", report.embargoed},
      {"withheld", report.withheld},
      {"next_release", report.next_release ? Json(to_iso8601(*report.next_release)) : Json()},
      {"canceled", published.canceled},
      {"not_deleted", published.kept_from_deletion},
      {"gone", report.gone},
      {"suppressed", report.suppressed},
      {"deleted_before", report.kept_deleted},
      {"expired", report.expired},
      {"stale", report.stale},
      {"warnings", report.warnings},
      {"skipped", counts(report.skipped)},
      {"bytes", report.bytes},
      {"articles_per_second",
       rounded(static_cast<double>(report.records) / std::max(report.seconds, kShortest))},
      {"articles", published.articles},
      {"segments", published.segments},
      {"merged_segments", report.merged_segments},
      {"dry_run", report.is_dry}};
  if (!outcome.failure.empty()) {
    object["failure"] = outcome.failure;
    object["hint"] = outcome.hint;
  }
  return dump_json(object) + '\n';
}

}  // namespace dateline
