// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

// The SGML of the Reuters-21578 collection: <REUTERS NEWID="1" ...> ... </REUTERS>, one after
// another. The id is the NEWID; PLACES, PEOPLE, ORGS, EXCHANGES and COMPANIES become entities as
// they are written ("el-salvador"), TOPICS keywords.
class ReutersReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "reuters"; }
  // By content only: the collection's document type, or its first element.
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;
  // As split_elements (element_splitter.hpp) says.
  void split(ByteStream& stream, const SplitContext& context) const override;
  // An article without its end tag is read, with a warning. One without title and text is an error.
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
