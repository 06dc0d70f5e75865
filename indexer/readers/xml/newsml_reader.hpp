// SPDX-License-Identifier: GPL-2.0-or-later
//
// NewsML-G2: a newsItem, or a newsMessage with any number of them (element names from IPTC's
// NewsML-G2 guidelines, iptc.org). The text stands inline, as XHTML, NITF or plain. Packages,
// concepts, events and plans hold no article and are refused by name.
#pragma once

#include "indexer/readers/xml/xml_reader.hpp"

namespace dateline {

class NewsmlReader final : public XmlReader {
 public:
  [[nodiscard]] std::string_view name() const override { return "newsml"; }

 private:
  [[nodiscard]] const XmlShape& shape() const override;
  [[nodiscard]] Result<Article> read_document(const XmlDocument& document) const override;
};

}  // namespace dateline
