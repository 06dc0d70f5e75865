// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv.hpp"

#include <algorithm>

namespace dateline {

bool CsvReader::take_line_end() {
  const std::size_t length = rest_.starts_with("\r\n") ? 2 : rest_.starts_with('\n') ? 1 : 0;
  rest_.remove_prefix(length);
  line_ += length > 0 ? 1 : 0;
  return length > 0;
}

bool CsvReader::has_row() {
  while (take_line_end()) {
  }
  return !rest_.empty();
}

Result<CsvRow> CsvReader::read_row() {
  CsvRow row;
  row.line = line_;
  while (true) {
    Result<std::string> cell = read_cell();
    if (!cell) {
      return std::move(cell).error();
    }
    row.cells.push_back(*std::move(cell));
    if (rest_.empty() || take_line_end()) {
      return row;
    }
    rest_.remove_prefix(1);  // the separator
  }
}

Result<std::string> CsvReader::read_cell() {
  if (rest_.starts_with('"') && separator_ != '\t') {
    return read_quoted_cell();
  }
  const char ends[] = {separator_, '\n', '\0'};
  std::size_t end = std::min(rest_.find_first_of(ends), rest_.size());
  if (end < rest_.size() && rest_[end] == '\n' && end > 0 && rest_[end - 1] == '\r') {
    --end;
  }
  std::string cell(rest_.substr(0, end));
  rest_.remove_prefix(end);
  return cell;
}

Result<std::string> CsvReader::read_quoted_cell() {
  std::string cell;
  std::size_t line = line_;
  std::string_view rest = rest_.substr(1);
  while (true) {
    const std::size_t quote = rest.find('"');
    if (quote == std::string_view::npos) {
      return Error{ErrorCode::kMalformed, "a quote is not closed", ""};
    }
    cell += rest.substr(0, quote);
    line += static_cast<std::size_t>(std::ranges::count(rest.substr(0, quote), '\n'));
    rest.remove_prefix(quote + 1);
    if (!rest.starts_with('"')) {
      break;
    }
    cell += '"';
    rest.remove_prefix(1);
  }
  rest_ = rest;
  line_ = line;
  if (!rest_.empty() && !rest_.starts_with(separator_) && !rest_.starts_with('\n') &&
      !rest_.starts_with("\r\n")) {
    return Error{ErrorCode::kMalformed, "text follows a closing quote", ""};
  }
  return cell;
}

}  // namespace dateline
