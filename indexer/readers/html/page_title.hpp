// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline {

// title without the site's name: "Harbour bill carried - Larkspur Wire" and "Harbour bill carried |
// Politics | Larkspur Wire" become "Harbour bill carried". Cut only where it is certain: one of
// headlines equals what is left, or one of sites what is cut off.
[[nodiscard]] std::string without_site_name(std::string_view title,
                                            std::span<const std::string> headlines,
                                            std::span<const std::string> sites);

}  // namespace dateline
