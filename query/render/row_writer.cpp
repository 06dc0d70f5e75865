// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/row_writer.hpp"

#include "common/support/utf8.hpp"

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

std::string on_one_line(std::string value) {
  for (char& byte : value) {
    if (byte == '\t' || byte == '\n' || byte == '\r') {
      byte = ' ';
    }
  }
  return value;
}

// A terminal obeys none of it, and a reader of lines is not misled: C0 and DEL but for the line
// breaks that quotes hold.
std::string without_controls(const std::string& value) {
  std::string clean;
  const std::string valid = repair_utf8(value);
  for (std::size_t at = 0; at < valid.size();) {
    const CodePoint point = decode_utf8(valid, at);
    const bool is_break = point.value == U'\n' || point.value == U'\r' || point.value == U'\t';
    const bool is_control =
        !is_break && (point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0));
    append_utf8(clean, is_control ? kReplacementCharacter : point.value);
    at += point.length;
  }
  return clean;
}

std::string end_for(RenderFormat format, RowEnd row_end) {
  if (row_end == RowEnd::kNul) {
    return std::string(1, '\0');
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
    const std::string clean = without_controls(values[i]);
    out += is_csv_ ? csv_value(clean) : on_one_line(clean);
  }
  return out + row_end_;
}

}  // namespace dateline
