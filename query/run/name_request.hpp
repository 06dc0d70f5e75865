// SPDX-License-Identifier: GPL-2.0-or-later
//
// What --with and --complete take: a field of names and a name, person:stol.
#pragma once

#include <string>
#include <string_view>

#include "common/cli/program.hpp"
#include "common/index/fields.hpp"

namespace dateline {

struct NameRequest {
  const Field* field = nullptr;  // person, org, place, or entity, which is any of them
  std::string name;              // or its beginning
};

// The two parts of an option's value. Throws Failure (kUsage) naming the option.
[[nodiscard]] NameRequest name_from(const Arguments& arguments, std::string_view option);

// Of --complete: the beginning may be empty, but not without any letter, since nothing is called
// so.
[[nodiscard]] NameRequest completion_from(const Arguments& arguments);

}  // namespace dateline
