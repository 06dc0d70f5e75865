// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the tests of XML formats share.
#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline::test {

inline std::string read_all(const Reader& reader,
                            std::string_view bytes,
                            std::size_t chunk = std::string_view::npos,
                            std::size_t max_record_bytes = 100000) {
  return read_all(reader, bytes, "a.xml", chunk, max_record_bytes);
}

// However the bytes come, and wherever they end, a reader neither crashes nor gives an article
// without words; pieces of any size give the same articles.
inline void check_robust(const Reader& reader, const std::string& sample) {
  const std::string whole = read_all(reader, sample);
  for (const std::size_t chunk : {1U, 3U, 7U, 64U}) {
    CAPTURE(chunk);
    CHECK(read_all(reader, sample, chunk) == whole);
  }
  for (std::size_t size = 0; size < sample.size(); ++size) {
    CAPTURE(size);
    for (const RawRecord& record : split_with(reader, sample.substr(0, size), "a.xml").records) {
      const Result<Article> article = reader.read(record, {});
      const bool says_something = !article || !article->title.empty() || !article->body.empty() ||
                                  article->status == PublicationStatus::kCanceled;
      CHECK(says_something);
    }
  }
  for (std::size_t at = 0; at < sample.size(); at += 3) {
    std::string broken = sample;
    broken[at] = static_cast<char>(broken[at] ^ 0x5A);
    CAPTURE(at);
    CHECK_NOTHROW(read_all(reader, broken));
  }
}

}  // namespace dateline::test
