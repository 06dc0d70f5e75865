// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/charset.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view bytes;
  std::string_view expected;
  std::string_view warning;
};

TEST_CASE("bytes become UTF-8 by their mark, their validity, their label, or a guess") {
  constexpr std::string_view kBroken = "broken UTF-8 was replaced by U+FFFD";
  constexpr std::array kCases = {
      Case{"", "", ""},
      Case{"caf\u00E9", "caf\u00E9", ""},
      Case{"\xEF\xBB\xBFVote", "Vote", ""},
      Case{"\xFF\xFEV\0\xE9\0"sv, "V\u00E9", ""},
      Case{"\xFE\xFF\0V\0\xE9"sv, "V\u00E9", ""},
      Case{"a\0b"sv, "a b", ""},
      Case{"<meta charset=latin1>caf\u00E9", "<meta charset=latin1>caf\u00E9", ""},
      Case{"<meta charset=latin1>\x93"
           "caf\xE9\x94",
           "<meta charset=latin1>\u201Ccaf\u00E9\u201D",
           ""},
      Case{"<meta content='text/html; charset = \"KOI8-R\"'>\xC4\xC1",
           "<meta content='text/html; charset = \"KOI8-R\"'>\u0434\u0430",
           ""},
      Case{"<?xml version='1.0' encoding='windows-1251'?>\xE4\xE0",
           "<?xml version='1.0' encoding='windows-1251'?>\u0434\u0430",
           ""},
      Case{"<meta charset=Shift_JIS>\x93\xFA", "<meta charset=Shift_JIS>\u65E5", ""},
      Case{"<meta charset=gb2312>\xD6\xD0", "<meta charset=gb2312>\u4E2D", ""},
      Case{"<meta charset=iso-2022-jp>\x1B$BF|\x1B(B", "<meta charset=iso-2022-jp>\u65E5", ""},
      Case{"<meta charset=utf-8>caf\xE9",
           "<meta charset=utf-8>caf\u00E9",
           "it is not UTF-8: read as windows-1252"},
      Case{"caf\xE9", "caf\u00E9", "it is not UTF-8: read as windows-1252"},
      Case{"na\u00EFve caf\xE9", "na\u00EFve caf\uFFFD", kBroken},
      Case{"<meta charset=x-lost>caf\xE9",
           "<meta charset=x-lost>caf\u00E9",
           "its charset \"x-lost\" is not known"},
      Case{"\xCF\xF0\xE0\xE2\xE8\xF2\xE5\xEB\xFC\xF1\xF2\xE2\xEE "
           "\xEF\xF0\xE8\xED\xFF\xEB\xEE \xED\xEE\xE2\xFB\xE9 "
           "\xE7\xE0\xEA\xEE\xED \xEE \xE2\xEE\xE4\xE5 \xE8 \xEB\xE5\xF1\xE5",
           "\u041F\u0440\u0430\u0432\u0438\u0442\u0435\u043B\u044C\u0441\u0442\u0432\u043E "
           "\u043F\u0440\u0438\u043D\u044F\u043B\u043E \u043D\u043E\u0432\u044B\u0439 "
           "\u0437\u0430\u043A\u043E\u043D \u043E \u0432\u043E\u0434\u0435 \u0438 "
           "\u043B\u0435\u0441\u0435",
           ""},
      Case{"V\0o\0t\0e\0 \0o\0n\0"sv, "Vote on", ""},
      Case{"\0V\0o\0t\0e\0 \0o\0n"sv, "Vote on", ""},
      Case{"\xFF\xFE\0\0V\0\0\0"sv, "V", ""},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.bytes);
    const DecodedText page = decode_text(row.bytes, find_declared_charset(row.bytes).value_or(""));
    CHECK(page.utf8 == row.expected);
    CHECK(page.warning == row.warning);
  }
}

TEST_CASE("a declaration is looked for at the beginning only") {
  CHECK(find_declared_charset("<META CHARSET='UTF-8'>") == "utf-8");
  CHECK(find_declared_charset("<p>our charset is open</p>") == std::nullopt);
  CHECK(find_declared_charset("charset=") == std::nullopt);
  CHECK(find_declared_charset("charset=\"\" ") == std::nullopt);
  CHECK(find_declared_charset(std::string(5000, ' ') + "<meta charset=utf-8>") == std::nullopt);
}

}  // namespace
}  // namespace dateline
