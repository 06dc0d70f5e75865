// SPDX-License-Identifier: GPL-2.0-or-later
//
// The file of --metrics: the last run in the text format of Prometheus (exposition format 0.0.4),
// for the textfile collector of its node exporter.
//
//   # HELP dateline_index_exit_code Exit status of the last run.
//   # TYPE dateline_index_exit_code gauge
//   dateline_index_exit_code{index="/srv/news.index"} 0
//
// Every sample has the index as a label, so that files of several indexes can stand in one folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/run/report.hpp"

namespace dateline {

// last_success: as last_success_in reads it from the file of an earlier run; a run that fails keeps
// it. Such a run says nothing of the index, whose counts it does not know.
[[nodiscard]] std::string metrics_text(const RunReport& report,
                                       const RunOutcome& outcome,
                                       std::optional<long long> last_success);

// Unix time at which a run of this index last ended well, as the text says; nullopt if it does not.
[[nodiscard]] std::optional<long long> last_success_in(std::string_view text,
                                                       std::string_view index);

}  // namespace dateline
