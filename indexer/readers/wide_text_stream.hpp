// SPDX-License-Identifier: GPL-2.0-or-later
//
// A stream in UTF-16 or UTF-32 as UTF-8, so that every format comes in these too: what cuts a
// stream into records looks for bytes.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/sources/byte_stream.hpp"

struct UConverter;

namespace dateline {

class WideTextStream final : public ByteStream {
 public:
  // charset: as find_wide_charset (charset.hpp) names it. stream must outlive it.
  WideTextStream(ByteStream& stream, const std::string& charset);

  // What is broken becomes U+FFFD; a byte order mark is left out. Throws UnreadableInput.
  std::size_t read(char* buffer, std::size_t size) override;

 private:
  void convert_block();

  struct Close {
    void operator()(UConverter* converter) const;
  };

  ByteStream& stream_;
  std::unique_ptr<UConverter, Close> converter_;
  std::string ahead_;  // converted, not yet read
  bool is_at_start_ = true;
  bool is_at_end_ = false;
};

}  // namespace dateline
