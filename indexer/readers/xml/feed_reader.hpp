// SPDX-License-Identifier: GPL-2.0-or-later
//
// Feeds: RSS 0.9x, 1.0 and 2.0 (an <item> an article) and Atom 0.3 and 1.0 (an <entry>). The text
// is the full content where the feed carries it (content:encoded, Atom's content), else the
// summary. The feed's title is the source, its language and copyright are those of all its
// articles.
#pragma once

#include "indexer/readers/xml/xml_reader.hpp"

namespace dateline {

class FeedReader final : public XmlReader {
 public:
  [[nodiscard]] std::string_view name() const override { return "feed"; }

 private:
  [[nodiscard]] const XmlShape& shape() const override;
  [[nodiscard]] Result<Article> read_document(const XmlDocument& document) const override;
};

}  // namespace dateline
