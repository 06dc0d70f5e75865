// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/id_search.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

struct Case {
  const char* id;
  std::string text;
  bool stands;
};

TEST_CASE("an id stands in bytes where it is not part of a longer one") {
  const std::vector<Case> cases = {
      {"lwire-17", "see lwire-17.", true},
      {"lwire-17", "lwire-17", true},
      {"lwire-17", "Qlwire-17", true},
      {"lwire-17", "\x08lwire-17\x01", true},
      {"lwire-17", "a\x08lwire-17", true},
      {"lwire-17", "lwire-170", false},
      {"lwire-17", "larkspur-lwire-17", false},
      {"lwire-17", "lwire-17/a.txt", false},
      {"lwire-17", "lwire-17.txt", false},
      {"lwire-17", "press:lwire-17", false},
      {"lwire-17", "lwire-170 and lwire-17", true},
      {"a1", "a1", false},
      {"a1", R"({"id":"a1","title":""})", true},
      {"a1", R"({"id":"a12","title":""})", false},
      {"volcano", "a volcano erupts", false},
      {"volcano", R"({"id":"volcano"})", true},
      {"say \"no\" 1", R"({"url":"say \"no\" 1"})", true},
      {"2022/02/26/a.txt", "2022/02/26/a.txt\x01", true},
  };
  for (const Case& each : cases) {
    CAPTURE(each.id);
    CAPTURE(each.text);
    CHECK((IdSearch(each.id, "").find_in(each.text) != nullptr) == each.stands);
  }
}

TEST_CASE("an address is found as such") {
  const IdSearch search("a1", "https://example.com/17");
  CHECK(search.find_in("as https://example.com/17, in") == std::string("the address"));
  CHECK(search.find_in("https://example.com/170") == nullptr);
}

TEST_CASE("what lies across two blocks of a file is found") {
  const test::TempDir folder;
  const IdSearch search("lwire-17", "");
  constexpr std::size_t kWindow = std::size_t{1} << 20;
  for (std::size_t before = kWindow - 24; before <= kWindow + 4; ++before) {
    CAPTURE(before);
    std::string bytes(before, ' ');
    bytes += "lwire-17";
    bytes.append(100'000, ' ');
    CHECK(search.find_in_file(folder.write("a", bytes)) != nullptr);
    bytes[before + 8] = '0';
    CHECK(search.find_in_file(folder.write("b", bytes)) == nullptr);
    bytes[before + 8] = ' ';
    bytes[before - 1] = 'x';
    CHECK(search.find_in_file(folder.write("c", bytes)) == nullptr);
  }
}

}  // namespace
}  // namespace dateline
