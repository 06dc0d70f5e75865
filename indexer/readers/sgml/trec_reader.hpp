// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

// The SGML of the TREC, TIPSTER, AQUAINT, Gigaword and CLEF collections: <DOC> ... </DOC>, one
// after another, with the tags that trec_tags.hpp lists and --map. A document of the web tracks is
// read as the page that it holds.
class TrecReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "trec"; }
  // By content: a <DOC> with a number. By name: .sgm, .sgml, .trec, .trectext
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;
  // As split_elements (element_splitter.hpp) says.
  void split(ByteStream& stream, const SplitContext& context) const override;
  // A document without its end tag is read, with a warning.
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
