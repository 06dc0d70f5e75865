// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an index holds, in forms that can be compared.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace dateline::test {

using State = std::map<std::string, std::string>;  // of each id, a hash of what is stored

// Empty where there is no index. Says so if an id is there twice.
[[nodiscard]] State state_of(const std::filesystem::path& index);

// A hash of all that runs over one archive agree in, however they were cut up: how often each term
// is there, what values there are, and what the manifest says of each file.
[[nodiscard]] std::string account_of(const std::filesystem::path& index);

}  // namespace dateline::test
