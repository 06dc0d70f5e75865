// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles whole: for people as a page, for scripts as
//
//   {"format_version":1,"articles":[{"id":"...",...,"text":"...","highlights":[...]}]}
//
// or, as JSON lines, one article a line.
#pragma once

#include <string>

#include "query/render/renderer.hpp"

namespace dateline {

// format: kText, kJson or kJsonLines.
class ArticleRenderer {
 public:
  explicit ArticleRenderer(RenderOptions options) : options_(std::move(options)) {}
  // Each returns the next piece of standard output; finish once, at the end.
  [[nodiscard]] std::string add(const ArticleView& view);
  [[nodiscard]] std::string finish() const;

 private:
  [[nodiscard]] std::string page(const ArticleView& view) const;

  RenderOptions options_;
  bool is_first_ = true;
};

}  // namespace dateline
