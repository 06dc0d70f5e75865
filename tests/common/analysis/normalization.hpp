// SPDX-License-Identifier: GPL-2.0-or-later
//
// Canonically equal spellings of a text (UAX 15), for tests that must not see the difference.
#pragma once

#include <cstdint>
#include <string>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <doctest/doctest.h>

namespace dateline {

// text is valid UTF-8.
inline std::string normalized(const UNormalizer2* normalizer, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string source(text.size() + 1, u'\0');
  std::int32_t length = 0;
  u_strFromUTF8(source.data(),
                static_cast<std::int32_t>(source.size()),
                &length,
                text.data(),
                static_cast<std::int32_t>(text.size()),
                &status);
  std::u16string target(source.size() * 18, u'\0');
  const std::int32_t target_length = unorm2_normalize(normalizer,
                                                      source.data(),
                                                      length,
                                                      target.data(),
                                                      static_cast<std::int32_t>(target.size()),
                                                      &status);
  std::string out(target.size() * 3, '\0');
  u_strToUTF8(out.data(),
              static_cast<std::int32_t>(out.size()),
              &length,
              target.data(),
              target_length,
              &status);
  REQUIRE(status <= U_ZERO_ERROR);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

inline std::string to_nfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(unorm2_getNFCInstance(&status), text);
}

inline std::string to_nfd(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalized(unorm2_getNFDInstance(&status), text);
}

}  // namespace dateline
