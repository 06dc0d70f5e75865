// SPDX-License-Identifier: GPL-2.0-or-later
//
// A row for each hit as the user wrote it:
//
//   {date} {title}\t{url}      columns in braces; {{ and }} are braces; \t \n \\ as in C
//
// A value stands on one line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/render/columns.hpp"
#include "query/render/renderer.hpp"

namespace dateline {

class TemplateRenderer : public Renderer {
 public:
  // Throws Failure (kUsage) naming the column that is unknown or the brace that is not closed.
  TemplateRenderer(std::string_view text, RowEnd row_end, Batch batch);
  [[nodiscard]] HitDetail detail() const override;
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end(const ResultHeader& header) override;

 private:
  // A column after some text, or text alone at the end.
  struct Piece {
    std::string text;
    const Column* column = nullptr;
  };
  void parse(std::string_view text);
  void add_column(std::string_view name);

  std::vector<Piece> pieces_;
  char row_end_;
  Batch batch_;
  std::string query_id_;
};

}  // namespace dateline
