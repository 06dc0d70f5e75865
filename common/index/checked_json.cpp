// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/checked_json.hpp"

#include "common/support/hash.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kChecksumKey = "checksum";

std::string dump(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// The object without its checksum; nullopt if text is no object that has one.
std::optional<Json> without_checksum(std::string_view text, std::string& checksum) {
  Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) {
    return std::nullopt;
  }
  checksum = text_in(object, kChecksumKey);
  object.erase(kChecksumKey);
  return object;
}

}  // namespace

std::string seal(const Json& object, std::string_view before) {
  const std::string checksum = to_hex(hash_content(std::string(before) + dump(object)));
  Json sealed = object;
  sealed[kChecksumKey] = checksum;
  return dump(sealed);
}

std::optional<Json> unseal(std::string_view text, std::string_view before) {
  std::string checksum;
  std::optional<Json> object = without_checksum(text, checksum);
  if (!object || seal(*object, before) != text) {
    return std::nullopt;
  }
  (*object)[kChecksumKey] = checksum;
  return object;
}

bool is_sealed(std::string_view text) {
  std::string checksum;
  const std::optional<Json> object = without_checksum(text, checksum);
  return object && checksum == to_hex(hash_content(dump(*object)));
}

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace dateline
