// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/article_renderer.hpp"

#include <fmt/format.h>

#include "common/analysis/sentences.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/columns.hpp"
#include "query/render/hit_json.hpp"
#include "query/render/json_renderer.hpp"
#include "query/render/safe_json.hpp"
#include "query/render/text_layout.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(const ArticleView& view) {
  Json object = Json::object();
  add_article(object, view.article);
  object["text"] = view.text.text;
  object["highlights"] = marks_to_json(view.text.marks);
  return object;
}

MarkedText slice_of(const MarkedText& text, const TextSpan& span) {
  MarkedText slice{text.text.substr(span.begin, span.end - span.begin), {}};
  for (const ByteSpan& mark : text.marks) {
    if (mark.begin >= span.begin && mark.end <= span.end) {
      slice.marks.push_back({mark.begin - span.begin, mark.end - span.begin});
    }
  }
  return slice;
}

}  // namespace

std::string ArticleRenderer::page(const ArticleView& view) const {
  const Layout layout{0, text_width(options_.width), options_.colour, {}};
  const Article& article = view.article;
  std::string out = lay_out(to_runs(view.title, kBold, kMatch), layout);
  out += lay_out(to_runs(view.byline, "", kMatch), layout);
  Hit hit;
  hit.article = article;
  const std::string date = value_of(*find_column("date"), hit);
  std::vector<Run> origin{{date.empty() ? "undated" : date, kDate}};
  for (const std::string* text : {&article.source, &article.section}) {
    if (!text->empty()) {
      origin.push_back({" · ", ""});
      origin.push_back({safe_text(*text), kSource});
    }
  }
  out += lay_out(origin, layout);
  out += lay_out({{safe_text(article.id), kFaint}}, layout);
  Layout address = layout;
  address.link = options_.hyperlinks == Hyperlinks::kOn ? link_to(article.url) : "";
  out += lay_out({{safe_text(article.url), kFaint}}, address);
  for (const TextSpan& paragraph : split_paragraphs(view.text.text)) {
    out += '\n' + lay_out(to_runs(slice_of(view.text, paragraph), "", kMatch), layout);
  }
  return out;
}

std::string ArticleRenderer::add(const ArticleView& view) {
  const bool is_first = std::exchange(is_first_, false);
  switch (options_.format) {
    case RenderFormat::kJsonLines: return dump_json(to_json(view)) + '\n';
    case RenderFormat::kJson:
      return (is_first ? fmt::format("{{\"format_version\":{},\"articles\":[\n", kJsonFormatVersion)
                       : std::string(",\n")) +
             dump_json(to_json(view));
    case RenderFormat::kText:
    case RenderFormat::kCsv:
    case RenderFormat::kTsv:
    case RenderFormat::kIds:
    case RenderFormat::kTrec: break;
  }
  const std::string rule =
      paint(std::string(text_width(options_.width), '-'), kFaint, options_.colour);
  return (is_first ? std::string() : '\n' + rule + "\n\n") + page(view);
}

std::string ArticleRenderer::finish() const {
  if (options_.format != RenderFormat::kJson) {
    return {};
  }
  return is_first_ ? fmt::format("{{\"format_version\":{},\"articles\":[]}}\n", kJsonFormatVersion)
                   : "\n]}\n";
}

}  // namespace dateline
