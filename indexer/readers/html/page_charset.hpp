// SPDX-License-Identifier: GPL-2.0-or-later
//
// The bytes of a page as UTF-8, by what the page itself says: a byte order mark, else a charset
// declared in <meta> or the XML declaration. Guessing the charset of pages that say nothing is not
// done here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct PageBytes {
  std::string utf8;     // valid, without NUL and byte order mark
  std::string warning;  // may be empty
};

// Bytes that are UTF-8 are taken as such whatever they declare. Labels mean what browsers take them
// for (WHATWG Encoding Standard: "latin1" is windows-1252); bytes that the charset does not know
// become U+FFFD.
[[nodiscard]] PageBytes to_utf8(std::string_view bytes);

// The label that the page declares, in lower case; nullopt if it declares none. Looks at the first
// 4096 bytes.
[[nodiscard]] std::optional<std::string> find_declared_charset(std::string_view bytes);

}  // namespace dateline
