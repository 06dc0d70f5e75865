// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/text_renderer.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/text_layout.hpp"

namespace dateline {

namespace {

// As much of a text as fits, with room for an ellipsis if that is not all.
std::string_view cut_cells(std::string_view text, std::size_t cells) {
  return cell_width(text) <= cells ? text : truncate_cells(text, cells - 1);
}

}  // namespace

std::string TextRenderer::begin(const ResultHeader& header) {
  rank_width_ = std::to_string(header.offset + header.hits).size();
  in_partial_ = false;
  const double milliseconds = static_cast<double>(header.elapsed.count()) / 1000.0;
  std::string out;
  if (batch_ == Batch::kOn) {
    out = paint(fmt::format("== {}: {}", safe_text(header.query_id), safe_text(header.query)),
                kBold,
                colour_) +
          '\n';
  }
  if (header.total == 0) {
    return out + fmt::format("no article matches ({:.0f} ms)\n", milliseconds);
  }
  return out + fmt::format("{}{} {} ({:.0f} ms)\n",
                           header.total_is_exact ? "" : "about ",
                           counted(header.total, "article", "articles"),
                           header.total == 1 ? "matches" : "match",
                           milliseconds);
}

// Rank, date, source and byline, as much of them as a line holds.
std::string TextRenderer::heading(const Hit& hit) const {
  std::string out = fmt::format("{:>{}}  ", hit.rank, rank_width_);
  std::size_t room = text_width(width_) - cell_width(out);
  const auto add = [&](std::string_view text, std::string_view style) {
    constexpr std::size_t kGap = 2;
    constexpr std::size_t kLeast = 4;
    const bool is_first = style == kDate;
    if (text.empty() || (!is_first && room < kGap + kLeast)) {
      return;
    }
    room -= is_first ? 0 : kGap;
    const std::string_view shown = cut_cells(text, room);
    const bool is_cut = shown.size() < text.size();
    out += is_first ? "" : "  ";
    out += paint(std::string(shown) + (is_cut ? "…" : ""), style, colour_);
    room -= cell_width(shown) + (is_cut ? 1 : 0);
  };
  const bool is_alone = hit.article.source.empty() && hit.article.byline.empty();
  add(fmt::format("{:<{}}", day_of(hit.article), is_alone ? 0 : kDateColumn), kDate);
  add(safe_text(hit.article.source), kSource);
  add(safe_text(hit.article.byline), kFaint);
  return out + '\n';
}

std::string TextRenderer::add(const Hit& hit) {
  std::string out = "\n";
  if (hit.is_partial && !in_partial_) {
    in_partial_ = true;
    out += paint("Articles with some of the words:", kBold, colour_) + "\n\n";
  }
  const Layout layout{rank_width_ + 2, text_width(width_), colour_, {}};
  out += heading(hit);
  Layout title = layout;
  title.link = hyperlinks_ == Hyperlinks::kOn ? link_to(hit.article.url) : "";
  out += lay_out(to_runs(hit.title, kBold, kMatch), title);
  out += lay_out(to_runs(hit.snippet, "", kMatch), layout);
  return out;
}

std::string TextRenderer::end(const ResultHeader& header) {
  if (!header.has_more) {
    return {};
  }
  const std::uint64_t shown = header.offset + header.hits;
  const std::string more = header.total_is_exact
                               ? with_commas(header.total - std::min(header.total, shown))
                               : std::string();
  return paint(fmt::format("\n… {}more: --offset {}", more.empty() ? "" : more + ' ', shown),
               kFaint,
               colour_) +
         '\n';
}

}  // namespace dateline
