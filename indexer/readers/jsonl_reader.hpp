// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON Lines: one article a line, one JSON object each (jsonlines.org). Keys as json_record.hpp
// says.
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

class JsonlReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "jsonl"; }

  // By content: the first line that is not blank begins as an object does and, where the sample
  // shows its end, ends as one does (a pretty-printed object is not JSON Lines). On standard input
  // an opening brace is enough. By name: .jsonl, .ndjson, .jl
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;

  // Blank lines are passed over; a line over the limit and a file without a record are rejected.
  void split(ByteStream& stream, const SplitContext& context) const override;

  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
