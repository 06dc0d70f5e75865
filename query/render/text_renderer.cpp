// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/text_renderer.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/entities/article_names.hpp"
#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/text_layout.hpp"

namespace dateline {
namespace {

// "NATO · Canada · Jens Stoltenberg": whom and what the article is most about.
std::string names_line(const Article& article) {
  constexpr std::size_t kMost = 5;
  std::string line;
  for (const NamedEntity* entity : main_entities(article, kMost)) {
    line += line.empty() ? "" : " · ";
    line += cut_to(safe_text(shown_name(article, *entity)), kWidestName);
  }
  return line;
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

std::string TextRenderer::heading(const Hit& hit) const {
  const Article& article = hit.article;
  const bool is_alone = article.source.empty() && article.byline.empty();
  const std::size_t date_cells = is_alone ? 0 : kDateColumn;
  return lay_out_heading({{fmt::format("{:>{}}", hit.rank, rank_width_), ""},
                          {fmt::format("{:<{}}", day_of(article), date_cells), kDate},
                          {safe_text(article.source), kSource},
                          {safe_text(article.byline), kFaint}},
                         text_width(width_),
                         colour_);
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
  out += lay_out({{names_line(hit.article), kFaint}}, layout);
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
