// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/sgml_fields.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace dateline {

namespace {

// Containers in containers: no collection has more than three.
constexpr std::size_t kMaxDepth = 8;

class FieldCollector {
 public:
  explicit FieldCollector(std::span<const ElementRow> elements) : elements_(elements) {}

  void add(SgmlToken token) {
    switch (token.kind) {
      case SgmlTokenKind::kText: add_text(token.text); break;
      case SgmlTokenKind::kStart: start(std::move(token)); break;
      case SgmlTokenKind::kEnd: end(token.text); break;
    }
  }

  std::vector<SgmlField> take() { return std::move(fields_); }

 private:
  struct Open {
    std::size_t field;  // of fields_
    ElementKind kind;
  };

  [[nodiscard]] ElementKind kind_of(std::string_view name) const {
    if (fields_.empty()) {
      return ElementKind::kContainer;
    }
    const auto row = std::ranges::find(elements_, name, &ElementRow::name);
    const ElementKind kind = row == elements_.end() ? ElementKind::kBlank : row->kind;
    if (!is_in_text()) {
      return kind;
    }
    switch (kind) {
      case ElementKind::kMark: return ElementKind::kInline;
      case ElementKind::kBlank:
      case ElementKind::kInline:
      case ElementKind::kField: return kind;
      case ElementKind::kBreak:
      case ElementKind::kContainer:
      case ElementKind::kHeadField:
      case ElementKind::kText: break;
    }
    return ElementKind::kBreak;
  }

  [[nodiscard]] bool is_in_text() const {
    return std::ranges::find(open_, ElementKind::kText, &Open::kind) != open_.end();
  }

  void add_text(std::string_view text) {
    if (!open_.empty()) {
      fields_[open_.back().field].pieces.back() += text;
    }
  }

  void add_break() {
    if (!open_.empty() && !fields_[open_.back().field].pieces.back().empty()) {
      fields_[open_.back().field].pieces.emplace_back();
    }
  }

  void start(SgmlToken token) {
    const ElementKind kind = kind_of(token.text);
    switch (kind) {
      case ElementKind::kBlank: add_text(" "); return;
      case ElementKind::kInline: return;
      case ElementKind::kBreak: add_break(); return;
      case ElementKind::kContainer:
      case ElementKind::kField:
      case ElementKind::kHeadField:
      case ElementKind::kMark:
      case ElementKind::kText: break;
    }
    // Fields do not nest: where one begins, the one before it was not closed.
    if (!open_.empty() && open_.back().kind != ElementKind::kContainer &&
        open_.back().kind != ElementKind::kText) {
      open_.pop_back();
    }
    add_break();
    if (open_.size() == kMaxDepth) {
      return;
    }
    open_.push_back({fields_.size(), kind});
    fields_.push_back({std::move(token.text), std::move(token.attributes), {""}});
  }

  void end(std::string_view name) {
    const auto open = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& each) {
      return fields_[each.field].name == name;
    });
    if (open != open_.rend()) {
      open_.erase(std::prev(open.base()), open_.end());
      add_break();
      return;
    }
    if (!open_.empty()) {
      const ElementKind kind = kind_of(name);
      if (kind == ElementKind::kBlank) {
        add_text(" ");
      } else if (kind != ElementKind::kInline) {
        add_break();
      }
    }
  }

  std::span<const ElementRow> elements_;
  std::vector<SgmlField> fields_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<SgmlField> read_fields(std::string_view text, std::span<const ElementRow> elements) {
  SgmlScanner scanner(text);
  FieldCollector collector(elements);
  while (std::optional<SgmlToken> token = scanner.next()) {
    collector.add(std::move(*token));
  }
  return collector.take();
}

}  // namespace dateline
