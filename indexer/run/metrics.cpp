// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/metrics.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr std::string_view kLastSuccess = "dateline_index_last_success_timestamp_seconds";

// A label's value: UTF-8 with three escapes.
std::string escape_label(std::string_view value) {
  std::string out;
  for (const char byte : repair_utf8(value)) {
    if (byte == '\n') {
      out += "\\n";
      continue;
    }
    if (byte == '\\' || byte == '"') {
      out += '\\';
    }
    out += byte;
  }
  return out;
}

std::string index_label(std::string_view index) {
  return fmt::format("index=\"{}\"", escape_label(index));
}

long long unix_time(std::chrono::system_clock::time_point time) {
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

// All values are of one run: they go up and down, so each is a gauge.
class MetricsWriter {
 public:
  explicit MetricsWriter(std::string_view index) : index_(index_label(index)) {}

  template <typename Number>
  void add(std::string_view name, std::string_view help, Number value) {
    begin(name, help);
    text_ += fmt::format("{}{{{}}} {}\n", name, index_, value);
  }

  void add_each(std::string_view name,
                std::string_view help,
                std::string_view label,
                const std::map<std::string, std::uint64_t, std::less<>>& counts) {
    begin(name, help);
    for (const auto& [value, count] : counts) {
      text_ +=
          fmt::format("{}{{{},{}=\"{}\"}} {}\n", name, index_, label, escape_label(value), count);
    }
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  void begin(std::string_view name, std::string_view help) {
    text_ += fmt::format("# HELP {} {}\n# TYPE {} gauge\n", name, help, name);
  }

  std::string index_;
  std::string text_;
};

void add_ending(MetricsWriter& writer,
                const RunReport& report,
                const RunOutcome& outcome,
                std::optional<long long> last_success) {
  writer.add("dateline_index_exit_code",
             "Exit status of the last run.",
             static_cast<int>(outcome.exit_code));
  writer.add("dateline_index_last_run_timestamp_seconds",
             "When the last run ended.",
             unix_time(outcome.finished));
  if (outcome.failure.empty()) {
    last_success = unix_time(outcome.finished);
  }
  if (last_success) {
    writer.add(kLastSuccess, "When a run last published the index.", *last_success);
  }
  writer.add("dateline_index_run_duration_seconds",
             "How long the last run took.",
             fmt::format("{:.3f}", report.seconds));
}

// The published state, which a run that failed has not looked at.
void add_index(MetricsWriter& writer, const Published& published) {
  writer.add("dateline_index_articles", "Articles in the index.", published.articles);
  writer.add("dateline_index_segments", "Segments of the index.", published.segments);
  writer.add("dateline_index_revision", "Revision of the index.", published.revision);
}

void add_counts(MetricsWriter& writer, const RunReport& report) {
  struct Row {
    std::string_view name;
    std::string_view help;
    std::uint64_t value;
  };
  const Published& published = report.published;
  const Row rows[] = {
      {"scanned_files", "Files looked at.", report.scanned},
      {"records", "Articles read.", report.records},
      {"added_articles", "Articles with a new id.", published.added},
      {"updated_articles", "Articles that replaced an older one.", published.replaced},
      {"unchanged_articles", "Articles that are as the index has them.", report.unchanged},
      {"deleted_articles", "Articles taken out because their input is gone.", published.deleted},
      {"canceled_articles", "Articles taken out by their publisher.", published.canceled},
      {"rejected_records", "Records and files left out.", report.rejected},
      {"rejected_known_records", "Left out as in the run before.", report.rejected_known},
      {"undated_articles", "Articles without a publication date.", report.undated},
      {"duplicate_records", "Records that lost their id to another.", report.collisions},
      {"embargoed_records", "Records kept back until their release.", report.embargoed},
      {"withheld_records", "Records kept back by their publisher.", report.withheld},
      {"suppressed_records", "Records kept out because they were purged.", report.suppressed},
      {"stale_records", "Files that could be read once and cannot be now.", report.stale},
      {"warnings", "Articles kept with something amiss.", report.warnings},
      {"bytes", "Bytes of input.", report.bytes}};
  for (const Row& row : rows) {
    writer.add(fmt::format("dateline_index_run_{}", row.name), row.help, row.value);
  }
  writer.add_each("dateline_index_run_rejected_by_reason",
                  "Records and files left out, by reason.",
                  "reason",
                  report.rejected_by);
  writer.add_each("dateline_index_run_skipped_files",
                  "Files of no format that is read, by extension.",
                  "extension",
                  report.skipped);
}

}  // namespace

std::string metrics_text(const RunReport& report,
                         const RunOutcome& outcome,
                         std::optional<long long> last_success) {
  MetricsWriter writer(outcome.index);
  add_ending(writer, report, outcome, last_success);
  if (outcome.failure.empty()) {
    add_index(writer, report.published);
  }
  add_counts(writer, report);
  return std::move(writer).text();
}

std::optional<long long> last_success_in(std::string_view text, std::string_view index) {
  const std::string sample = fmt::format("\n{}{{{}}} ", kLastSuccess, index_label(index));
  const std::size_t at = text.find(sample);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view rest = text.substr(at + sample.size());
  long long time = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), time);
  return error == std::errc() && end != rest.data() ? std::optional(time) : std::nullopt;
}

}  // namespace dateline
