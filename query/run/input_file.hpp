// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files that options name: read whole, pipes too.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Of "-" standard input. content says in a hint what the file should hold: "a line ID TAB QUERY
// for each query". Throws Failure: kUsage if there is no such file.
[[nodiscard]] std::string read_input_file(std::string_view option,
                                          const std::string& file,
                                          std::string_view content);

}  // namespace dateline
