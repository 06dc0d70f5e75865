// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_charset.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using namespace std::string_view_literals;

TEST_CASE("a declaration is looked for at the beginning only") {
  CHECK(find_declared_charset("<META CHARSET='UTF-8'>") == "utf-8");
  CHECK(find_declared_charset("<p>our charset is open</p>") == std::nullopt);
  CHECK(find_declared_charset("charset=") == std::nullopt);
  CHECK(find_declared_charset("charset=\"\" ") == std::nullopt);
  CHECK(find_declared_charset(std::string(5000, ' ') + "<meta charset=utf-8>") == std::nullopt);
}

}  // namespace
}  // namespace dateline
