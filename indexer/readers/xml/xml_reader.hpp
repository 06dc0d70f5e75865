// SPDX-License-Identifier: GPL-2.0-or-later
//
// What readers of XML formats share: known by the root element, cut into items, each read as a
// small document of its own (item_splitter.hpp).
#pragma once

#include <span>
#include <string_view>

#include "indexer/readers/reader.hpp"
#include "indexer/readers/xml/xml_document.hpp"

namespace dateline {

struct XmlShape {
  std::span<const std::string_view> roots;  // local names of root elements
  std::span<const std::string_view> items;  // local names of elements with an article each
  std::span<const std::string_view>
      extensions;  // of files that are of this format whatever they say
};

class XmlReader : public Reader {
 public:
  [[nodiscard]] Recognition recognise(const Sample& sample) const final;
  void split(ByteStream& stream, const SplitContext& context) const final;
  [[nodiscard]] Result<Article> read(const RawRecord& record,
                                     const ReadOptions& options) const final;

 private:
  [[nodiscard]] virtual const XmlShape& shape() const = 0;
  // document holds one item.
  [[nodiscard]] virtual Result<Article> read_document(const XmlDocument& document) const = 0;
};

// The first element below document's root, or the root itself, that has one of these names.
[[nodiscard]] XmlElement find_item(const XmlDocument& document,
                                   std::span<const std::string_view> names);

// Sets a field of article (article_fields.hpp) from text, unless it has a value or text is blank.
void fill(Article& article, std::string_view field, std::string_view text);

}  // namespace dateline
