// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/nitf_reader.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/html/page_reader.hpp"
#include "indexer/readers/publication_rules.hpp"

namespace dateline {

namespace {

constexpr auto kRoots = std::to_array<std::string_view>({"nitf"});
constexpr auto kExtensions = std::to_array<std::string_view>({".nitf"});
constexpr XmlShape kShape = {kRoots, kRoots, kExtensions};

struct EntityElement {
  std::string_view name;
  EntityKind kind;
};

constexpr auto kEntityElements = std::to_array<EntityElement>({
    {"person", EntityKind::kPerson},
    {"org", EntityKind::kOrganisation},
    {"location", EntityKind::kPlace},
});

const EntityElement* find_entity_element(std::string_view name) {
  const auto* const row = std::ranges::find(kEntityElements, name, &EntityElement::name);
  return row == kEntityElements.end() ? nullptr : row;
}

// Persons, organisations and places that are marked below element, by their names as written.
void read_entities(const XmlElement& element, Article& article) {
  const auto marked = element.descendants(
      [](const XmlElement& each) { return find_entity_element(each.name()) != nullptr; });
  for (const XmlElement& each : marked) {
    std::string code = each.attribute("idsrc");
    code = each.attribute("value").empty() ? each.attribute("id") : each.attribute("value");
    add_entity(article, {find_entity_element(each.name())->kind, each.line(), code});
  }
}

void read_subjects(const XmlElement& head, Article& article) {
  for (const XmlElement& subject : head.find("tobject").children("tobject.subject")) {
    std::string name;
    for (const char* const level :
         {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"}) {
      name = name.empty() ? subject.attribute(level) : name;
    }
    add_subject(article, {subject.attribute("tobject.subject.refnum"), name});
  }
}

// "By Jane" and a title below it: names where they are marked, else the text without the title.
std::string byline_of(const XmlElement& byline) {
  std::string names;
  for (const XmlElement& person : byline.children("person")) {
    names += (names.empty() ? "" : ", ") + person.line();
  }
  if (!names.empty()) {
    return names;
  }
  std::string text = byline.line();
  const std::string title = byline.child("byttl").line();
  if (!title.empty() && text.ends_with(title) && title.size() < text.size()) {
    text = clean_line(text.substr(0, text.size() - title.size()));
  }
  return text;
}

void read_docdata(const XmlElement& docdata, Article& article) {
  fill(article, "id", docdata.child("doc-id").attribute("id-string"));
  fill(article, "date", docdata.child("date.issue").attribute("norm"));
  fill(article, "version", docdata.child("du-key").attribute("version"));
  set_status(article, docdata.attribute("management-status"));
  set_embargo(article, docdata.child("date.release").attribute("norm"));
  for (const XmlElement& keyword : docdata.find("key-list").children("keyword")) {
    add_keyword(article, keyword.attribute("key"));
  }
  const XmlElement content = docdata.child("identified-content");
  read_entities(content, article);
  for (const XmlElement& classifier : content.children("classifier")) {
    const std::string value = classifier.attribute("value");
    add_keyword(article, value.empty() ? classifier.line() : value);
  }
  const XmlElement copyright = docdata.child("doc.copyright");
  const std::string holder = copyright.attribute("holder");
  if (article.copyright.empty() && !holder.empty()) {
    article.copyright = clean_line(fmt::format("© {} {}", copyright.attribute("year"), holder));
  }
}

void read_head(const XmlElement& head, Article& article) {
  read_docdata(head.child("docdata"), article);
  read_subjects(head, article);
  for (const XmlElement& publication : head.children("pubdata")) {
    fill(article, "date", publication.attribute("date.publication"));
    fill(article, "source", publication.attribute("name"));
    fill(article, "section", publication.attribute("position.section"));
    fill(article, "url", publication.attribute("ex-ref"));
  }
  for (const XmlElement& meta : head.children("meta")) {
    const std::string name = meta.attribute("name");
    const std::string content = meta.attribute("content");
    if (name == "lang" || name == "language") {
      fill(article, "language", content);
    } else if (name == "online_sections" || name == "section") {
      fill(article, "section", content);
    }
  }
}

void read_body(const XmlElement& body, Article& article) {
  const XmlElement head = body.child("body.head");
  const XmlElement headline = head.child("hedline");
  fill(article, "title", headline.child("hl1").line());
  fill(article, "byline", byline_of(head.child("byline")));
  const XmlElement dateline = head.child("dateline");
  if (article.dateline.empty()) {
    article.dateline = dateline.line();
  }
  fill(article, "date", dateline.child("story.date").attribute("norm"));
  fill(article, "source", head.child("distributor").line());
  fill(article, "source", head.find("rights/rights.owner").line());
  if (article.copyright.empty()) {
    article.copyright = head.child("rights").line();
  }
  if (article.body.empty()) {
    std::string html;
    for (const XmlElement& deck : headline.children("hl2")) {
      html += fmt::format("<p>{}</p>", deck.html());
    }
    std::string text;
    for (const XmlElement& content : body.children("body.content")) {
      text += content.html();
    }
    html += text.empty() ? head.child("abstract").html() : text;
    fill(article, "body", fragment_text(html));
  }
  read_entities(body.child("body.content"), article);
}

}  // namespace

const XmlShape& NitfReader::shape() const {
  return kShape;
}

Result<Article> NitfReader::read_document(const XmlDocument& document) const {
  Article article;
  read_nitf(find_item(document, kRoots), article);
  if (says_nothing(article)) {
    return Error{ErrorCode::kEmpty, "no title and no body", ""};
  }
  return article;
}

void read_nitf(const XmlElement& nitf, Article& article) {
  const XmlElement head = nitf.child("head");
  read_head(head, article);
  read_body(nitf.child("body"), article);
  fill(article, "title", head.child("title").line());
  fill(article, "language", nitf.child("body").language());
}

}  // namespace dateline
