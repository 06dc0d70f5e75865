// SPDX-License-Identifier: GPL-2.0-or-later
//
// 128-bit content hashes (XXH3 of xxHash): fast and stable across machines, not cryptographic.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace dateline {

using ContentHash = std::array<unsigned char, 16>;  // canonical (big-endian) byte order

[[nodiscard]] ContentHash hash_content(std::string_view bytes);

// Hash of a file's bytes, read in blocks. Throws Failure (kDiskTrouble), as the next one does.
[[nodiscard]] ContentHash hash_file(const std::filesystem::path& path);

// The same, but the file is written to disk first (fsync), so that the hash is
// of what a power cut would leave.
[[nodiscard]] ContentHash sync_and_hash_file(const std::filesystem::path& path);

// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const ContentHash& hash);

}  // namespace dateline
