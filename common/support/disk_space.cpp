// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/disk_space.hpp"

#include <array>
#include <string>

#include <fmt/format.h>

namespace dateline {

namespace {

// The commit point and the folders need a little too.
constexpr std::uint64_t kReserve = std::uint64_t{256} << 10;

}  // namespace

std::uint64_t free_space(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(path, error);
  if (error) {
    throw Failure(
        ExitCode::kDiskTrouble,
        fmt::format("cannot tell how full the disk of {} is: {}", path.string(), error.message()),
        "");
  }
  return space.available;
}

std::string describe_bytes(std::uint64_t bytes) {
  constexpr std::array kUnits{"KB", "MB", "GB", "TB"};
  constexpr double kRoundsUp = 999.95;  // "1000.0 KB" is one of the next unit
  if (bytes < 1000) {
    return fmt::format("{} bytes", bytes);
  }
  auto value = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  for (; value >= kRoundsUp && unit + 1 < kUnits.size(); ++unit) {
    value /= 1000;
  }
  return fmt::format("{:.1f} {}", value, kUnits.at(unit));
}

void require_space(const std::filesystem::path& path,
                   std::uint64_t bytes,
                   std::string_view purpose) {
  const std::uint64_t available = free_space(path);
  if (available < bytes + kReserve) {
    throw NoSpace(ExitCode::kDiskTrouble,
                  fmt::format("{} {} are needed, {} are free on the disk of {}",
                              purpose,
                              describe_bytes(bytes),
                              describe_bytes(available),
                              path.string()),
                  "free some space and run again: what is published stays as it is");
  }
}

}  // namespace dateline
