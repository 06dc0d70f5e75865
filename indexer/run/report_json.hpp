// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file of --report: one JSON object that says what a run did and how it ended.
//
//   {"program":"dateline-index","version":"0.1.0","index":"news.index",...,"exit_code":3,
//    "records":17,"added":12,"rejected":{"malformed":1},"skipped":{".jpg":4},...}
//
// Keys stay; new ones may come. failure and hint are there only where the run failed.
#pragma once

#include <string>

#include "indexer/run/report.hpp"

namespace dateline {

// On one line, with its end.
[[nodiscard]] std::string report_json(const RunReport& report, const RunOutcome& outcome);

}  // namespace dateline
