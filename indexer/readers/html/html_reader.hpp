// SPDX-License-Identifier: GPL-2.0-or-later
//
// Web pages: one article a file. Title, date, byline, source, section, language and address come
// from what the page says of itself (page_metadata.hpp), the body is the article's own text
// (main_text.hpp).
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

class HtmlReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "html"; }

  // By content: after blanks, comments and an XML declaration the file begins with a doctype of
  // HTML or one of the elements html, head, body. By name: .html, .htm, .xhtml, .xht, .shtml
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;

  // A file over the limit is rejected.
  void split(ByteStream& stream, const SplitContext& context) const override;

  // A page without text is an error; --map has no keys here.
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
