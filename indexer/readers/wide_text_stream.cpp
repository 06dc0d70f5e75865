// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/wide_text_stream.hpp"

#include <algorithm>
#include <array>

#include <unicode/ucnv.h>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} * 1024;

void append_utf16(std::u16string_view text, std::string& utf8) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char32_t first = text[at];
    const bool is_pair = first >= 0xD800 && first < 0xDC00 && at + 1 < text.size();
    if (is_pair) {
      const char32_t second = text[++at];
      append_utf8(utf8, 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00));
    } else {
      append_utf8(utf8, first == 0 ? U' ' : first);
    }
  }
}

}  // namespace

void WideTextStream::Close::operator()(UConverter* converter) const {
  ucnv_close(converter);
}

WideTextStream::WideTextStream(ByteStream& stream, const std::string& charset) : stream_(stream) {
  UErrorCode status = U_ZERO_ERROR;
  converter_.reset(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status) != 0) {
    throw UnreadableInput(fmt::format("its charset {} cannot be read", charset));
  }
}

void WideTextStream::convert_block() {
  std::array<char, kBlockBytes> block{};
  const std::size_t count = stream_.read(block.data(), block.size());
  is_at_end_ = count == 0;
  // ICU keeps a character that is cut by the block's end, and gives no half of a pair.
  std::u16string text(count + 2, u'\0');
  const char* source = block.data();
  char16_t* target = text.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(converter_.get(),
                 &target,
                 text.data() + text.size(),
                 &source,
                 block.data() + count,
                 nullptr,
                 static_cast<UBool>(is_at_end_),
                 &status);
  text.resize(static_cast<std::size_t>(target - text.data()));
  append_utf16(text, ahead_);
  if (is_at_start_ && !ahead_.empty()) {
    is_at_start_ = false;
    ahead_.erase(0, ahead_.size() - without_byte_order_mark(ahead_).size());
  }
}

std::size_t WideTextStream::read(char* buffer, std::size_t size) {
  while (ahead_.empty() && !is_at_end_) {
    convert_block();
  }
  const std::size_t count = std::min(size, ahead_.size());
  std::copy_n(ahead_.data(), count, buffer);
  ahead_.erase(0, count);
  return count;
}

}  // namespace dateline
