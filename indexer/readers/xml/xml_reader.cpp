// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "common/support/clean_text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/xml/item_splitter.hpp"
#include "indexer/readers/xml/markup_scanner.hpp"

namespace dateline {

namespace {

// Of the XML declaration alone: an article may speak of charsets.
std::string declared_charset(std::string_view xml) {
  const std::size_t end = xml.find("?>");
  return xml.starts_with("<?xml") && end != std::string_view::npos
             ? find_declared_charset(xml.substr(0, end)).value_or("")
             : "";
}

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Local name of the first element; empty if the bytes do not begin as XML.
std::string find_root(std::string_view bytes) {
  const std::string_view text = trim(without_byte_order_mark(bytes));
  std::string root;
  if (text.starts_with('<')) {
    MarkupScanner scanner;
    const MarkupSink sink = [&root](const MarkupPiece& piece) {
      const bool is_tag =
          piece.kind == MarkupKind::kStartTag || piece.kind == MarkupKind::kEmptyTag;
      root = is_tag ? local_name(piece.name) : "";
      return !is_tag;
    };
    if (scanner.add(text, sink)) {
      scanner.finish(sink);
    }
  }
  return root;
}

}  // namespace

Recognition XmlReader::recognise(const Sample& sample) const {
  if (contains(shape().roots, find_root(sample.bytes))) {
    return Recognition::kByContent;
  }
  return contains(shape().extensions, file_extension(sample.name)) ? Recognition::kByName
                                                                   : Recognition::kNo;
}

void XmlReader::split(ByteStream& stream, const SplitContext& context) const {
  split_items(stream, shape().items, context);
}

Result<Article> XmlReader::read(const RawRecord& record, const ReadOptions& /*options*/) const {
  DecodedText text = decode_text(record.bytes, declared_charset(record.bytes));
  const Result<XmlDocument> document = XmlDocument::parse(text.utf8);
  if (!document) {
    return document.error();
  }
  Result<Article> article = read_document(*document);
  if (!article) {
    return document->flaw().empty()
               ? article.error()
               : Error{ErrorCode::kMalformed, document->flaw(), article.error().message};
  }
  for (const std::string& warning : {text.warning, document->flaw()}) {
    if (!warning.empty()) {
      article->warnings.push_back(warning);
    }
  }
  return article;
}

XmlElement find_item(const XmlDocument& document, std::span<const std::string_view> names) {
  const XmlElement root = document.root();
  const auto is_item = [names](const XmlElement& element) {
    return contains(names, local_name(element.name()));
  };
  if (is_item(root)) {
    return root;
  }
  const std::vector<XmlElement> found = root.descendants(is_item);
  return found.empty() ? XmlElement() : found.front();
}

void fill(Article& article, std::string_view field, std::string_view text) {
  const ArticleField& row = *find_article_field(field);
  if (!has_value(article, row)) {
    set_field(article, row, text, Origin::kField);
  }
}

}  // namespace dateline
