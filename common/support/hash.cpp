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

struct ContentHasher::State {
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> value{XXH3_createState(),
                                                                 &XXH3_freeState};
};

ContentHasher::ContentHasher() : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(state_->value.get());
}

ContentHasher::~ContentHasher() = default;

void ContentHasher::add(std::string_view bytes) {
  XXH3_128bits_update(state_->value.get(), bytes.data(), bytes.size());
}

ContentHash ContentHasher::hash() const {
  return canonical(XXH3_128bits_digest(state_->value.get()));
}

ContentHash hash_file(const std::filesystem::path& path) {
  ContentHasher hasher;
  read_file_in_blocks(path, [&hasher](std::string_view block) { hasher.add(block); });
  return hasher.hash();
}

ContentHash sync_and_hash_file(const std::filesystem::path& path) {
  sync_path(path);
  return hash_file(path);
}

std::string to_hex(const ContentHash& hash) {
  return fmt::format("{:02x}", fmt::join(hash, ""));
}

std::string to_hex(std::string_view bytes) {
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char byte : bytes) {
    text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  return text;
}

}  // namespace dateline
