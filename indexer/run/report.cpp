// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/report.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"
#include "indexer/readers/extension.hpp"
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
  const bool is_known = outcomes_.is_known(reject.file);
  outcomes_.reject(reject.file, reject.place(), reject.error);
  const std::scoped_lock lock(mutex_);
  const Error& error = reject.error;
  write(reject);
  if (is_known) {
    ++report_.rejected_known;
    return;
  }
  ++report_.rejected;
  ++report_.rejected_by[to_string(error.code)];
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
  outcomes_.reject(file, reject.place(), reject.error);
  write(reject);
  ++report_.skipped[extension.empty() ? "no extension" : std::string(extension)];
}

void RunLog::count_article(const Article& article) {
  const std::scoped_lock lock(mutex_);
  ++report_.records;
  report_.undated += article.published ? 0U : 1U;
  report_.distrusted += article.refused_dates > 0 ? 1U : 0U;
}

void RunLog::count_unchanged(const Article& article) {
  const std::scoped_lock lock(mutex_);
  ++report_.records;
  ++report_.unchanged;
  report_.undated += article.published ? 0U : 1U;
}

void RunLog::count_suppressed() {
  const std::scoped_lock lock(mutex_);
  ++report_.suppressed;
}

void RunLog::count_kept_out(Outcome reason) {
  const std::scoped_lock lock(mutex_);
  ++(reason == Outcome::kExpired ? report_.expired : report_.kept_deleted);
}

void RunLog::refuse(const std::string& place, const std::string& file, const std::string& reason) {
  Reject reject;
  reject.error = {ErrorCode::kUnsupported, fmt::format("the index cannot hold it: {}", reason), ""};
  outcomes_.refuse(file, place, reject.error);
  const std::scoped_lock lock(mutex_);
  reject.file.relative_path = place;
  write(reject);
  --report_.records;
  ++report_.rejected;
  ++report_.rejected_by[to_string(reject.error.code)];
  print(place, fmt::format("{}; left out", reject.error.message));
}

void RunLog::count_release(std::int64_t instant) {
  Timestamp release;
  release.instant = std::chrono::sys_seconds(std::chrono::seconds(instant));
  release.precision = Precision::kSecond;
  release.offset = std::chrono::minutes(0);
  if (!report_.next_release || release.instant < report_.next_release->instant) {
    report_.next_release = release;
  }
}

void RunLog::pass_over(const FileRecord& record, const FileOrigin& file) {
  const std::scoped_lock lock(mutex_);
  ++report_.scanned;
  ++report_.unchanged_files;
  report_.unchanged += record.articles;
  report_.suppressed += record.suppressed;
  report_.kept_deleted += record.deleted;
  report_.expired += record.expired;
  report_.embargoed += record.embargoed;
  report_.withheld += record.withheld;
  if (record.next_release) {
    count_release(*record.next_release);
  }
  for (const auto& [code, count] : record.rejected) {
    if (code == to_string(ErrorCode::kNoFormat)) {
      const std::string extension = file_extension(file.relative_path);
      report_.skipped[extension.empty() ? "no extension" : extension] += count;
    } else {
      report_.rejected_known += count;
    }
  }
}

void RunLog::count_scanned() {
  const std::scoped_lock lock(mutex_);
  ++report_.scanned;
}

void RunLog::keep_stale(const FileOrigin& file, const Error& error) {
  const bool is_known = outcomes_.is_known(file);
  outcomes_.keep_stale(file);
  const std::scoped_lock lock(mutex_);
  Reject reject;
  reject.error = error;
  reject.file = file;
  write(reject);
  ++report_.stale;
  if (is_known) {
    ++report_.rejected_known;
    return;
  }
  ++report_.rejected;
  ++report_.rejected_by[to_string(error.code)];
  print(reject.place(), fmt::format("{}; its articles stay as they are indexed", error.message));
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

namespace {

class Clauses {
 public:
  explicit Clauses(std::string& text) : text_(text) {}
  void add(std::uint64_t count, std::string_view what) {
    if (count > 0) {
      text_ += fmt::format("; {} {}", with_commas(count), what);
    }
  }
  void add(std::uint64_t count, std::string_view one, std::string_view many) {
    add(count, count == 1 ? one : many);
  }

 private:
  std::string& text_;
};

void add_what_is_left_out(const RunReport& report, std::string& text) {
  Clauses clauses(text);
  clauses.add(report.rejected, "rejected");
  clauses.add(report.rejected_known, "rejected as before");
  clauses.add(report.stale, "file cannot be read any more", "files cannot be read any more");
  clauses.add(report.collisions, "collision of ids", "collisions of ids");
  clauses.add(report.warnings, "warning", "warnings");
  clauses.add(report.undated, "without a date");
  clauses.add(report.distrusted, "with a date that is not trusted");
  clauses.add(report.suppressed, "purged earlier and kept out");
  clauses.add(report.kept_deleted, "deleted earlier and kept out");
  clauses.add(report.expired, "too old to be kept");
}

void add_what_went(const RunReport& report, std::string& text) {
  const Published& published = report.published;
  Clauses clauses(text);
  clauses.add(published.canceled, "canceled and taken out");
  clauses.add(published.deleted, "deleted");
  if (published.kept_from_deletion > 0) {
    clauses.add(published.kept_from_deletion,
                "would have been deleted, more than --max-delete allows: none was");
  } else if (published.deleted == 0) {
    clauses.add(report.gone, "file is gone from the archive", "files are gone from the archive");
  }
}

void add_what_waits(const RunReport& report, std::string& text) {
  if (report.next_release) {
    text += fmt::format("; {} under embargo kept back, the next until {}",
                        with_commas(report.embargoed),
                        to_iso8601(*report.next_release));
  }
  Clauses(text).add(report.withheld, "withheld by the publisher");
}

void add_skipped(const RunReport& report, std::string& text) {
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
}

}  // namespace

std::string summary(const RunReport& report, std::string_view index) {
  const Published& published = report.published;
  const double speed = static_cast<double>(report.bytes) / 1e6 / std::max(report.seconds, 1e-3);
  std::string text =
      fmt::format("{}{} ({} new, {} replaced",
                  report.is_dry ? "a dry run, nothing is changed: " : "",
                  counted(published.added + published.replaced, "article", "articles"),
                  with_commas(published.added),
                  with_commas(published.replaced));
  if (report.unchanged > 0) {
    text += fmt::format(", {} unchanged", with_commas(report.unchanged));
  }
  text += fmt::format(") in {:.1f} s, {:.1f} MB/s", report.seconds, speed);
  add_what_is_left_out(report, text);
  add_what_went(report, text);
  add_what_waits(report, text);
  add_skipped(report, text);
  text += boilerplate_summary(report);
  if (report.is_dry) {
    return text + fmt::format("\n{}: would have {}\n",
                              safe_text(index),
                              counted(published.articles, "article", "articles"));
  }
  return text + fmt::format("\n{}: {} in {}, revision {}\n",
                            safe_text(index),
                            counted(published.articles, "article", "articles"),
                            counted(published.segments, "segment", "segments"),
                            published.revision);
}

}  // namespace dateline
