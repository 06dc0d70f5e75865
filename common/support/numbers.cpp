// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/numbers.hpp"

#include <fmt/format.h>

namespace dateline {

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string counted(std::uint64_t number, const char* singular, const char* plural) {
  return fmt::format("{} {}", with_commas(number), number == 1 ? singular : plural);
}

}  // namespace dateline
