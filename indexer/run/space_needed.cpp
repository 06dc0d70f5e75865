// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/space_needed.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "common/support/disk_space.hpp"
#include "indexer/segments/index_writer.hpp"

namespace dateline {

namespace {

// Twice what the scratch databases will take: they and the segment stand side by side for a while.
std::uint64_t foresee_bytes(const std::filesystem::path& index, const Advance& advance) {
  constexpr double kIndexPerInput = 5;  // measured on newswire, where nothing is built yet
  const auto built = static_cast<double>(advance.built);
  const auto total = static_cast<double>(std::max(advance.input, advance.built));
  const auto scratch = static_cast<double>(scratch_bytes(index));
  const double per_byte = built > 0 ? scratch / built : kIndexPerInput;
  return static_cast<std::uint64_t>(std::max(0.0, 2 * per_byte * total - scratch));
}

}  // namespace

Failure with_space(const Failure& failure,
                   const std::filesystem::path& index,
                   const Advance& advance) {
  constexpr std::uint64_t kFull = std::uint64_t{4} << 20;
  std::error_code error;
  if (failure.exit_code() != ExitCode::kDiskTrouble || !std::filesystem::exists(index, error) ||
      free_space(index) > kFull) {
    return failure;
  }
  return {ExitCode::kDiskTrouble,
          fmt::format("{}; at least {} more are needed, {} are free on the disk of {}",
                      failure.what(),
                      describe_bytes(foresee_bytes(index, advance)),
                      describe_bytes(free_space(index)),
                      index.string()),
          "free some space and run again: what is published stays as it is"};
}

}  // namespace dateline
