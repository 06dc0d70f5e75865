// SPDX-License-Identifier: GPL-2.0-or-later
//
// NITF, IPTC's News Industry Text Format 3.x: one article a file, as newspapers' archives hold them
// (element names from the NITF 3.6 documentation, iptc.org). Also found inside NewsML-G2.
#pragma once

#include "indexer/readers/xml/xml_reader.hpp"

namespace dateline {

class NitfReader final : public XmlReader {
 public:
  [[nodiscard]] std::string_view name() const override { return "nitf"; }

 private:
  [[nodiscard]] const XmlShape& shape() const override;
  [[nodiscard]] Result<Article> read_document(const XmlDocument& document) const override;
};

// Fills those fields of article that have no value yet from a <nitf> element.
void read_nitf(const XmlElement& nitf, Article& article);

}  // namespace dateline
