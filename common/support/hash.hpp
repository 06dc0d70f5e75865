// SPDX-License-Identifier: GPL-2.0-or-later
//
// 128-bit content hashes (XXH3 of xxHash): fast and stable across machines, not cryptographic.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

using ContentHash = std::array<unsigned char, 16>;  // canonical (big-endian) byte order

[[nodiscard]] ContentHash hash_content(std::string_view bytes);

// The hash of bytes that come by and by.
class ContentHasher {
 public:
  ContentHasher();
  ContentHasher(const ContentHasher&) = delete;
  ContentHasher& operator=(const ContentHasher&) = delete;
  ContentHasher(ContentHasher&&) = delete;
  ContentHasher& operator=(ContentHasher&&) = delete;
  ~ContentHasher();

  void add(std::string_view bytes);
  [[nodiscard]] ContentHash hash() const;  // of what was added so far

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Hash of a file's bytes, read in blocks. Throws Failure (kDiskTrouble), as the next one does.
[[nodiscard]] ContentHash hash_file(const std::filesystem::path& path);

// The same, but the file is written to disk first (fsync), so that the hash is
// of what a power cut would leave.
[[nodiscard]] ContentHash sync_and_hash_file(const std::filesystem::path& path);

// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const ContentHash& hash);
// Two for each byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);

}  // namespace dateline
