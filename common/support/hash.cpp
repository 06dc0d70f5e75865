// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/hash.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>

#include <xxhash.h>

#include <fmt/format.h>

#include "common/support/files.hpp"

namespace dateline {

namespace {

ContentHash canonical(XXH128_hash_t value) {
  XXH128_canonical_t digits;
  XXH128_canonicalFromHash(&digits, value);
  ContentHash hash{};
  std::copy(std::begin(digits.digest), std::end(digits.digest), hash.begin());
  return hash;
}

}  // namespace

ContentHash hash_content(std::string_view bytes) {
  return canonical(XXH3_128bits(bytes.data(), bytes.size()));
}

ContentHash hash_file(const std::filesystem::path& path) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  read_file_in_blocks(path, [&](std::string_view block) {
    XXH3_128bits_update(state.get(), block.data(), block.size());
  });
  return canonical(XXH3_128bits_digest(state.get()));
}

ContentHash sync_and_hash_file(const std::filesystem::path& path) {
  sync_path(path);
  return hash_file(path);
}

std::string to_hex(const ContentHash& hash) {
  return fmt::format("{:02x}", fmt::join(hash, ""));
}

}  // namespace dateline
