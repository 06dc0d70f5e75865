// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages for people. A concordance has a line for each hit, its first word in one column:
//
//   2022-02-25  Larkspur Wire     said the army would give NATO's response force 3,400 troops
//
// Sentences stand below a line with date, source and id of their article.
#pragma once

#include <string>

#include "query/render/renderer.hpp"

namespace dateline {

class PassageRenderer : public Renderer {
 public:
  // Of options: passages, colour, width and batch.
  explicit PassageRenderer(RenderOptions options) : options_(std::move(options)) {}
  [[nodiscard]] HitDetail detail() const override { return HitDetail::kPassages; }
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end(const ResultHeader& header) override;

 private:
  [[nodiscard]] std::string line(const Hit& hit, const Passage& passage) const;
  [[nodiscard]] std::string sentences(const Hit& hit) const;

  RenderOptions options_;
};

}  // namespace dateline
