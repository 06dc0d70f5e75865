// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/manifest_part_name.hpp"

#include <charconv>
#include <system_error>

#include <fmt/format.h>

namespace dateline {

namespace {

constexpr std::string_view kPrefix = "manifest-";

}  // namespace

std::string manifest_part_name(std::uint64_t number) {
  return fmt::format("{}{:06}", kPrefix, number);
}

std::uint64_t manifest_part_number(std::string_view name) {
  if (!name.starts_with(kPrefix)) {
    return 0;
  }
  const std::string_view digits = name.substr(kPrefix.size());
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  // One name for a number: neither "manifest-7" nor "manifest-0000007".
  return error == std::errc{} && manifest_part_name(number) == name ? number : 0;
}

}  // namespace dateline
