// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/table_renderer.hpp"

#include <algorithm>

#include "query/render/passage_columns.hpp"

namespace dateline {

namespace {

const Column* id_column() {
  return find_column("id");
}

std::vector<const Column*> columns_of(const RenderOptions& options) {
  return options.format == RenderFormat::kIds ? std::vector{id_column()} : options.columns;
}

}  // namespace

TableRenderer::TableRenderer(const RenderOptions& options)
    : options_(options), writer_(options.format, options.row_end) {
  options_.columns = columns_of(options);
}

HitDetail TableRenderer::detail() const {
  return options_.passages == Passages::kNone ? detail_of(options_.columns) : HitDetail::kPassages;
}

TableRenderer::Values TableRenderer::header_row() const {
  Values names;
  if (options_.batch == Batch::kOn) {
    names.emplace_back("query_id");
  }
  if (options_.passages != Passages::kNone) {
    for (const std::string_view name : passage_columns(options_.passages)) {
      names.emplace_back(name);
    }
    return names;
  }
  for (const Column* column : options_.columns) {
    names.emplace_back(column->name);
  }
  return names;
}

std::string TableRenderer::begin(const ResultHeader& header) {
  query_id_ = header.query_id;
  if (has_header_ || options_.format == RenderFormat::kIds) {
    return {};
  }
  has_header_ = true;
  return writer_.row(header_row());
}

std::vector<TableRenderer::Values> TableRenderer::rows_of(const Hit& hit) const {
  std::vector<Values> rows;
  if (options_.passages != Passages::kNone) {
    for (const Passage& passage : hit.passages) {
      rows.push_back(passage_values(hit, passage, options_.passages));
    }
    return rows;
  }
  Values values;
  values.reserve(options_.columns.size());
  for (const Column* column : options_.columns) {
    values.push_back(value_of(*column, hit));
  }
  const auto at = std::ranges::find(options_.columns, options_.long_column);
  const Values each = at == options_.columns.end() ? Values() : (*at)->values(hit);
  if (each.empty()) {
    return {std::move(values)};
  }
  for (const std::string& value : each) {
    rows.push_back(values);
    rows.back()[static_cast<std::size_t>(at - options_.columns.begin())] = value;
  }
  return rows;
}

std::string TableRenderer::add(const Hit& hit) {
  std::string out;
  for (Values& row : rows_of(hit)) {
    if (options_.batch == Batch::kOn) {
      row.insert(row.begin(), query_id_);
    }
    out += writer_.row(row);
  }
  return out;
}

std::string TableRenderer::end(const ResultHeader& /*header*/) {
  return {};
}

}  // namespace dateline
