// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/info_renderer.hpp"

#include <array>
#include <set>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/terminal/safe_json.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/json_renderer.hpp"
#include "query/render/text_layout.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

const char* name_of(RunRecordState state) {
  switch (state) {
    case RunRecordState::kMissing: return "missing";
    case RunRecordState::kUnreadable: return "unreadable";
    case RunRecordState::kRead: break;
  }
  return "read";
}

Json run_object(const RunRecord& run) {
  Json rejected = Json::object();
  for (const auto& [reason, count] : run.rejected) {
    rejected[reason] = count;
  }
  return {{"started", or_null(run.started)},
          {"finished", or_null(run.finished)},
          {"seconds", run.seconds},
          {"exit_code", run.exit_code},
          {"revision", run.revision},
          {"scanned", run.scanned},
          {"added", run.added},
          {"updated", run.updated},
          {"unchanged", run.unchanged},
          {"deleted", run.deleted},
          {"rejected", rejected},
          {"rejected_known", run.rejected_known},
          {"articles", run.articles},
          {"segments", run.segments}};
}

std::string as_json(const IndexInfo& info) {
  Json segments = Json::array();
  for (const SegmentInfo& segment : info.segments) {
    segments.push_back({{"name", segment.name},
                        {"articles", segment.articles},
                        {"bytes", segment.bytes},
                        {"entities", segment.entities},
                        {"dates", segment.dates},
                        {"boilerplate", segment.boilerplate}});
  }
  Json rollback = Json::array();
  for (const KeptCommit& commit : info.kept) {
    rollback.push_back({{"revision", commit.revision}, {"segments", commit.segments}});
  }
  const Json index = {{"path", info.path},
                      {"id", or_null(info.id)},
                      {"revision", info.revision},
                      {"format", info.format},
                      {"analyzer", info.analyzer},
                      {"language", info.language},
                      {"time_zone", info.timezone},
                      {"articles", info.articles},
                      {"first", or_null(info.first)},
                      {"last", or_null(info.last)},
                      {"coarser", info.coarser},
                      {"undated", info.undated},
                      {"bytes", info.bytes},
                      {"folder_bytes", info.folder_bytes},
                      {"segments", segments},
                      {"rollback", rollback},
                      {"last_run_state", name_of(info.last_run_state)},
                      {"last_run", info.last_run ? run_object(*info.last_run) : Json()}};
  return dump_json({{"format_version", kJsonFormatVersion}, {"index", index}}) + '\n';
}

// "83.1 MB"
std::string size_text(std::uint64_t bytes) {
  constexpr double kStep = 1000;
  constexpr std::array<const char*, 4> kUnits = {"kB", "MB", "GB", "TB"};
  if (bytes < 1000) {
    return counted(bytes, "byte", "bytes");
  }
  double size = static_cast<double>(bytes) / kStep;
  std::size_t unit = 0;
  for (; size >= kStep && unit + 1 < kUnits.size(); ++unit) {
    size /= kStep;
  }
  return fmt::format("{:.1f} {}", size, kUnits[unit]);
}

// "3", or "2 and 3" where segments differ; "none" for 0.
std::string versions_text(const IndexInfo& info, int SegmentInfo::*version) {
  std::set<int> versions;
  for (const SegmentInfo& segment : info.segments) {
    versions.insert(segment.*version);
  }
  std::string text;
  for (const int each : versions) {
    text += (text.empty() ? "" : " and ") + (each == 0 ? "none" : std::to_string(each));
  }
  return text.empty() ? "none" : text;
}

std::string span_text(const IndexInfo& info) {
  return info.first.empty() ? "no article is dated to a day"
                            : fmt::format("{} to {}", info.first, info.last);
}

std::string rollback_text(const IndexInfo& info) {
  std::string text;
  for (const KeptCommit& commit : info.kept) {
    text += fmt::format("{}{} ({})",
                        text.empty() ? "" : ", ",
                        commit.revision,
                        counted(commit.segments, "segment", "segments"));
  }
  return text.empty() ? "no earlier revision is kept" : text;
}

std::string or_unknown(const std::string& text) {
  return text.empty() ? "unknown" : safe_text(text);
}

std::uint64_t rejected_in(const RunRecord& run) {
  std::uint64_t all = 0;
  for (const auto& [reason, count] : run.rejected) {
    all += count;
  }
  return all;
}

// Lines of a page: a name, then what is said of it.
class Page {
 public:
  explicit Page(Colour colour) : colour_(colour) {}

  void add(std::string_view name, const std::string& value) {
    constexpr std::size_t kNameCells = 14;
    text_ += paint(fmt::format("{:<{}}", name, kNameCells), kBold, colour_) + "  " + value + '\n';
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Colour colour_;
  std::string text_;
};

void add_run(const IndexInfo& info, Page& page) {
  if (!info.last_run) {
    page.add("last run",
             info.last_run_state == RunRecordState::kMissing
                 ? "not recorded"
                 : fmt::format("the file {} cannot be understood", kRunRecordName));
    return;
  }
  const RunRecord& run = *info.last_run;
  page.add("last run",
           fmt::format("{} to {}, {:.1f} s, exit code {}",
                       or_unknown(run.started),
                       or_unknown(run.finished),
                       run.seconds,
                       run.exit_code));
  page.add("",
           fmt::format("{} scanned: {} added, {} updated, {} unchanged, {} deleted, {} rejected",
                       with_commas(run.scanned),
                       with_commas(run.added),
                       with_commas(run.updated),
                       with_commas(run.unchanged),
                       with_commas(run.deleted),
                       with_commas(rejected_in(run))));
  for (const auto& [reason, count] : run.rejected) {
    page.add("", fmt::format("rejected, {}: {}", safe_text(reason), with_commas(count)));
  }
  if (run.rejected_known > 0) {
    page.add("",
             fmt::format("{} of the rejected were known from earlier runs",
                         with_commas(run.rejected_known)));
  }
}

std::string segment_table(const IndexInfo& info, Colour colour) {
  if (info.segments.empty()) {
    return {};
  }
  constexpr const char* kRow = "{:<14}  {:>13}  {:>10}  {:>5}  {:>5}  {:>11}\n";
  std::string out =
      '\n' +
      paint(fmt::format(
                fmt::runtime(kRow), "segment", "articles", "size", "names", "dates", "boilerplate"),
            kBold,
            colour);
  const auto version = [](int number) {
    return number == 0 ? std::string("none") : std::to_string(number);
  };
  for (const SegmentInfo& segment : info.segments) {
    out += fmt::format(fmt::runtime(kRow),
                       segment.name,
                       with_commas(segment.articles),
                       size_text(segment.bytes),
                       version(segment.entities),
                       version(segment.dates),
                       version(segment.boilerplate));
  }
  return out;
}

std::string as_text(const IndexInfo& info, Colour colour) {
  Page page(colour);
  page.add("index", safe_text(info.path));
  page.add("articles", with_commas(info.articles));
  page.add("published", span_text(info));
  page.add("undated", with_commas(info.undated));
  page.add("coarser", fmt::format("{} dated to a month or a year only", with_commas(info.coarser)));
  page.add("segments", with_commas(info.segments.size()));
  page.add("size",
           fmt::format("{} in segments, {} with all that is kept",
                       size_text(info.bytes),
                       size_text(info.folder_bytes)));
  page.add("language", safe_text(info.language));
  page.add("time zone", safe_text(info.timezone));
  page.add("id", or_unknown(info.id));
  page.add("rules",
           fmt::format("format {}, analyzer {}, names {}, dates {}, boilerplate {}",
                       info.format,
                       info.analyzer,
                       versions_text(info, &SegmentInfo::entities),
                       versions_text(info, &SegmentInfo::dates),
                       versions_text(info, &SegmentInfo::boilerplate)));
  page.add("revision", with_commas(info.revision));
  page.add("rollback to", rollback_text(info));
  add_run(info, page);
  return page.text() + segment_table(info, colour);
}

}  // namespace

std::string render_info(const IndexInfo& info, const RenderOptions& options) {
  return options.format == RenderFormat::kJson ? as_json(info) : as_text(info, options.colour);
}

}  // namespace dateline
