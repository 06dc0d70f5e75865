// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/terminal/progress.hpp"

#include <string>

#include <unistd.h>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

void write_text(int descriptor, std::string_view text) {
  // Progress is a courtesy: a terminal that went away is no reason to fail.
  [[maybe_unused]] const ssize_t written = ::write(descriptor, text.data(), text.size());
}

}  // namespace

Progress::Progress(int descriptor, std::uint64_t total_bytes)
    : descriptor_(descriptor),
      enabled_(is_terminal(descriptor)),
      total_bytes_(total_bytes),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

Progress::~Progress() {
  clear();
}

void Progress::update(std::uint64_t articles, std::uint64_t bytes) {
  const std::scoped_lock lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (!enabled_ || now - last_ < kInterval) {
    return;
  }
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double speed = static_cast<double>(bytes) / seconds;
  std::string line = fmt::format("{} articles · {:.1f} MB/s", with_commas(articles), speed / 1e6);
  if (total_bytes_ > bytes && bytes > 0) {
    const auto left = static_cast<long>(static_cast<double>(total_bytes_ - bytes) / speed);
    line += fmt::format(" · {}:{:02} left", left / 60, left % 60);
  }
  show(line);
}

void Progress::announce(std::string_view step) {
  const std::scoped_lock lock(mutex_);
  if (enabled_) {
    show(step);
  }
}

void Progress::show(std::string_view line) {
  write_text(descriptor_, fmt::format("\r\x1b[K{}", line));
  shown_ = true;
}

void Progress::clear() {
  const std::scoped_lock lock(mutex_);
  if (shown_) {
    write_text(descriptor_, "\r\x1b[K");
    shown_ = false;
  }
}

}  // namespace dateline
