// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hits as rows for other programs: csv and tsv with a header row, ids one a line. Of a batch the
// first column is the query's id.
#pragma once

#include <string>
#include <vector>

#include "query/render/columns.hpp"
#include "query/render/renderer.hpp"
#include "query/render/row_writer.hpp"

namespace dateline {

class TableRenderer : public Renderer {
 public:
  // Of options: format (kCsv, kTsv or kIds), columns, long_column, row_end, passages and batch.
  explicit TableRenderer(const RenderOptions& options);
  [[nodiscard]] HitDetail detail() const override;
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end(const ResultHeader& header) override;

 private:
  using Values = std::vector<std::string>;
  [[nodiscard]] Values header_row() const;
  // The rows of one article, without the query's id.
  [[nodiscard]] std::vector<Values> rows_of(const Hit& hit) const;

  RenderOptions options_;
  RowWriter writer_;
  bool has_header_ = false;
  std::string query_id_;
};

}  // namespace dateline
