// SPDX-License-Identifier: GPL-2.0-or-later
//
// Work in a process of its own, because damaged tables can take the process down that opens them:
// of 100 bits flipped in the version file of a Glass database 3 crashed the reader.
//
//   const std::string death = run_in_child(
//       [&](const SendLine& send) { send("a line"); },  // in the child
//       [&](std::string_view line) { ... });            // in the caller, line by line
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dateline {

// What stands behind a line end is another line, so line ends become blanks.
using SendLine = std::function<void(std::string_view line)>;

struct ChildLimits {
  std::uint64_t memory = std::uint64_t{4} << 30;  // bytes of address space beyond the caller's
  std::uint64_t seconds = 3600;                   // of processor time: damaged lists may never end
};

// What the child sent arrives even if it dies. Returns how it died, "it was ended by signal 11
// (Segmentation fault)"; empty if it ended well. Throws Failure (kDiskTrouble) if there can be no
// child.
[[nodiscard]] std::string run_in_child(const std::function<void(const SendLine&)>& work,
                                       const std::function<void(std::string_view)>& take,
                                       const ChildLimits& limits);

}  // namespace dateline
