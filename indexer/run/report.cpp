// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/report.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"
#include "indexer/run/log.hpp"

namespace dateline {

void RunLog::print(std::string_view place, std::string_view message) {
  ++messages_;
  progress_.clear();
  if (messages_ <= kMaxMessages) {
    warn_of(place, message);
  } else if (messages_ == kMaxMessages + 1) {
    spdlog::warn("further messages are left out; the summary counts them");
  }
}

Error embargo_error(const Timestamp& release) {
  return {ErrorCode::kEmbargoed,
          fmt::format("it is embargoed until {}", to_iso8601(release)),
          "the first run after that takes it"};
}

Error withheld_error() {
  return {ErrorCode::kWithheld, "its publisher withholds it", ""};
}

void RunLog::write(const Reject& reject) {
  if (rejects_ != nullptr) {
    rejects_->add(reject);
  }
}

void RunLog::keep_back(const Reject& reject, const std::optional<Timestamp>& release) {
  const std::scoped_lock lock(mutex_);
  write(reject);
  if (!release) {
    ++report_.withheld;
    return;
  }
  ++report_.embargoed;
  if (!report_.next_release || release->instant < report_.next_release->instant) {
    report_.next_release = release;
  }
}

void RunLog::count_cancellation() {
  const std::scoped_lock lock(mutex_);
  ++report_.canceled;
}

void RunLog::count_boilerplate(const std::vector<Boilerplate>& stretches, bool is_over_limit) {
  if (stretches.empty() && !is_over_limit) {
    return;
  }
  const std::scoped_lock lock(mutex_);
  report_.over_limit += is_over_limit ? 1U : 0U;
  std::set<std::string_view> rules;
  for (const Boilerplate& each : stretches) {
    CutText& cut = report_.boilerplate[each.rule];
    cut.bytes += each.end - each.begin;
    cut.articles += rules.insert(each.rule).second ? 1U : 0U;
  }
}

void RunLog::reject(const Reject& reject) {
  const std::scoped_lock lock(mutex_);
  const Error& error = reject.error;
  ++report_.rejected;
  ++report_.rejected_by[to_string(error.code)];
  write(reject);
  print(reject.place(),
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

void RunLog::skip(const FileOrigin& file, std::string_view extension) {
  const std::scoped_lock lock(mutex_);
  Reject reject;
  reject.error = {ErrorCode::kNoFormat, "it is of no format that is read", ""};
  reject.file = file;
  write(reject);
  ++report_.skipped[extension.empty() ? "no extension" : std::string(extension)];
}

void RunLog::count_article(const Article& article) {
  const std::scoped_lock lock(mutex_);
  ++report_.records;
  report_.undated += article.published ? 0U : 1U;
  report_.distrusted += article.refused_dates > 0 ? 1U : 0U;
}

RunReport RunLog::report() const {
  const std::scoped_lock lock(mutex_);
  return report_;
}

namespace {

// "\nboilerplate kept out of the index: read-more 12 articles, 1,400 bytes; ..."
std::string boilerplate_summary(const RunReport& report) {
  std::string text;
  for (const auto& [rule, cut] : report.boilerplate) {
    text += fmt::format("{}{} {}, {}",
                        text.empty() ? "\nboilerplate kept out of the index: " : "; ",
                        rule,
                        counted(cut.articles, "article", "articles"),
                        counted(cut.bytes, "byte", "bytes"));
  }
  if (report.over_limit > 0) {
    text += fmt::format("{}{} with more of it than text, kept whole",
                        text.empty() ? "\nboilerplate: " : "; ",
                        counted(report.over_limit, "article", "articles"));
  }
  return text;
}

}  // namespace

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
  add(report.distrusted, "with a date that is not trusted");
  add(published.canceled, "canceled and taken out");
  if (report.next_release) {
    text += fmt::format("; {} under embargo kept back, the next until {}",
                        with_commas(report.embargoed),
                        to_iso8601(*report.next_release));
  }
  add(report.withheld, "withheld by the publisher");
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
  text += boilerplate_summary(report);
  return text + fmt::format("\n{}: {} in {}, revision {}\n",
                            safe_text(index),
                            counted(published.articles, "article", "articles"),
                            counted(published.segments, "segment", "segments"),
                            published.revision);
}

}  // namespace dateline
