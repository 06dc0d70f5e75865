// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/terminal/terminal.hpp"

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"

namespace dateline {
namespace {

TEST_CASE("nothing that a terminal obeys passes") {
  for (char32_t value = 0; value < 0x20; ++value) {
    CAPTURE(static_cast<unsigned>(value));
    const std::string text = std::string("a") + static_cast<char>(value) + "b";
    const std::string safe = safe_text(text);
    CHECK(safe.find(static_cast<char>(value)) == std::string::npos);
    CHECK(safe.starts_with("a"));
    CHECK(safe.ends_with("b"));
  }
  for (const char32_t value : {U'\x7F',
                               U'\x80',
                               U'\x9B',
                               U'\x9D',
                               U'\x9F',
                               U'\u200E',
                               U'\u202E',
                               U'\u2066',
                               U'\u2069',
                               U'\u2028',
                               U'\u2029',
                               U'\u061C',
                               U'\uFEFF',
                               U'\xAD',
                               U'\U000E0041'}) {
    CAPTURE(static_cast<unsigned>(value));
    std::string text = "a";
    append_utf8(text, value);
    text += "b";
    std::string raw;
    append_utf8(raw, value);
    CHECK(safe_text(text).find(raw) == std::string::npos);
  }
}

TEST_CASE("broken bytes become the replacement character") {
  CHECK(safe_text("a\xFF\x62") == "a\xEF\xBF\xBD\x62");
  CHECK(safe_text("\xC3") == "\xEF\xBF\xBD");
}

TEST_CASE("ordinary text passes as it is") {
  for (const char* text : {"plain", "Zürich – ‘quoted’ … 100 €", "東京", "नमस्ते", "👩‍🚀"}) {
    CAPTURE(text);
    CHECK(safe_text(text) == text);
  }
  CHECK(safe_text("two\nlines\tand tabs") == "two lines and tabs");
}

TEST_CASE("widths are counted in cells") {
  CHECK(cell_width("abc") == 3);
  CHECK(cell_width("Zürich") == 6);
  CHECK(cell_width("e\xCC\x81") == 1);
  CHECK(cell_width("東京") == 4);
  CHECK(cell_width("") == 0);
  CHECK(truncate_cells("東京タワー", 5) == "東京");
  CHECK(truncate_cells("abc", 3) == "abc");
  CHECK(truncate_cells("abc", 0).empty());
}

}  // namespace
}  // namespace dateline
