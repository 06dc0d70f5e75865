// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/fields.hpp"

#include <algorithm>

namespace dateline {

const Field* find_field(std::string_view name) {
  const auto* row = std::ranges::find_if(kFields, [name](const Field& candidate) {
    return candidate.name == name || std::ranges::any_of(candidate.aliases, [name](auto alias) {
             return !alias.empty() && alias == name;
           });
  });
  return row == kFields.end() ? nullptr : row;
}

}  // namespace dateline
