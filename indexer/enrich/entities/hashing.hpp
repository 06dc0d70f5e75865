// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hashes of the tagger's features: fast, and the same on every machine, since the shipped model is
// addressed by them. FNV-1a over bytes (Fowler, Noll, Vo), the finaliser of MurmurHash3 to mix.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

inline constexpr std::uint64_t kHashSeed = 0xcbf29ce484222325U;

[[nodiscard]] constexpr std::uint64_t hash_byte(std::uint64_t hash, unsigned char byte) {
  return (hash ^ byte) * 0x100000001b3U;
}

[[nodiscard]] constexpr std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = kHashSeed;
  for (const char byte : bytes) {
    hash = hash_byte(hash, static_cast<unsigned char>(byte));
  }
  return hash ^ (hash >> 29U);
}

[[nodiscard]] constexpr std::uint64_t mix_hashes(std::uint64_t a, std::uint64_t b) {
  a ^= b + 0x9e3779b97f4a7c15U + (a << 6U) + (a >> 2U);
  a *= 0xff51afd7ed558ccdU;
  return a ^ (a >> 32U);
}

}  // namespace dateline
