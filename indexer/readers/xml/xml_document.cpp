// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_document.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"

namespace dateline {

namespace {

struct Namespace {
  std::string_view uri;
  std::string_view prefix;  // empty: its elements go by their local names
};

constexpr auto kNamespaces = std::to_array<Namespace>({
    {"http://purl.org/dc/elements/1.1/", "dc:"},
    {"http://purl.org/dc/elements/1.0/", "dc:"},
    {"http://purl.org/dc/terms/", "dcterms:"},
    {"http://purl.org/rss/1.0/modules/content/", "content:"},
    {"http://search.yahoo.com/mrss/", "media:"},
    {"http://search.yahoo.com/mrss", "media:"},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"},
    {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner:"},
    {"http://www.w3.org/1999/xhtml", "xhtml:"},
    {"http://www.w3.org/2005/Atom", "atom:"},
    {"http://purl.org/atom/ns#", "atom:"},
    {"http://iptc.org/std/NITF/2006-10-18/", ""},
    {"http://iptc.org/std/nar/2006-10-01/", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://channel.netscape.com/rdf/simple/0.9/", ""},
    {"http://purl.org/net/rss1.1#", ""},
    {"http://backend.userland.com/rss2", ""},
});

std::string_view to_view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

const xmlChar* to_xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

std::string take(xmlChar* text) {
  std::string copy(to_view(text));
  xmlFree(text);
  return copy;
}

bool is_element(const xmlNode& node) {
  return node.type == XML_ELEMENT_NODE;
}

bool is_text(const xmlNode& node) {
  return node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
}

// The node after node in document order that lies below top and not below node if descend is no.
enum class Descend { kNo, kYes };
const xmlNode* next_below(const xmlNode* top, const xmlNode* node, Descend descend) {
  if (descend == Descend::kYes && node->children != nullptr && is_element(*node)) {
    return node->children;
  }
  while (node != top && node->next == nullptr) {
    node = node->parent;
  }
  return node == top ? nullptr : node->next;
}

// What HTML has to be told to show an element of NITF as it is meant; others keep their names.
struct Renamed {
  std::string_view name;
  std::string_view html;
};

constexpr auto kRenamed = std::to_array<Renamed>({
    {"hl1", "h2"},
    {"hl2", "h2"},
    {"block", "div"},
    {"bq", "blockquote"},
    {"note", "p"},
    {"nitf-table", "div"},
    {"media", "script"},
    {"tagline", "p"},
});

std::string_view html_name(std::string_view name) {
  const auto* const row = std::ranges::find(kRenamed, name, &Renamed::name);
  return row == kRenamed.end() ? name : row->html;
}

void append_escaped(std::string_view text, std::string& html) {
  for (const char byte : text) {
    switch (byte) {
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '&': html += "&amp;"; break;
      default: html += byte; break;
    }
  }
}

// Elements that part words though no blank stands between them.
bool parts_words(std::string_view name) {
  constexpr auto kInline = std::to_array<std::string_view>(
      {"a",       "b",        "em",  "i",      "span",  "strong",
       "sub",     "sup",      "u",   "person", "org",   "location",
       "chron",   "money",    "num", "q",      "event", "object.title",
       "virtloc", "function", "lang"});
  return std::ranges::find(kInline, name) == kInline.end();
}

// HTML's named entities become character references, which need no DTD; what is no reference at all
// ("AT&T") becomes one to the ampersand. CDATA sections stay as they are.
std::string without_named_entities(std::string_view xml) {
  constexpr std::string_view kCdata = "<![CDATA[";
  constexpr auto kPredefined = std::to_array<std::string_view>({"amp", "lt", "gt", "quot", "apos"});
  std::string out;
  out.reserve(xml.size());
  while (!xml.empty()) {
    const std::size_t stop = xml.find_first_of("&<");
    out += xml.substr(0, stop);
    xml.remove_prefix(std::min(stop, xml.size()));
    if (xml.starts_with(kCdata)) {
      const std::size_t end = std::min(xml.find("]]>"), xml.size());
      out += xml.substr(0, end);
      xml.remove_prefix(end);
    } else if (xml.starts_with('&')) {
      constexpr std::size_t kLongestName = 32;
      const std::size_t end = xml.substr(0, kLongestName).find(';');
      const std::string name(xml.substr(1, end == std::string_view::npos ? 0 : end - 1));
      const htmlEntityDesc* const entity =
          name.empty() ? nullptr : htmlEntityLookup(to_xml(name.c_str()));
      const bool is_known =
          name.starts_with('#') || std::ranges::find(kPredefined, name) != kPredefined.end();
      if (is_known) {
        out += xml.substr(0, end + 1);
        xml.remove_prefix(end + 1);
      } else if (entity != nullptr) {
        out += fmt::format("&#{};", entity->value);
        xml.remove_prefix(end + 1);
      } else {
        out += "&amp;";
        xml.remove_prefix(1);
      }
    } else if (!xml.empty()) {
      out += xml.front();
      xml.remove_prefix(1);
    }
  }
  return out;
}

// "tag mismatch: br line 7 and p" -> "tag mismatch: br and p": lines are those of the document that
// was cut out of the file, so they would mislead.
std::string without_lines(const char* message) {
  std::string text = clean_line(message == nullptr ? "" : message);
  constexpr std::string_view kLine = " line ";
  for (std::size_t at = text.find(kLine); at != std::string::npos; at = text.find(kLine, at)) {
    const std::size_t end = text.find_first_not_of("0123456789", at + kLine.size());
    text.erase(at, std::min(end, text.size()) - at);
  }
  return text;
}

// Keeps what is wrong first: what follows from it says little.
void keep_first_flaw(void* parser, xmlErrorPtr error) {
  auto& flaw = *static_cast<std::string*>(static_cast<xmlParserCtxtPtr>(parser)->_private);
  if (flaw.empty() && error->level >= XML_ERR_ERROR) {
    flaw = "it is not well-formed XML: " + without_lines(error->message);
  }
}

}  // namespace

std::string XmlElement::name() const {
  if (node_ == nullptr) {
    return "";
  }
  const std::string_view local = to_view(node_->name);
  if (node_->ns == nullptr) {
    return std::string(local);
  }
  const std::string_view uri = to_view(node_->ns->href);
  const xmlNode* const root = xmlDocGetRootElement(node_->doc);
  const auto* const known = std::ranges::find(kNamespaces, uri, &Namespace::uri);
  const bool is_own = root->ns != nullptr && uri == to_view(root->ns->href);
  if (is_own) {
    return std::string(local);
  }
  if (known != kNamespaces.end()) {
    return std::string(known->prefix) + std::string(local);
  }
  const std::string_view prefix = to_view(node_->ns->prefix);
  return prefix.empty() ? std::string(local) : fmt::format("{}:{}", prefix, local);
}

std::string XmlElement::attribute(std::string_view name) const {
  if (node_ == nullptr) {
    return "";
  }
  for (const xmlAttr* each = node_->properties; each != nullptr; each = each->next) {
    const bool is_xml = each->ns != nullptr && to_view(each->ns->prefix) == "xml";
    const std::string own = (is_xml ? "xml:" : "") + std::string(to_view(each->name));
    if (own == name) {
      return take(xmlNodeListGetString(node_->doc, each->children, 1));
    }
  }
  return "";
}

std::string XmlElement::text() const {
  std::string text;
  for (const xmlNode* node = node_ == nullptr ? nullptr : next_below(node_, node_, Descend::kYes);
       node != nullptr;
       node = next_below(node_, node, Descend::kYes)) {
    if (is_text(*node)) {
      text += to_view(node->content);
    }
  }
  return text;
}

std::string XmlElement::line() const {
  std::string text;
  for (const xmlNode* node = node_ == nullptr ? nullptr : next_below(node_, node_, Descend::kYes);
       node != nullptr;
       node = next_below(node_, node, Descend::kYes)) {
    if (is_text(*node)) {
      text += to_view(node->content);
    } else if (is_element(*node) && parts_words(to_view(node->name))) {
      text += ' ';
    }
  }
  return clean_line(text);
}

std::string XmlElement::html() const {
  std::string html;
  if (node_ == nullptr) {
    return html;
  }
  const auto close_up_to = [&](const xmlNode* node, const xmlNode* next) {
    // The elements that end between node and next, which is not below node.
    for (; node != node_ && (next == nullptr || node->parent != next->parent);
         node = node->parent) {
      if (node->parent != node_) {
        html += fmt::format("</{}>", html_name(to_view(node->parent->name)));
      }
    }
  };
  for (const xmlNode* node = next_below(node_, node_, Descend::kYes); node != nullptr;) {
    if (is_text(*node)) {
      append_escaped(to_view(node->content), html);
    } else if (is_element(*node)) {
      html += fmt::format("<{}>", html_name(to_view(node->name)));
    }
    const xmlNode* const next = next_below(node_, node, Descend::kYes);
    const bool goes_down = next != nullptr && next->parent == node;
    if (!goes_down) {
      if (is_element(*node)) {
        html += fmt::format("</{}>", html_name(to_view(node->name)));
      }
      close_up_to(node, next);
    }
    node = next;
  }
  return html;
}

XmlElement XmlElement::child(std::string_view name) const {
  for (const xmlNode* node = node_ == nullptr ? nullptr : node_->children; node != nullptr;
       node = node->next) {
    if (is_element(*node) && XmlElement(node).name() == name) {
      return XmlElement(node);
    }
  }
  return {};
}

XmlElement XmlElement::find(std::string_view path) const {
  XmlElement element = *this;
  while (element && !path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    element = element.child(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return element;
}

std::vector<XmlElement> XmlElement::children() const {
  std::vector<XmlElement> found;
  for (const xmlNode* node = node_ == nullptr ? nullptr : node_->children; node != nullptr;
       node = node->next) {
    if (is_element(*node)) {
      found.emplace_back(node);
    }
  }
  return found;
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
  std::vector<XmlElement> found = children();
  std::erase_if(found, [name](const XmlElement& each) { return each.name() != name; });
  return found;
}

std::vector<XmlElement> XmlElement::descendants(
    const std::function<bool(const XmlElement&)>& wanted) const {
  std::vector<XmlElement> found;
  for (const xmlNode* node = node_ == nullptr ? nullptr : next_below(node_, node_, Descend::kYes);
       node != nullptr;
       node = next_below(node_, node, Descend::kYes)) {
    if (is_element(*node) && wanted(XmlElement(node))) {
      found.emplace_back(node);
    }
  }
  return found;
}

std::string XmlElement::language() const {
  for (const xmlNode* node = node_; node != nullptr && is_element(*node); node = node->parent) {
    if (std::string language = XmlElement(node).attribute("xml:lang"); !language.empty()) {
      return language;
    }
  }
  return "";
}

Result<XmlDocument> XmlDocument::parse(std::string_view utf8) {
  // xmlInitParser is not thread-safe, a static's initialisation is.
  static const bool is_ready = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(is_ready);
  const std::string xml = without_named_entities(trim(utf8));
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(xmlNewParserCtxt(),
                                                                           &xmlFreeParserCtxt);
  std::string flaw;
  context->_private = &flaw;
  context->sax->serror = &keep_first_flaw;
  constexpr int kOptions =
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER;
  const std::shared_ptr<xmlDoc> document(
      xmlCtxtReadMemory(
          context.get(), xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", kOptions),
      &xmlFreeDoc);
  if (context->wellFormed == 0 && flaw.empty()) {
    flaw = "it is not well-formed XML";
  }
  if (document == nullptr || xmlDocGetRootElement(document.get()) == nullptr) {
    return Error{ErrorCode::kMalformed, flaw.empty() ? "there is no element in it" : flaw, ""};
  }
  return XmlDocument(document, flaw);
}

XmlElement XmlDocument::root() const {
  return XmlElement(xmlDocGetRootElement(document_.get()));
}

}  // namespace dateline
