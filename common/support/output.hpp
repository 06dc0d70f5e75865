// SPDX-License-Identifier: GPL-2.0-or-later
//
// Output: buffered writing to a file descriptor that does not lose errors. A reader that goes away
// (SIGPIPE) ends the program quietly, as with any Unix tool.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) {}

  // Both throw Failure (kQueryIo) when the descriptor cannot be written.
  void write(std::string_view text);
  // Must be called at the end: the destructor cannot report an error.
  void flush();

 private:
  int descriptor_;
  std::string buffer_;
};

}  // namespace dateline
