// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stemmer: Snowball stemming by Xapian::Stem behind a cache, since a word form returns thousands of
// times in an archive. Works on folded forms, so that accents typed or left out give one stem.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "common/support/result.hpp"

namespace dateline {

// Not thread-safe: one for each thread.
class Stemmer {
 public:
  // language: a Snowball name or ISO 639 code ("english", "en", "german"), or "none" for no
  // stemming; Error kUnsupported lists the names otherwise.
  static Result<Stemmer> create(std::string_view language);

  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  ~Stemmer();

  // The stem of a folded form; valid until the next call, and no longer than form itself.
  std::string_view stem(std::string_view form);

  // The Snowball name, as stored in the index: "english", "none".
  [[nodiscard]] const std::string& language() const;

 private:
  struct State;
  explicit Stemmer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline
