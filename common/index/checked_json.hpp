// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON objects that carry the hash of their own text, so that a damaged or edited one is found:
//
//   {"id":"a","when":"2022-03-01T09:00:00Z","checksum":"0f3c...32 digits"}
//
// The checksum is the last key, the hash of the object's dump without it. In a chain it is the hash
// of the checksum before and that dump: a line taken out or altered breaks those behind it. It
// finds accidents; whoever can write the file can also compute hashes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace dateline {

// One line without its end. before: checksum of the object before; empty where there is no chain.
[[nodiscard]] std::string seal(const nlohmann::ordered_json& object, std::string_view before = {});

// The object, its checksum included, if text is byte for byte what seal writes.
[[nodiscard]] std::optional<nlohmann::ordered_json> unseal(std::string_view text,
                                                           std::string_view before = {});

// Whether text is a JSON object, laid out in any way, whose checksum holds.
[[nodiscard]] bool is_sealed(std::string_view text);

// The string under key; empty where there is none.
[[nodiscard]] std::string text_in(const nlohmann::ordered_json& object, const char* key);

}  // namespace dateline
