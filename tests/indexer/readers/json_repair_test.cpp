// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_repair.hpp"

#include <array>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("surrogates that are no pair are replaced") {
  constexpr std::array kCases = {
      Case{R"("plain")", R"("plain")"},
      Case{R"(\ud83d\ude00)", R"(\ud83d\ude00)"},
      Case{R"(\uD83D\uDE00)", R"(\uD83D\uDE00)"},
      Case{R"(\ud800)", R"(\uFFFD)"},
      Case{R"(\udc00)", R"(\uFFFD)"},
      Case{R"(\ud800x\udc00)", R"(\uFFFDx\uFFFD)"},
      Case{R"(\ud800\ud83d\ude00)", R"(\uFFFD\ud83d\ude00)"},
      Case{R"(\udc00\ud800)", R"(\uFFFD\uFFFD)"},
      Case{R"(\\ud800)", R"(\\ud800)"},
      Case{R"(\\\ud800)", R"(\\\uFFFD)"},
      Case{R"(\"\ud800\")", R"(\"\uFFFD\")"},
      Case{R"(\ud80)", R"(\ud80)"},
      Case{R"(\u00e9)", R"(\u00e9)"},
      Case{"\\", "\\"},
      Case{"\\u+123", "\\u+123"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(replace_lone_surrogates(row.text) == row.expected);
  }
}

TEST_CASE("control characters become blanks") {
  CHECK(blank_controls("{\"a\":\t\"b\0c\x1F\u0085\"}"sv) == "{\"a\": \"b c \u0085\"}");
}

}  // namespace
}  // namespace dateline
