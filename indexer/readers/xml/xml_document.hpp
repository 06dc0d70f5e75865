// SPDX-License-Identifier: GPL-2.0-or-later
//
// XmlDocument: one small XML document as a tree, read by libxml2 without network, DTD, entities
// from outside or from inside. What is not well-formed is read as far as it goes and has a flaw.
//
//   const XmlElement item = document.root().child("channel").child("item");
//   item.child("dc:date").text()
//
// Names: elements of the document's own namespaces by their local names; of Dublin Core and other
// vocabularies of feeds by the prefix those are known by, whatever prefix the document gives them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.hpp"

// libxml2's own names for xmlDoc and xmlNode.
struct _xmlDoc;   // NOLINT(bugprone-reserved-identifier)
struct _xmlNode;  // NOLINT(bugprone-reserved-identifier)

namespace dateline {

// An element of a document, or none: everything asked of none is empty. Lasts as its document.
class XmlElement {
 public:
  XmlElement() = default;
  explicit XmlElement(const _xmlNode* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  [[nodiscard]] std::string name() const;
  // By local name; "xml:lang" as written.
  [[nodiscard]] std::string attribute(std::string_view name) const;
  // Characters of it and of all below, as they stand.
  [[nodiscard]] std::string text() const;
  // The same on one line, elements parted by blanks where they are blocks.
  [[nodiscard]] std::string line() const;
  // Its content as HTML, attributes left out.
  [[nodiscard]] std::string html() const;

  // The first child of that name; none if there is none.
  [[nodiscard]] XmlElement child(std::string_view name) const;
  // The first element at a path of names: "head/title".
  [[nodiscard]] XmlElement find(std::string_view path) const;
  // Children: all, or those of a name.
  [[nodiscard]] std::vector<XmlElement> children() const;
  [[nodiscard]] std::vector<XmlElement> children(std::string_view name) const;
  // All elements below it in document order of which wanted is true.
  [[nodiscard]] std::vector<XmlElement> descendants(
      const std::function<bool(const XmlElement&)>& wanted) const;
  // The nearest value of xml:lang from here upwards.
  [[nodiscard]] std::string language() const;

 private:
  const _xmlNode* node_ = nullptr;
};

class XmlDocument {
 public:
  // utf8: valid, without NUL; what it declares as its encoding is passed over. HTML's named
  // entities (&eacute;) are known. Error (kMalformed): no element can be read of it.
  [[nodiscard]] static Result<XmlDocument> parse(std::string_view utf8);

  [[nodiscard]] XmlElement root() const;
  // Why it is not well-formed; empty if it is.
  [[nodiscard]] const std::string& flaw() const { return flaw_; }

 private:
  XmlDocument(std::shared_ptr<_xmlDoc> document, std::string flaw)
      : document_(std::move(document)), flaw_(std::move(flaw)) {}

  std::shared_ptr<_xmlDoc> document_;
  std::string flaw_;
};

}  // namespace dateline
