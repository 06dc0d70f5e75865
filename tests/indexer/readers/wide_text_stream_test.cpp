// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/wide_text_stream.hpp"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

enum class Order { kLittle, kBig };

std::string wide(std::u32string_view text, std::size_t unit_bytes, Order order) {
  std::string bytes;
  const auto add = [&](std::uint32_t unit) {
    for (std::size_t i = 0; i < unit_bytes; ++i) {
      const std::size_t place = order == Order::kLittle ? i : unit_bytes - 1 - i;
      bytes += static_cast<char>((unit >> (8 * place)) & 0xFFU);
    }
  };
  for (const char32_t character : text) {
    if (unit_bytes == 2 && character > 0xFFFF) {
      add(0xD800 + ((character - 0x10000) >> 10U));
      add(0xDC00 + ((character - 0x10000) & 0x3FFU));
    } else {
      add(character);
    }
  }
  return bytes;
}

std::string read_all(std::string_view bytes, const std::string& charset, std::size_t chunk) {
  test::StringStream below(bytes, chunk);
  WideTextStream stream(below, charset);
  std::string text;
  std::array<char, 5> buffer{};
  while (const std::size_t count = stream.read(buffer.data(), buffer.size())) {
    text.append(buffer.data(), count);
  }
  return text;
}

TEST_CASE("UTF-16 and UTF-32 come as UTF-8 in pieces of any size, without their mark") {
  const std::u32string text = U"Vote on caf\u00E9s, \u4E2D\u6587 and \U0001F600\n";
  std::string expected;
  for (const char32_t character : text) {
    append_utf8(expected, character);
  }
  struct Case {
    std::string charset;
    std::size_t unit_bytes;
    Order order;
  };
  const Case cases[] = {{"UTF-16LE", 2, Order::kLittle},
                        {"UTF-16BE", 2, Order::kBig},
                        {"UTF-32LE", 4, Order::kLittle},
                        {"UTF-32BE", 4, Order::kBig}};
  for (const Case& row : cases) {
    CAPTURE(row.charset);
    for (const std::size_t chunk : {1U, 2U, 3U, 1000U}) {
      CHECK(read_all(wide(text, row.unit_bytes, row.order), row.charset, chunk) == expected);
      CHECK(read_all(wide(U"\uFEFF" + text, row.unit_bytes, row.order), row.charset, chunk) ==
            expected);
    }
  }
}

TEST_CASE("half a character becomes a replacement and nothing else is lost") {
  const std::string text = read_all(wide(U"ab", 2, Order::kLittle) + "c", "UTF-16LE", 1000);
  CHECK(text == "ab\uFFFD");
  const std::string lone = read_all(std::string("a\0\x00\xD8"
                                                "b\0",
                                                6),
                                    "UTF-16LE",
                                    1000);
  CHECK(lone == "a\uFFFDb");
}

}  // namespace
}  // namespace dateline
