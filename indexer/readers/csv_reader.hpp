// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

// A table with a header row, an article a row: comma-separated values (RFC 4180), parted by
// semicolons as spreadsheets write them where the comma is decimal, or by tabs. Columns are known
// by the spellings of key_spellings.hpp and by --map.
class CsvArticleReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "csv"; }
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;
  // A record is the header row and the article's own.
  void split(ByteStream& stream, const SplitContext& context) const override;
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
