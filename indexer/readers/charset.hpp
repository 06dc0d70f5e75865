// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bytes of any character set as UTF-8. What decides, in this order:
//
//   byte order mark        UTF-8, UTF-16, UTF-32
//   UTF-16 without a mark  known by the zero bytes of its ASCII characters
//   valid UTF-8            taken as such whatever the label says
//   label                  of an XML declaration, <meta>, a MIME or HTTP header; it means what
//                          browsers take it for (WHATWG Encoding Standard): "latin1" is
//                          windows-1252
//   detection              ICU's, where it is sure; windows-1252 where it is not
//
// UTF-8 with a few broken bytes is repaired, not guessed at.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct DecodedText {
  std::string utf8;     // valid, without byte order mark and NUL
  std::string warning;  // may be empty: "it is not UTF-8: read as windows-1252"
};

// label: any case of letters, may be empty. Thread-safe.
[[nodiscard]] DecodedText decode_text(std::string_view bytes, std::string_view label = "");

// The label that a page (<meta charset>) or a document (<?xml encoding?>) declares, in lower case;
// nullopt if it declares none. Looks at the first 4096 bytes.
[[nodiscard]] std::optional<std::string> find_declared_charset(std::string_view bytes);

// The charset that bytes which are not UTF-8 are in, as ICU names it ("UTF-16LE"), by their mark or
// their zero bytes; nullopt where there is no sign of UTF-16 or UTF-32.
[[nodiscard]] std::optional<std::string> find_wide_charset(std::string_view bytes);

}  // namespace dateline
