// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/report.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

void RunLog::print(std::string_view place, std::string_view message) {
  ++messages_;
  progress_.clear();
  if (messages_ <= kMaxMessages) {
    spdlog::warn("{}: {}", safe_text(place), safe_text(message));
  } else if (messages_ == kMaxMessages + 1) {
    spdlog::warn("further messages are left out; the summary counts them");
  }
}

void RunLog::reject(std::string_view place, const Error& error) {
  const std::scoped_lock lock(mutex_);
  ++report_.rejected;
  print(place,
        error.hint.empty() ? fmt::format("{}; left out", error.message)
                           : fmt::format("{}; left out ({})", error.message, error.hint));
}

void RunLog::warn(std::string_view place, std::string_view message) {
  const std::scoped_lock lock(mutex_);
  ++report_.warnings;
  print(place, message);
}

void RunLog::collision(const Collision& collision) {
  const std::scoped_lock lock(mutex_);
  ++report_.collisions;
  print(collision.lost_place,
        fmt::format("has the id '{}' of {}, which is kept", collision.id, collision.kept_place));
}

void RunLog::skip(std::string_view extension) {
  const std::scoped_lock lock(mutex_);
  ++report_.skipped[extension.empty() ? "no extension" : std::string(extension)];
}

void RunLog::count_article(bool is_dated) {
  const std::scoped_lock lock(mutex_);
  ++report_.records;
  report_.undated += is_dated ? 0 : 1;
}

RunReport RunLog::report() const {
  const std::scoped_lock lock(mutex_);
  return report_;
}

std::string summary(const RunReport& report, std::string_view index) {
  const Published& published = report.published;
  const double speed = static_cast<double>(report.bytes) / 1e6 / std::max(report.seconds, 1e-3);
  std::string text =
      fmt::format("{} ({} new, {} replaced) in {:.1f} s, {:.1f} MB/s",
                  counted(published.added + published.replaced, "article", "articles"),
                  with_commas(published.added),
                  with_commas(published.replaced),
                  report.seconds,
                  speed);
  const auto add = [&text](std::uint64_t count, std::string_view what) {
    if (count > 0) {
      text += fmt::format("; {} {}", with_commas(count), what);
    }
  };
  add(report.rejected, "rejected");
  add(report.collisions, report.collisions == 1 ? "collision of ids" : "collisions of ids");
  add(report.warnings, report.warnings == 1 ? "warning" : "warnings");
  add(report.undated, "without a date");
  std::uint64_t skipped = 0;
  std::string extensions;
  for (const auto& [extension, count] : report.skipped) {
    skipped += count;
    extensions += fmt::format("{}{} {}", extensions.empty() ? "" : ", ", extension, count);
  }
  if (skipped > 0) {
    text += fmt::format("; {} of no known format skipped ({})",
                        counted(skipped, "file", "files"),
                        safe_text(extensions));
  }
  return text + fmt::format("\n{}: {} in {}, revision {}\n",
                            safe_text(index),
                            counted(published.articles, "article", "articles"),
                            counted(published.segments, "segment", "segments"),
                            published.revision);
}

}  // namespace dateline
