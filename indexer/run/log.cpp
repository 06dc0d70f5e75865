// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/log.hpp"

#include <array>
#include <memory>

#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "common/cli/standard_flags.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

constexpr std::string_view kName = "dateline-index";

std::string_view name_of(spdlog::level::level_enum level) {
  if (level >= spdlog::level::err) {
    return "error";
  }
  if (level == spdlog::level::warn) {
    return "warning";
  }
  return level == spdlog::level::info ? "info" : "debug";
}

LogStyle style_for(int descriptor) {
  struct stat info {};
  if (is_journal(descriptor)) {
    return LogStyle::kJournal;
  }
  const bool is_file = ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
  return is_file ? LogStyle::kTimed : LogStyle::kPlain;
}

// The place of a message travels as its source location: spdlog has no other field for it.
class Formatter final : public spdlog::formatter {
 public:
  explicit Formatter(LogStyle style) : style_(style) {}

  void format(const spdlog::details::log_msg& entry, spdlog::memory_buf_t& out) override {
    const std::string_view level = name_of(entry.level);
    const std::string_view place = entry.source.filename == nullptr
                                       ? std::string_view()
                                       : std::string_view(entry.source.filename);
    const std::string line = format_log_line(
        style_, {entry.time, level, {entry.payload.data(), entry.payload.size()}, place});
    if (style_ == LogStyle::kPlain) {
      entry.color_range_start = out.size() + line.find(level, kName.size());
      entry.color_range_end = entry.color_range_start + level.size();
    }
    out.append(line.data(), line.data() + line.size());
  }

  [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<Formatter>(style_);
  }

 private:
  LogStyle style_;
};

}  // namespace

std::string format_log_line(LogStyle style, const LogLine& line) {
  if (style == LogStyle::kJson) {
    return json_log_line(line);
  }
  std::string text;
  if (style == LogStyle::kTimed) {
    text = utc_time(line.time) + ' ';
  } else if (style == LogStyle::kJournal) {
    text = journal_priority(line.level);
  }
  text += fmt::format("{}: {}: ", kName, line.level);
  if (!line.place.empty()) {
    text += safe_text(line.place) + ": ";
  }
  return text + safe_text(line.message) + '\n';
}

void set_up_log(const Arguments& arguments) {
  constexpr auto kFormats = std::to_array<std::string_view>({"text", "json"});
  constexpr auto kLevels = std::to_array<std::string_view>({"error", "warning", "info", "debug"});
  constexpr std::array kThresholds = {
      spdlog::level::err, spdlog::level::warn, spdlog::level::info, spdlog::level::debug};
  const LogStyle style =
      choice(arguments, kLogFormatFlag, kFormats) == 1 ? LogStyle::kJson : style_for(STDERR_FILENO);
  const bool has_colour = style == LogStyle::kPlain && wants_colour(STDERR_FILENO);
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(
      has_colour ? spdlog::color_mode::always : spdlog::color_mode::never);
  auto logger = std::make_shared<spdlog::logger>(std::string(kName), std::move(sink));
  logger->set_formatter(std::make_unique<Formatter>(style));
  logger->set_level(kThresholds.at(choice(arguments, "log-level", kLevels)));
  spdlog::set_default_logger(std::move(logger));
}

void warn_of(std::string_view place, std::string_view message) {
  const std::string name(place);
  spdlog::default_logger_raw()->log(spdlog::source_loc(name.c_str(), 1, ""),
                                    spdlog::level::warn,
                                    spdlog::string_view_t(message.data(), message.size()));
}

}  // namespace dateline
