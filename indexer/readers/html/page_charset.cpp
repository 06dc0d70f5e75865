// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_charset.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline {

namespace {

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kMaxLabelBytes = 40;

constexpr char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool is_label_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '_' || byte == ':' || byte == '.';
}

}  // namespace

std::optional<std::string> find_declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, kDeclarationBytes));
  std::ranges::transform(head, head.begin(), lower);
  constexpr std::array<std::string_view, 2> kKeys = {"charset", "encoding"};
  for (const std::string_view key : kKeys) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at)) {
      at += key.size();
      std::size_t begin = std::min(head.find_first_not_of(" \t\r\n", at), head.size());
      if (begin == head.size() || head[begin] != '=') {
        continue;
      }
      begin = std::min(head.find_first_not_of("= \t\r\n\"'", begin), head.size());
      std::size_t end = begin;
      while (end < head.size() && is_label_byte(head[end])) {
        ++end;
      }
      if (end > begin && end - begin <= kMaxLabelBytes) {
        return head.substr(begin, end - begin);
      }
    }
  }
  return std::nullopt;
}

}  // namespace dateline
