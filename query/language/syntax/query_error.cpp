// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/query_error.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/support/utf8.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

constexpr std::size_t kWindowCells = 70;
constexpr std::size_t kCellsBefore = 40;  // of the window, before the place, where it is cut
constexpr std::size_t kShortenedCells = 40;
constexpr std::string_view kEllipsis = "…";

// What follows the beginning of the place: more bytes than a window holds, unless most take no
// cell.
constexpr std::size_t kMaxBytesAfter = 1024;

std::string_view last_cells(std::string_view text, std::size_t cells) {
  const std::size_t width = cell_width(text);
  return width <= cells ? text : text.substr(truncate_cells(text, width - cells).size());
}

// safe_text of what stands from `from` on, up to about as much as can be shown.
std::string safe_part(std::string_view query, std::size_t from, std::size_t to) {
  return safe_text(truncate_utf8(query.substr(from, to - from), kMaxBytesAfter));
}

}  // namespace

std::string describe(const QueryError& error, std::string_view query) {
  const std::size_t begin = std::min(error.span.begin, query.size());
  const std::size_t end = std::clamp(error.span.end, begin, query.size());
  std::string before = safe_text(query.substr(0, begin));
  std::string from_place = safe_part(query, begin, query.size());
  std::size_t marked = cell_width(safe_part(query, begin, end));

  const std::size_t column = cell_width(before);
  if (column + cell_width(from_place) > kWindowCells) {
    if (column > kCellsBefore) {
      before = fmt::format("{}{}", kEllipsis, last_cells(before, kCellsBefore - 1));
    }
    const std::size_t room = kWindowCells - cell_width(before);
    if (cell_width(from_place) > room) {
      from_place = fmt::format("{}{}", truncate_cells(from_place, room - 1), kEllipsis);
    }
    marked = std::min(marked, room);
  }
  std::string out = fmt::format("column {}: {}\n  {}{}\n  {:{}}^{:~<{}}",
                                column + 1,
                                safe_text(error.message),
                                before,
                                from_place,
                                "",
                                cell_width(before),
                                "",
                                std::max<std::size_t>(marked, 1) - 1);
  return error.hint.empty() ? out : out + fmt::format("\nhint: {}", safe_text(error.hint));
}

std::string shortened(std::string_view text) {
  const std::string_view beginning = truncate_cells(text, kShortenedCells);
  return beginning.size() == text.size() ? std::string(text)
                                         : fmt::format("{}{}", beginning, kEllipsis);
}

}  // namespace dateline
