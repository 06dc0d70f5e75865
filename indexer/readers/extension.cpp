// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/extension.hpp"

#include <algorithm>

#include "common/support/ascii_case.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxExtensionBytes = 11;  // with the dot

constexpr bool is_alphanumeric(char byte) {
  return (byte >= '0' && byte <= '9') || (lower_ascii(byte) >= 'a' && lower_ascii(byte) <= 'z');
}

}  // namespace

std::string file_extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) {
    return "";
  }
  std::string extension(name.substr(dot));
  if (extension.size() > kMaxExtensionBytes ||
      !std::all_of(extension.begin() + 1, extension.end(), is_alphanumeric)) {
    return "";
  }
  std::ranges::transform(extension, extension.begin(), lower_ascii);
  return extension;
}

}  // namespace dateline
