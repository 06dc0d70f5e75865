// SPDX-License-Identifier: GPL-2.0-or-later
//
// Room on a disk, looked at before work that would fill it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/support/failure.hpp"

namespace dateline {

// Bytes that this user may still write on the disk that path is on.
[[nodiscard]] std::uint64_t free_space(const std::filesystem::path& path);

// "81.3 GB"
[[nodiscard]] std::string describe_bytes(std::uint64_t bytes);

// Of code kDiskTrouble: says how much is needed, how much is free and where.
class NoSpace : public Failure {
 public:
  using Failure::Failure;
};

// Throws NoSpace unless bytes and a reserve fit. purpose: "to merge segments"
void require_space(const std::filesystem::path& path,
                   std::uint64_t bytes,
                   std::string_view purpose);

}  // namespace dateline
