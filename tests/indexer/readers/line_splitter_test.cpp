// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/line_splitter.hpp"

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

using test::StringStream;
using Lines = std::vector<std::string>;

// "1:first", "3:!" for a line that is too long.
Lines lines_of(std::string_view bytes, std::size_t max_bytes, std::size_t chunk) {
  Lines lines;
  StringStream stream(bytes, chunk);
  split_lines(
      stream,
      max_bytes,
      {.line =
           [&lines](const std::string& line, std::uint64_t number) {
             lines.push_back(std::to_string(number) + ":" + line);
             return true;
           },
       .too_long =
           [&lines](std::uint64_t number) { lines.push_back(std::to_string(number) + ":!"); }});
  return lines;
}

struct Case {
  std::string bytes;
  Lines expected;
};

TEST_CASE("lines are the same however the stream is cut") {
  const std::vector<Case> cases = {
      {"", {}},
      {"a", {"1:a"}},
      {"a\nb", {"1:a", "2:b"}},
      {"a\nb\n", {"1:a", "2:b"}},
      {"a\r\nb\r\n", {"1:a", "2:b"}},
      {"a\rb\n", {"1:a\rb"}},
      {"\n\na\n", {"1:", "2:", "3:a"}},
      {"\xEF\xBB\xBF"
       "a\n\xEF\xBB\xBF"
       "b\n",
       {"1:a",
        "2:\xEF\xBB\xBF"
        "b"}},
      {"12345\n123456\n1234\n", {"1:12345", "2:!", "3:1234"}},
      {"12345\r\n123456\r\n", {"1:12345", "2:!"}},
      {"12345\r", {"1:12345"}},
      {"1234567890123", {"1:!"}},
      {"1234567890123\n", {"1:!"}},
  };
  for (const Case& row : cases) {
    for (const std::size_t chunk : {1U, 2U, 3U, 7U, 1000U}) {
      CAPTURE(row.bytes);
      CAPTURE(chunk);
      CHECK(lines_of(row.bytes, 5, chunk) == row.expected);
    }
  }
}

TEST_CASE("lines longer than a block are whole") {
  const std::string line(3000000, 'x');
  const Lines lines = lines_of(line + "\n" + line + "y\nz", 3000000, std::string_view::npos);
  CHECK(lines == Lines{"1:" + line, "2:!", "3:z"});
}

TEST_CASE("the sink ends the splitting") {
  StringStream stream("a\nb\nc\n");
  Lines lines;
  split_lines(stream,
              10,
              {.line =
                   [&lines](const std::string& line, std::uint64_t number) {
                     lines.push_back(line);
                     return number < 2;
                   },
               .too_long = {}});
  CHECK(lines == Lines{"a", "b"});
}

}  // namespace
}  // namespace dateline
