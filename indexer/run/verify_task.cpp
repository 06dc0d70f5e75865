// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/verify_task.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "common/cli/standard_flags.hpp"
#include "common/support/failure.hpp"
#include "common/support/numbers.hpp"
#include "common/support/output.hpp"
#include "common/terminal/progress.hpp"
#include "common/terminal/terminal.hpp"
#include "indexer/segments/verify/find_remains.hpp"
#include "indexer/segments/verify/verify_index.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

void check_flags(const Arguments& arguments) {
  if (!arguments.has("verify")) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{} says how to verify, and nothing says to",
                              arguments.has("quick") ? "quick" : "absent"),
                  "add --verify");
  }
  for (const std::string_view task : {"rebuild",
                                      "rollback",
                                      "optimize",
                                      "delete",
                                      "delete-from",
                                      "delete-query",
                                      "purge",
                                      "why",
                                      "retry-rejects"}) {
    if (arguments.has(task)) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("--verify and --{} are two tasks", task),
                    "call the program once for each");
    }
  }
  if (!arguments.positional().empty() || arguments.has("root")) {
    throw Failure(ExitCode::kUsage,
                  "--verify reads an index, not a path",
                  "name the index with --index or DATELINE_INDEX");
  }
}

std::string summary(const VerifyReport& report, const fs::path& index) {
  std::string text = fmt::format(
      "{}: revision {}, {} in {}, {}, {}",
      safe_text(index.string()),
      report.revision,
      counted(report.segments, "segment", "segments"),
      counted(report.whole_revisions.size(), "undamaged commit point", "undamaged commit points"),
      counted(report.files, "file", "files"),
      counted(report.bytes, "byte", "bytes"));
  if (report.articles > 0) {
    text += fmt::format(", {} read", counted(report.articles, "article", "articles"));
  }
  return text + (report.problems.empty() ? ": no damage\n" : "\n");
}

void write_findings(Output& output, const std::vector<Finding>& findings, std::string_view more) {
  for (const Finding& finding : findings) {
    output.write(fmt::format("{}: {}{}\n", safe_text(finding.file), safe_text(finding.what), more));
  }
}

std::string damage_hint(const VerifyReport& report) {
  std::string hint;
  const auto whole = std::ranges::find_if(
      report.whole_revisions.rbegin(), report.whole_revisions.rend(), [&](std::uint64_t revision) {
        return revision != report.revision;
      });
  const bool is_in_force_whole =
      std::ranges::find(report.whole_revisions, report.revision) != report.whole_revisions.end();
  if (is_in_force_whole) {
    hint = fmt::format("revision {}, which is in force, can be searched; ", report.revision);
  } else if (whole != report.whole_revisions.rend()) {
    hint = fmt::format("revision {} is undamaged, --rollback goes back to it; ", *whole);
  }
  return hint +
         "--rebuild makes the tables anew from the stored articles that can be read; or "
         "restore the index from a backup";
}

std::vector<WantedArticle> wanted_articles(const fs::path& index,
                                           const std::vector<std::string>& ids) {
  const SuppressionList list = SuppressionList::load(index);
  std::vector<WantedArticle> articles;
  for (const std::string& id : ids) {
    WantedArticle wanted{.id = id};
    for (const Suppressed& entry : list.entries()) {
      if (entry.id == id) {
        wanted.url = entry.url;
        wanted.text_hash = entry.text;
      }
    }
    articles.push_back(std::move(wanted));
  }
  return articles;
}

// How many remains there are, each printed.
std::size_t report_remains(const fs::path& index,
                           const std::vector<std::string>& ids,
                           Progress* progress,
                           Output& output) {
  const std::vector<Finding> remains =
      find_remains(index, wanted_articles(index, ids), [progress](std::string_view step) {
        if (progress != nullptr) {
          progress->announce(step);
        }
      });
  if (progress != nullptr) {
    progress->clear();
  }
  write_findings(output, remains, "");
  if (remains.empty() && progress != nullptr) {
    output.write(
        fmt::format("nothing is left of {} in any file; the lists of what was purged and "
                    "is suppressed hold ids and were not searched\n",
                    counted(ids.size(), "article", "articles")));
  }
  return remains.size();
}

}  // namespace

bool is_verification(const Arguments& arguments) {
  return arguments.has("verify") || arguments.has("quick") || arguments.has("absent");
}

ExitCode run_verification(const Arguments& arguments) {
  check_flags(arguments);
  const fs::path index = index_path(arguments);
  const std::vector<std::string> absent = arguments.values("absent");
  const bool is_quiet = arguments.has("quiet");
  Progress progress(STDERR_FILENO, 0);
  const VerifyReport report =
      verify_index(index,
                   arguments.has("quick") ? VerifyDepth::kChecksums : VerifyDepth::kFull,
                   [&](std::string_view step) {
                     if (!is_quiet) {
                       progress.announce(step);
                     }
                   });
  progress.clear();
  Output output(STDOUT_FILENO);
  if (!is_quiet) {
    output.write(summary(report, index));
    write_findings(output, report.garbage, "; a run that is at work, or that died, left it there");
  }
  write_findings(output, report.problems, "");
  output.flush();
  const std::size_t remains =
      absent.empty() ? 0 : report_remains(index, absent, is_quiet ? nullptr : &progress, output);
  output.flush();
  if (!report.problems.empty()) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} is damaged: {}",
                              index.string(),
                              counted(report.problems.size(), "problem", "problems")),
                  damage_hint(report));
  }
  if (remains > 0) {
    throw Failure(ExitCode::kFailed,
                  fmt::format("something is left of what should be absent, in {}",
                              counted(remains, "place", "places")),
                  "a purge takes articles out of every commit point; what a dead run left, the "
                  "next run removes");
  }
  return ExitCode::kSuccess;
}

}  // namespace dateline
