// SPDX-License-Identifier: GPL-2.0-or-later
//
// Header lines as WARC and HTTP have them: "Name: value", folded lines joined, up to a blank line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

struct HeaderBlock {
  std::string first_line;                                   // "WARC/1.0", "HTTP/1.1 200 OK"
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case
  std::size_t size = 0;                                     // bytes of it, its blank line included

  // "" if there is no such field; name in lower case.
  [[nodiscard]] std::string_view value(std::string_view name) const;
};

// The block at the beginning of bytes; where its blank line is missing, all of them.
[[nodiscard]] HeaderBlock read_headers(std::string_view bytes);

// Of "text/html; charset=utf-8" the type, in lower case, and the charset, which may be empty.
struct ContentType {
  std::string type;
  std::string charset;
};
[[nodiscard]] ContentType read_content_type(std::string_view value);

}  // namespace dateline
