// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hits as rows for other programs:
//
//   csv   RFC 4180: a header row, records end in CR LF, a value with a comma, a quote or a line
//   break
//         stands in quotes
//   tsv   a header row, values parted by tabs; a tab or line break in a value becomes a blank
//   ids   one id a line
//
// With NUL instead of the line end for xargs -0.
#pragma once

#include <string>
#include <vector>

#include "query/render/columns.hpp"
#include "query/render/renderer.hpp"

namespace dateline {

class TableRenderer : public Renderer {
 public:
  // format: kCsv, kTsv or kIds
  TableRenderer(RenderFormat format, std::vector<const Column*> columns, RowEnd row_end);
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end() override;

 private:
  [[nodiscard]] std::string row(const std::vector<std::string>& values) const;

  RenderFormat format_;
  std::vector<const Column*> columns_;
  std::string row_end_;
};

}  // namespace dateline
