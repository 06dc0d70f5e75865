// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/guided_text.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace dateline {

namespace {

constexpr std::size_t kMinGuideBytes = 200;
constexpr std::size_t kWindow = 24;  // bytes of letters and digits
constexpr std::uint64_t kBase = 1099511628211U;

// Letters, digits and what is not ASCII, in lower case: blanks and quotes differ between the two.
std::string letters_of(std::string_view text) {
  std::string letters;
  letters.reserve(text.size());
  for (const char byte : text) {
    if (byte >= 'A' && byte <= 'Z') {
      letters += static_cast<char>(byte - 'A' + 'a');
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
               static_cast<unsigned char>(byte) >= 0x80) {
      letters += byte;
    }
  }
  return letters;
}

// The hash of each window of letters, by its place.
std::vector<std::uint64_t> hash_windows(std::string_view letters) {
  std::vector<std::uint64_t> hashes;
  std::uint64_t highest = 1;
  for (std::size_t i = 1; i < kWindow; ++i) {
    highest *= kBase;
  }
  std::uint64_t hash = 0;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (at >= kWindow) {
      hash -= highest * static_cast<unsigned char>(letters[at - kWindow]);
    }
    hash = hash * kBase + static_cast<unsigned char>(letters[at]);
    if (at + 1 >= kWindow) {
      hashes.push_back(hash);
    }
  }
  return hashes;
}

// Whether most of the block's windows, taken end to end, are among those of the guide.
bool is_covered(std::string_view block, const std::vector<std::uint64_t>& guide) {
  const std::vector<std::uint64_t> hashes = hash_windows(letters_of(block));
  std::size_t all = 0;
  std::size_t found = 0;
  for (std::size_t at = 0; at < hashes.size(); at += kWindow) {
    ++all;
    found += std::ranges::binary_search(guide, hashes[at]) ? 1U : 0U;
  }
  return found * 3 > all * 2;
}

}  // namespace

std::vector<bool> find_guided(const PageText& text, std::string_view article_body) {
  const std::string letters = letters_of(article_body);
  if (letters.size() < kMinGuideBytes) {
    return {};
  }
  std::vector<std::uint64_t> guide = hash_windows(letters);
  std::ranges::sort(guide);
  std::vector<bool> guided(text.blocks.size(), false);
  std::size_t shown = 0;
  for (std::size_t i = 0; i < text.blocks.size(); ++i) {
    guided[i] = is_covered(text.of(text.blocks[i]), guide);
    shown += guided[i] ? text.blocks[i].size : 0;
  }
  return shown * 2 > letters.size() ? guided : std::vector<bool>();
}

}  // namespace dateline
