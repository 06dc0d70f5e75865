// SPDX-License-Identifier: GPL-2.0-or-later
//
// Plain text: one article a file. The first line is the headline, the rest the body, unless the
// line is over 200 characters: then it is body and the article has no title of its own.
//
//   Parliament votes on harbour bill        the headline, or the header block itself
//   Date: 2022-02-25                        header block: known keys only, in any case, two lines
//   or Byline: Harbour desk                    one and a blank line, at the very top or right after
//   the
//                                           headline
//   The bill was carried by ...
//
// Keys are those of kSuppliedFields and author. "Ukraine: what we know" is a headline.
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

inline constexpr std::size_t kMaxHeadlineCharacters = 200;

class TextReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "text"; }

  // By name: .txt, .text, standard input, and no extension if no control characters are in sight.
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;

  // A file over the limit is rejected.
  void split(ByteStream& stream, const SplitContext& context) const override;

  // Bytes that are no text (NUL among the first kSampleBytes) and blank ones are errors; broken
  // UTF-8 is repaired.
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
