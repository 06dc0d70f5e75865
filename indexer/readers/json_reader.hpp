// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

// An array of JSON objects, one object, or objects one behind the other, each an article, over as
// many lines as they like. Reads as json_record.hpp says; holds one object at a time.
class JsonReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "json"; }
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;
  void split(ByteStream& stream, const SplitContext& context) const override;
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
