// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/common_words.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("the word lists are sorted so that each word is found") {
  for (const char* word : {"a", "about", "are", "as", "but", "could", "did", "not", "your", "so"}) {
    CAPTURE(word);
    CHECK(is_function_word(word));
  }
  for (const char* word : {"act", "us", "who", "it", "aids", "you", "sharp", "start"}) {
    CAPTURE(word);
    CHECK(is_word_in_lower_case(word));
  }
  CHECK_FALSE(is_function_word("nato"));
  CHECK_FALSE(is_word_in_lower_case("nato"));
}

}  // namespace
}  // namespace dateline
