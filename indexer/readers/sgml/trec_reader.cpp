// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/trec_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/support/ascii_case.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/html/page_reader.hpp"
#include "indexer/readers/sgml/element_splitter.hpp"
#include "indexer/readers/sgml/field_text.hpp"
#include "indexer/readers/sgml/sgml_fields.hpp"
#include "indexer/readers/sgml/trec_article.hpp"
#include "indexer/readers/sgml/trec_tags.hpp"

namespace dateline {

namespace {

constexpr std::string_view kElement = "doc";

constexpr auto known_elements() {
  std::array<ElementRow, kTrecTags.size()> rows{};
  std::ranges::transform(kTrecTags, rows.begin(), [](const TrecTag& tag) {
    return ElementRow{tag.name, tag.kind};
  });
  return rows;
}

// Those of the table, and fields for the tags of --map that are not in it.
std::vector<ElementRow> elements_with(std::span<const FieldMapping> mappings,
                                      std::span<const std::string> keys) {
  constexpr auto kKnown = known_elements();
  std::vector<ElementRow> elements;
  for (std::size_t i = 0; i < mappings.size(); ++i) {
    const auto* const known = std::ranges::find(kKnown, keys[i], &ElementRow::name);
    const bool is_text = known != kKnown.end() && known->kind == ElementKind::kText;
    elements.push_back({keys[i], is_text ? ElementKind::kText : ElementKind::kField});
  }
  elements.insert(elements.end(), kKnown.begin(), kKnown.end());
  return elements;
}

// A first element that the collections have: <DOC> with a number in it, inside of at most one
// element that wraps all.
bool begins_as_collection(std::string_view sample) {
  const std::string text = lower_case(without_prolog(sample));
  std::string_view rest = text;
  if (!begins_with_tag(rest, kElement)) {
    rest = rest.starts_with('<')
               ? without_prolog(rest.substr(std::min(rest.find('>'), rest.size() - 1) + 1))
               : std::string_view();
  }
  if (!begins_with_tag(rest, kElement)) {
    return false;
  }
  const std::string_view tag = rest.substr(0, rest.find('>'));
  const auto has = [rest](std::string_view what) {
    return rest.find(what) != std::string_view::npos;
  };
  const bool has_id =
      tag.find(" id=") != std::string_view::npos || tag.find(" docid=") != std::string_view::npos;
  return has("<docno") || has("<docid") ||
         (has_id && (has("<text>") || has("<headline>") || has("<body>")));
}

struct WebDocument {
  std::string_view head;  // up to the page, with what the crawler wrote
  std::string_view page;
};

// A document of the web tracks: <DOCNO>, <DOCHDR> with the address and the HTTP headers, the page.
std::optional<WebDocument> find_web_page(std::string_view bytes) {
  constexpr std::string_view kClose = "</DOCHDR>";
  const auto* const close =
      std::search(bytes.begin(), bytes.end(), kClose.begin(), kClose.end(), [](char a, char b) {
        return lower_ascii(a) == lower_ascii(b);
      });
  if (close == bytes.end()) {
    return std::nullopt;
  }
  const auto end = static_cast<std::size_t>(close - bytes.begin()) + kClose.size();
  std::string_view page = bytes.substr(end);
  if (has_end_tag(page, kElement)) {
    page = page.substr(0, page.rfind('<'));
  }
  return WebDocument{bytes.substr(0, end), page};
}

Result<Article> read_web_document(const WebDocument& document) {
  constexpr std::array kHead = {ElementRow{"docno", ElementKind::kField},
                                ElementRow{"dochdr", ElementKind::kField}};
  Result<Article> article = read_page(document.page);
  if (!article) {
    return article;
  }
  for (const SgmlField& field : read_fields(decode_text(document.head).utf8, kHead)) {
    const std::string line = join_line(field.pieces);
    const std::string_view address = std::string_view(line).substr(0, line.find(' '));
    if (field.name == "docno") {
      set_field(*article, *find_article_field("id"), line, Origin::kField);
    } else if (field.name == "dochdr" && article->url.empty() && address.starts_with("http")) {
      set_field(*article, *find_article_field("url"), address, Origin::kField);
    }
  }
  return article;
}

Result<Article> read_document(std::string_view bytes, const ReadOptions& options) {
  const DecodedText text = decode_text(bytes);
  std::vector<FieldMapping> mappings = options.mappings;
  std::vector<std::string> keys;
  for (FieldMapping& mapping : mappings) {
    mapping.key = lower_case(mapping.key);
    keys.push_back(mapping.key);
  }
  Article article =
      to_trec_article(read_fields(text.utf8, elements_with(mappings, keys)), mappings);
  if (!text.warning.empty()) {
    article.warnings.push_back(text.warning);
  }
  if (article.title.empty() && article.body.empty()) {
    return Error{ErrorCode::kEmpty,
                 "no title and no body",
                 "--map title=TAG and --map body=TAG name the tags that hold them"};
  }
  return article;
}

}  // namespace

Recognition TrecReader::recognise(const Sample& sample) const {
  if (begins_as_collection(sample.bytes)) {
    return Recognition::kByContent;
  }
  constexpr std::array<std::string_view, 4> kExtensions = {".sgm", ".sgml", ".trec", ".trectext"};
  const std::string extension = file_extension(sample.name);
  return std::ranges::find(kExtensions, extension) != kExtensions.end() ? Recognition::kByName
                                                                        : Recognition::kNo;
}

void TrecReader::split(ByteStream& stream, const SplitContext& context) const {
  split_elements(stream, context, kElement);
}

Result<Article> TrecReader::read(const RawRecord& record, const ReadOptions& options) const {
  const std::optional<WebDocument> document = find_web_page(record.bytes);
  Result<Article> article =
      document ? read_web_document(*document) : read_document(record.bytes, options);
  if (article && !has_end_tag(record.bytes, kElement)) {
    article->warnings.emplace_back("the end tag </DOC> is missing");
  }
  return article;
}

}  // namespace dateline
