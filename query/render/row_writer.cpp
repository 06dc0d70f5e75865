// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/row_writer.hpp"

#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

std::string csv_value(const std::string& value) {
  if (value.find_first_of("\",\r\n") == std::string::npos) {
    return value;
  }
  std::string quoted = "\"";
  for (const char byte : value) {
    quoted += byte;
    if (byte == '"') {
      quoted += '"';
    }
  }
  return quoted + '"';
}

std::string end_for(RenderFormat format, RowEnd row_end) {
  if (row_end == RowEnd::kNul) {
    return {'\0'};
  }
  return format == RenderFormat::kCsv ? "\r\n" : "\n";
}

}  // namespace

RowWriter::RowWriter(RenderFormat format, RowEnd row_end)
    : is_csv_(format == RenderFormat::kCsv), row_end_(end_for(format, row_end)) {}

std::string RowWriter::row(const std::vector<std::string>& values) const {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) {
      out += is_csv_ ? ',' : '\t';
    }
    out += is_csv_ ? csv_value(safe_lines(values[i])) : safe_text(values[i]);
  }
  return out + row_end_;
}

}  // namespace dateline
