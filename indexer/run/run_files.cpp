// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/run_files.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/run/metrics.hpp"
#include "indexer/run/report_json.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// Where write_file_atomically writes before it renames.
fs::path beside(const fs::path& path) {
  return path.string() + ".new";
}

// Where a link leads: renaming onto /dev/stdout would do away with it.
fs::path without_links(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
  return error ? path : real;
}

// Why the file cannot be written; empty if it can.
std::string obstacle(const fs::path& path) {
  std::error_code error;
  if (path.filename().empty() || fs::is_directory(path, error)) {
    return "it is a folder";
  }
  if (fs::exists(path, error) && !fs::is_regular_file(path, error)) {
    return "it is no regular file";
  }
  const int file = ::open(beside(path).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) {
    return std::strerror(errno);
  }
  ::close(file);
  fs::remove(beside(path), error);
  return {};
}

fs::path writable_file(const Arguments& arguments, std::string_view option) {
  if (!arguments.has(option)) {
    return {};
  }
  const std::string name = arguments.value(option);
  fs::path path = without_links(name);
  if (const std::string reason = obstacle(path); !reason.empty()) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{}: cannot write {}: {}", option, name, reason),
                  "nothing was indexed: name a file in a folder that can be written");
  }
  return path;
}

std::optional<long long> earlier_success(const fs::path& metrics, std::string_view index) {
  std::error_code error;
  return fs::is_regular_file(metrics, error) ? last_success_in(read_file(metrics), index)
                                             : std::nullopt;
}

}  // namespace

RunFiles read_run_files(const Arguments& arguments) {
  RunFiles files{writable_file(arguments, "report"), writable_file(arguments, "metrics")};
  if (!files.report.empty() && files.report == files.metrics) {
    throw Failure(
        ExitCode::kUsage, "--report and --metrics name one file", "each is a file of its own");
  }
  return files;
}

void write_run_files(const RunFiles& files, const RunReport& report, const RunOutcome& outcome) {
  if (!files.report.empty()) {
    write_file_atomically(files.report, report_json(report, outcome));
  }
  // A dry run is none that anybody watches for.
  if (!files.metrics.empty() && !report.is_dry) {
    write_file_atomically(
        files.metrics,
        metrics_text(report, outcome, earlier_success(files.metrics, outcome.index)));
  }
}

}  // namespace dateline
