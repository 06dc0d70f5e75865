// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/metadata_file.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "common/support/utf8.hpp"
#include "indexer/readers/csv.hpp"

namespace dateline {

namespace {

constexpr std::string_view kPathColumn = "path";
constexpr std::string_view kIdColumn = "id";

// Names the place in every complaint.
class TableReader {
 public:
  TableReader(std::string name, std::string_view text) : name_(std::move(name)), csv_(text) {}

  std::optional<CsvRow> next() {
    if (!csv_.has_row()) {
      return std::nullopt;
    }
    Result<CsvRow> row = csv_.read_row();
    if (!row) {
      fail(csv_.line(), row.error().message);
    }
    return *std::move(row);
  }

  [[noreturn]] void fail(std::size_t line, std::string_view what) const {
    throw Failure(
        ExitCode::kUsage,
        fmt::format("--metadata {}:{}: {}", name_, line, what),
        fmt::format("columns are path or id, then any of {}", list_names(kSuppliedFields)));
  }

 private:
  std::string name_;
  CsvReader csv_;
};

struct Columns {
  std::size_t key = 0;
  bool is_keyed_by_path = false;
  std::vector<const ArticleField*> fields;  // nullptr for path
};

Columns read_header(TableReader& table) {
  const std::optional<CsvRow> header = table.next();
  if (!header) {
    table.fail(1, "there is no header row");
  }
  Columns columns;
  for (const std::string& cell : header->cells) {
    const std::string_view name = trim(cell);
    const bool is_path = name == kPathColumn;
    const ArticleField* const field = is_path ? nullptr : find_article_field(name);
    if (!is_path && (field == nullptr || field->kind == ValueKind::kText)) {
      table.fail(header->line, fmt::format("there is no field \"{}\"", name));
    }
    if (std::ranges::find(columns.fields, field) != columns.fields.end()) {
      table.fail(header->line, fmt::format("column {} stands there twice", name));
    }
    if (is_path || (!columns.is_keyed_by_path && field->name == kIdColumn)) {
      columns.key = columns.fields.size();
      columns.is_keyed_by_path = is_path;
    }
    columns.fields.push_back(field);
  }
  const ArticleField* const key = columns.fields[columns.key];
  if (key != nullptr && key->name != kIdColumn) {
    table.fail(header->line, "there is no column path or id");
  }
  return columns;
}

std::string read_key(const TableReader& table, const Columns& columns, const CsvRow& row) {
  if (row.cells.size() > columns.fields.size()) {
    table.fail(
        row.line,
        fmt::format(
            "{} cells, but the header names {} columns", row.cells.size(), columns.fields.size()));
  }
  std::string_view key = columns.key < row.cells.size() ? trim(row.cells[columns.key]) : "";
  while (columns.is_keyed_by_path && key.starts_with("./")) {
    key.remove_prefix(2);
  }
  if (key.empty()) {
    table.fail(
        row.line,
        fmt::format("the row has no {}", columns.is_keyed_by_path ? kPathColumn : kIdColumn));
  }
  return std::string(key);
}

std::string read_table(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error) || std::filesystem::is_directory(path, error)) {
    throw Failure(
        ExitCode::kUsage, fmt::format("--metadata {}: there is no such file", path.string()), "");
  }
  return repair_utf8(without_byte_order_mark(read_file(path)));
}

}  // namespace

MetadataFile::MetadataFile(const std::filesystem::path& path) {
  const std::string text = read_table(path);
  TableReader table(path.string(), text);
  const Columns columns = read_header(table);
  is_keyed_by_path_ = columns.is_keyed_by_path;
  while (const std::optional<CsvRow> row = table.next()) {
    std::vector<FieldValue> values;
    for (std::size_t at = 0; at < std::min(row->cells.size(), columns.fields.size()); ++at) {
      if (at != columns.key && !trim(row->cells[at]).empty()) {
        values.push_back({columns.fields[at], row->cells[at]});
      }
    }
    std::string key = read_key(table, columns, *row);
    if (const auto [place, is_new] = rows_.try_emplace(std::move(key), std::move(values));
        !is_new) {
      table.fail(row->line, fmt::format("{} stands there twice", place->first));
    }
  }
}

std::span<const FieldValue> MetadataFile::find(std::string_view relative_path,
                                               std::string_view id) const {
  const auto row = rows_.find(std::string(is_keyed_by_path_ ? relative_path : id));
  return row == rows_.end() ? std::span<const FieldValue>() : row->second;
}

}  // namespace dateline
