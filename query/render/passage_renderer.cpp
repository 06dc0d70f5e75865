// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/passage_renderer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/support/utf8.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/text_layout.hpp"

namespace dateline {

namespace {

constexpr std::size_t kSourceColumn = 16;
constexpr std::size_t kLeastText = 20;

std::string padded(std::string_view text, std::size_t cells) {
  std::string out = cut_to(text, cells);
  out.append(cells - cell_width(out), ' ');
  return out;
}

// The longest end of a text that takes at most cells columns, with blanks before it up to there.
std::string right_aligned(std::string_view text, std::size_t cells) {
  std::size_t width = cell_width(text);
  while (width > cells) {
    const std::size_t length = std::max<std::size_t>(decode_utf8(text, 0).length, 1);
    width -= cell_width(text.substr(0, length));
    text.remove_prefix(length);
  }
  std::string out(cells - width, ' ');
  out += text;
  return out;
}

// The parts of a text from a byte on, at most so many cells.
std::vector<Run> cut(const std::vector<Run>& runs, std::size_t cells) {
  std::vector<Run> kept;
  for (const Run& run : runs) {
    const std::string_view head = truncate_cells(run.text, cells);
    kept.push_back({std::string(head), run.style});
    if (head.size() < run.text.size()) {
      break;
    }
    cells -= cell_width(head);
  }
  return kept;
}

MarkedText from(const MarkedText& marked, std::size_t begin) {
  MarkedText rest{marked.text.substr(begin), {}};
  for (const ByteSpan& mark : marked.marks) {
    if (mark.begin >= begin) {
      rest.marks.push_back({mark.begin - begin, mark.end - begin});
    }
  }
  return rest;
}

}  // namespace

std::string PassageRenderer::begin(const ResultHeader& header) {
  return options_.batch == Batch::kOn
             ? fmt::format("== {}: {}\n", safe_text(header.query_id), safe_text(header.query))
             : std::string();
}

std::string PassageRenderer::line(const Hit& hit, const Passage& passage) const {
  const std::string date = fmt::format("{:<{}}", day_of(hit.article), kDateColumn);
  const std::string source = padded(safe_text(hit.article.source), kSourceColumn);
  constexpr std::size_t kHeading = kDateColumn + 2 + kSourceColumn + 2;
  const std::size_t room = std::max(options_.width, kHeading + kLeastText) - kHeading;
  const std::size_t left_cells = room * 2 / 5;
  const std::string left =
      right_aligned(safe_text(passage.text.text.substr(0, passage.hit.begin)), left_cells);
  std::string out = paint(date, kDate, options_.colour) + "  " +
                    paint(source, kSource, options_.colour) + "  " + left;
  const std::vector<Run> runs = to_runs(from(passage.text, passage.hit.begin), "", kMatch);
  for (const Run& run : cut(runs, room - left_cells)) {
    out += paint(run.text, run.style, options_.colour);
  }
  return out + '\n';
}

std::string PassageRenderer::sentences(const Hit& hit) const {
  std::string out = lay_out_heading({{day_of(hit.article), kDate},
                                     {safe_text(hit.article.source), kSource},
                                     {safe_text(hit.article.id), kFaint}},
                                    text_width(options_.width),
                                    options_.colour);
  for (const Passage& passage : hit.passages) {
    out += lay_out(to_runs(passage.text, "", kMatch),
                   {2, text_width(options_.width), options_.colour, {}});
  }
  return out + '\n';
}

std::string PassageRenderer::add(const Hit& hit) {
  if (hit.passages.empty()) {
    return {};
  }
  if (options_.passages == Passages::kSentences) {
    return sentences(hit);
  }
  std::string out;
  for (const Passage& passage : hit.passages) {
    out += line(hit, passage);
  }
  return out;
}

std::string PassageRenderer::end(const ResultHeader& /*header*/) {
  return {};
}

}  // namespace dateline
