// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/feed_reader.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "common/support/clean_text.hpp"
#include "indexer/readers/html/page_reader.hpp"
#include "indexer/readers/markup_text.hpp"

namespace dateline {

namespace {

constexpr auto kRoots =
    std::to_array<std::string_view>({"rss", "RDF", "feed", "channel", "item", "entry"});
constexpr auto kItems = std::to_array<std::string_view>({"item", "entry"});
constexpr auto kExtensions = std::to_array<std::string_view>({".rss", ".atom", ".rdf"});
constexpr XmlShape kShape = {kRoots, kItems, kExtensions};

// How an element of Atom holds its text; RSS says nothing and means HTML.
std::string markup_of(const XmlElement& element) {
  const std::string type = element.attribute("type");
  const std::string mode = element.attribute("mode");
  if (type == "xhtml" || type == "application/xhtml+xml" || mode == "xml" ||
      !element.children().empty()) {
    return element.html();
  }
  return element.text();
}

bool is_plain(const XmlElement& element) {
  const std::string type = element.attribute("type");
  return type == "text" || type == "text/plain";
}

std::string line_of(const XmlElement& element) {
  const std::string markup = markup_of(element);
  return is_plain(element) ? clean_line(markup) : plain_line(markup);
}

std::string text_of(const XmlElement& element) {
  const std::string markup = markup_of(element);
  return is_plain(element) ? clean_text(markup) : plain_text(markup);
}

// The first of these children that says something.
std::string first_line(const XmlElement& parent, std::initializer_list<const char*> names) {
  for (const char* const name : names) {
    if (std::string line = line_of(parent.child(name)); !line.empty()) {
      return line;
    }
  }
  return "";
}

std::string first_text(const XmlElement& parent, std::initializer_list<const char*> names) {
  for (const char* const name : names) {
    for (const XmlElement& element : parent.children(name)) {
      if (std::string text = text_of(element); !trim(text).empty()) {
        return text;
      }
    }
  }
  return "";
}

// RSS has addresses with the name in brackets: "desk@harbour.example (City Desk)".
std::string name_of_address(const std::string& author) {
  const std::size_t open = author.find('(');
  const std::size_t close = author.find(')', open == std::string::npos ? 0 : open);
  if (author.find('@') == std::string::npos) {
    return author;
  }
  if (open != std::string::npos && close != std::string::npos) {
    return author.substr(open + 1, close - open - 1);
  }
  const std::size_t angle = author.find('<');
  return angle == std::string::npos || angle == 0 ? author : author.substr(0, angle);
}

std::string byline_of(const XmlElement& item) {
  std::string byline;
  const auto add = [&byline](const std::string& name) {
    if (!name.empty() && byline.find(name) == std::string::npos) {
      byline += (byline.empty() ? "" : ", ") + name;
    }
  };
  for (const char* const element : {"author", "contributor", "dc:creator", "itunes:author"}) {
    for (const XmlElement& author : item.children(element)) {
      const XmlElement name = author.child("name");
      add(name_of_address(name ? name.line() : line_of(author)));
    }
    if (!byline.empty()) {
      break;
    }
  }
  return byline;
}

std::string address_of(const XmlElement& item) {
  if (const XmlElement original = item.child("feedburner:origLink")) {
    return original.line();
  }
  std::string alternate;
  for (const char* const name : {"link", "atom:link"}) {
    for (const XmlElement& link : item.children(name)) {
      const std::string href = link.attribute("href");
      const std::string rel = link.attribute("rel");
      if (href.empty() && !link.line().empty()) {
        return link.line();
      }
      if (alternate.empty() && (rel.empty() || rel == "alternate")) {
        alternate = href;
      }
    }
  }
  const XmlElement guid = item.child("guid");
  const bool is_address =
      guid && guid.attribute("isPermaLink") != "false" &&
      (guid.line().starts_with("http://") || guid.line().starts_with("https://"));
  return alternate.empty() && is_address ? guid.line() : alternate;
}

void read_categories(const XmlElement& item, Article& article) {
  for (const char* const name : {"category", "dc:subject"}) {
    for (const XmlElement& category : item.children(name)) {
      const std::string label = category.attribute("label");
      const std::string term = category.attribute("term");
      const std::string text = line_of(category);
      const std::string& shown = !label.empty() ? label : !text.empty() ? text : term;
      add_keyword(article, plain_line(shown));
    }
  }
  if (!article.keywords.empty()) {
    fill(article, "section", article.keywords.front());
  }
}

// The element that says what is true of the whole feed.
XmlElement find_channel(const XmlDocument& document) {
  const XmlElement channel = document.root().child("channel");
  return channel ? channel : document.root();
}

void read_dates(const XmlElement& item, Article& article) {
  for (const char* const name : {"pubDate",
                                 "published",
                                 "issued",
                                 "dc:date",
                                 "dcterms:issued",
                                 "dcterms:created",
                                 "created",
                                 "date",
                                 "updated",
                                 "modified",
                                 "dcterms:modified"}) {
    fill(article, "date", item.child(name).line());
  }
}

void read_frame(const XmlDocument& document, const XmlElement& item, Article& article) {
  const XmlElement channel = find_channel(document);
  fill(article, "source", first_line(item, {"dc:source", "dc:publisher"}));
  if (const XmlElement source = item.child("source")) {
    const XmlElement title = source.child("title");
    fill(article, "source", title ? line_of(title) : line_of(source));
  }
  if (channel.name() != "item" && channel.name() != "entry") {
    fill(article, "source", first_line(channel, {"title", "dc:publisher"}));
  }
  fill(article, "language", item.language());
  fill(article, "language", first_line(item, {"dc:language", "language"}));
  fill(article, "language", first_line(channel, {"language", "dc:language"}));
  article.copyright = first_line(item, {"rights", "dc:rights", "copyright"});
  if (article.copyright.empty()) {
    article.copyright = first_line(channel, {"copyright", "rights", "dc:rights"});
  }
}

}  // namespace

const XmlShape& FeedReader::shape() const {
  return kShape;
}

Result<Article> FeedReader::read_document(const XmlDocument& document) const {
  const XmlElement item = find_item(document, kItems);
  if (!item) {
    return Error{ErrorCode::kEmpty, "there is no <item> or <entry> in it", ""};
  }
  Article article;
  fill(article, "title", first_line(item, {"title", "dc:title", "media:title"}));
  fill(article,
       "body",
       first_text(item,
                  {"content:encoded",
                   "xhtml:body",
                   "content",
                   "fullitem",
                   "description",
                   "summary",
                   "itunes:summary",
                   "dc:description",
                   "media:description"}));
  if (article.title.empty() && article.body.empty()) {
    return Error{ErrorCode::kEmpty, "no title and no body", ""};
  }
  fill(article, "url", address_of(item));
  fill(article, "id", first_line(item, {"guid", "id", "dc:identifier"}));
  fill(article, "id", item.attribute("about"));
  fill(article, "byline", byline_of(item));
  read_dates(item, article);
  read_categories(item, article);
  read_frame(document, item, article);
  return article;
}

}  // namespace dateline
