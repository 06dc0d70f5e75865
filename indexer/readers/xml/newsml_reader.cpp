// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/newsml_reader.hpp"

#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/html/page_reader.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/publication_rules.hpp"
#include "indexer/readers/xml/nitf_reader.hpp"

namespace dateline {

namespace {

constexpr auto kItems = std::to_array<std::string_view>({"newsItem",
                                                         "packageItem",
                                                         "conceptItem",
                                                         "knowledgeItem",
                                                         "planningItem",
                                                         "catalogItem",
                                                         "NewsML"});
constexpr auto kRoots = std::to_array<std::string_view>({"newsItem",
                                                         "newsMessage",
                                                         "packageItem",
                                                         "conceptItem",
                                                         "knowledgeItem",
                                                         "planningItem",
                                                         "catalogItem",
                                                         "NewsML"});
constexpr auto kExtensions = std::to_array<std::string_view>({".newsml"});
constexpr XmlShape kShape = {kRoots, kItems, kExtensions};

// A name in the article's own words: literal text, a <name>, or the code that stands for it.
std::string name_of(const XmlElement& element) {
  for (const std::string& name : {element.child("name").line(),
                                  element.attribute("literal"),
                                  element.children().empty() ? element.line() : std::string(),
                                  element.attribute("qcode"),
                                  element.attribute("uri")}) {
    if (!name.empty()) {
      return name;
    }
  }
  return "";
}

std::string code_of(const XmlElement& element) {
  const std::string code = element.attribute("qcode");
  return code.empty() ? element.attribute("uri") : code;
}

// The kind of a subject that is a thing: "cpnat:person" and so on.
std::optional<EntityKind> kind_of(const XmlElement& subject) {
  const std::string type = subject.attribute("type");
  if (type.ends_with("person")) {
    return EntityKind::kPerson;
  }
  if (type.ends_with("organisation") || type.ends_with("organization")) {
    return EntityKind::kOrganisation;
  }
  if (type.ends_with("geoArea") || type.ends_with("poi")) {
    return EntityKind::kPlace;
  }
  return std::nullopt;
}

void read_subjects(const XmlElement& meta, Article& article) {
  for (const XmlElement& subject : meta.children("subject")) {
    const std::string name = subject.child("name").line();
    const std::string literal = subject.attribute("literal");
    const std::string& shown = name.empty() ? literal : name;
    if (const std::optional<EntityKind> kind = kind_of(subject)) {
      add_entity(article, {*kind, shown, code_of(subject)});
    } else {
      add_subject(article, {code_of(subject), shown});
    }
  }
  for (const XmlElement& place : meta.children("located")) {
    const std::string name = place.child("name").line();
    add_entity(
        article,
        {EntityKind::kPlace, name.empty() ? place.attribute("literal") : name, code_of(place)});
  }
}

// Of several headlines the main one.
XmlElement headline_of(const XmlElement& meta) {
  XmlElement first;
  for (const XmlElement& headline : meta.children("headline")) {
    if (headline.attribute("role").ends_with("main")) {
      return headline;
    }
    first = first ? first : headline;
  }
  return first;
}

void read_item_meta(const XmlElement& meta, Article& article) {
  fill(article, "source", name_of(meta.child("provider")));
  fill(article, "date", meta.child("versionCreated").line());
  fill(article, "date", meta.child("firstCreated").line());
  set_embargo(article, meta.child("embargoed").line());
  const XmlElement status = meta.child("pubStatus");
  set_status(
      article,
      status.attribute("qcode").empty() ? status.attribute("uri") : status.attribute("qcode"));
}

void read_content_meta(const XmlElement& meta, Article& article) {
  fill(article, "title", headline_of(meta).line());
  std::string byline;
  for (const XmlElement& by : meta.children("by")) {
    byline += (byline.empty() ? "" : ", ") + by.line();
  }
  fill(article, "byline", byline);
  for (const XmlElement& creator : meta.children("creator")) {
    fill(article, "byline", creator.child("name").line());
  }
  fill(article, "source", name_of(meta.child("infoSource")));
  fill(article, "source", meta.child("creditline").line());
  fill(article, "language", meta.child("language").attribute("tag"));
  fill(article, "date", meta.child("contentCreated").line());
  article.dateline = meta.child("dateline").line();
  for (const XmlElement& keyword : meta.children("keyword")) {
    add_keyword(article, keyword.line());
  }
  for (const XmlElement& genre : meta.children("genre")) {
    add_keyword(article, genre.child("name").line());
  }
  read_subjects(meta, article);
}

void read_rights(const XmlElement& item, Article& article) {
  const XmlElement rights = item.child("rightsInfo");
  article.copyright = rights.child("copyrightNotice").line();
  if (article.copyright.empty()) {
    article.copyright = name_of(rights.child("copyrightHolder"));
  }
}

void read_content(const XmlElement& item, Article& article) {
  const XmlElement content = item.child("contentSet");
  for (const XmlElement& inline_xml : content.children("inlineXML")) {
    if (const XmlElement nitf = inline_xml.child("nitf")) {
      read_nitf(nitf, article);
    } else if (const XmlElement page = inline_xml.child("xhtml:html")) {
      fill(article, "body", fragment_text(page.child("xhtml:body").html()));
      fill(article, "title", page.find("xhtml:head/xhtml:title").line());
    } else if (const XmlElement html = inline_xml.child("html")) {
      fill(article, "body", fragment_text(html.child("body").html()));
    } else {
      fill(article, "body", fragment_text(inline_xml.html()));
    }
  }
  for (const XmlElement& data : content.children("inlineData")) {
    fill(article, "body", plain_text(data.text()));
  }
}

void read_news_item(const XmlElement& item, Article& article) {
  fill(article, "id", item.attribute("guid"));
  fill(article, "version", item.attribute("version"));
  const XmlElement item_meta = item.child("itemMeta");
  const XmlElement content_meta = item.child("contentMeta");
  read_item_meta(item_meta, article);
  read_content_meta(content_meta, article);
  read_rights(item, article);
  read_content(item, article);
  fill(article, "language", item.language());
  fill(article, "title", item_meta.child("title").line());
  for (const XmlElement& description : content_meta.children("description")) {
    fill(article, "body", description.text());
  }
  for (const XmlElement& remote : item.find("contentSet").children("remoteContent")) {
    const std::string address = remote.attribute("href");
    fill(article, "url", address.starts_with("http") ? address : "");
  }
}

Result<Article> refuse(const std::string& name) {
  if (name == "NewsML") {
    return Error{ErrorCode::kUnsupported,
                 "it is NewsML 1, which is not read",
                 "ask the agency for NewsML-G2, NITF or ninjs"};
  }
  return Error{ErrorCode::kUnsupported,
               fmt::format("it is a {}, which holds no article", name),
               "articles are in the newsItem elements of NewsML-G2"};
}

}  // namespace

const XmlShape& NewsmlReader::shape() const {
  return kShape;
}

Result<Article> NewsmlReader::read_document(const XmlDocument& document) const {
  const XmlElement item = find_item(document, kItems);
  if (item.name() != "newsItem") {
    return refuse(item.name());
  }
  Article article;
  read_news_item(item, article);
  if (says_nothing(article)) {
    const bool is_elsewhere = static_cast<bool>(item.find("contentSet/remoteContent"));
    return Error{ErrorCode::kEmpty,
                 is_elsewhere ? "its content lies elsewhere and has no headline or description"
                              : "no title and no body",
                 ""};
  }
  return article;
}

}  // namespace dateline
