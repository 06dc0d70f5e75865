// SPDX-License-Identifier: GPL-2.0-or-later
//
// Web archives, WARC 1.0 and 1.1 (ISO 28500), as crawlers and CC-News write them. Pages that were
// answered well become articles: response records of HTML with a status of 200 to 299, resource and
// conversion records of HTML or plain text. What else a crawl holds (requests, pictures, redirects,
// pages not found, metadata) is passed over in silence and without being held.
//
//   url        the page's own canonical address, else the record's WARC-Target-URI
//   retrieved  WARC-Date
//   date       the page's own; where it has none, WARC-Date with origin "retrieved"
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

class WarcReader final : public Reader {
 public:
  [[nodiscard]] std::string_view name() const override { return "warc"; }
  [[nodiscard]] Recognition recognise(const Sample& sample) const override;
  // A record is its WARC headers, a blank line, and its block.
  void split(ByteStream& stream, const SplitContext& context) const override;
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const override;
};

}  // namespace dateline
