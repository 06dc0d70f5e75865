// SPDX-License-Identifier: GPL-2.0-or-later
//
// The listing for people:
//
//   8 articles match (4 ms)
//
//    1  2022-02-25  Larkspur Wire
//       Canada puts 3,400 troops on standby for NATO force
//       Defence Minister Anita Anand said Canada would ...
//
//   … 7 more: --offset 1
//
// Widths are counted in display cells; nothing of an article reaches the terminal raw.
#pragma once

#include "query/render/renderer.hpp"

namespace dateline {

class TextRenderer : public Renderer {
 public:
  // Of options: colour, width, hyperlinks and batch.
  explicit TextRenderer(const RenderOptions& options)
      : colour_(options.colour),
        width_(options.width),
        batch_(options.batch),
        hyperlinks_(options.hyperlinks) {}
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end(const ResultHeader& header) override;

 private:
  [[nodiscard]] std::string heading(const Hit& hit) const;

  Colour colour_;
  std::size_t width_;
  Batch batch_;
  Hyperlinks hyperlinks_;
  std::size_t rank_width_ = 1;
  bool in_partial_ = false;
};

}  // namespace dateline
