// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/roff.hpp"

namespace dateline {

std::string escape_roff(std::string_view text) {
  std::string out;
  for (const char character : text) {
    if (character == '\\') {
      out += R"(\e)";
    } else if (character == '-') {
      out += R"(\-)";
    } else if (out.empty() && (character == '.' || character == '\'')) {
      out += "\\&";
      out += character;
    } else {
      out += character;
    }
  }
  return out;
}

}  // namespace dateline
