// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a page says of its own charset, in <meta> or the XML declaration. readers/charset.hpp reads
// it by that.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// The label that the page declares, in lower case; nullopt if it declares none. Looks at the first
// 4096 bytes.
[[nodiscard]] std::optional<std::string> find_declared_charset(std::string_view bytes);

}  // namespace dateline
