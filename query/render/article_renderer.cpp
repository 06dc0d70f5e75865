// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/article_renderer.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/analysis/sentences.hpp"
#include "common/entities/article_names.hpp"
#include "common/terminal/safe_json.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/columns.hpp"
#include "query/render/hit_json.hpp"
#include "query/render/json_renderer.hpp"
#include "query/render/text_layout.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(const ArticleView& view) {
  Json object = Json::object();
  add_article(object, view.article);
  add_publisher_words(object, view.article);
  add_names(object, view.article);
  add_dates(object, view.article);
  object["text"] = view.text.text;
  object["highlights"] = marks_to_json(view.text.marks);
  return object;
}

MarkedText slice_of(const MarkedText& text, std::size_t begin, std::size_t end) {
  MarkedText slice{text.text.substr(begin, end - begin), {}};
  for (const ByteSpan& mark : text.marks) {
    if (mark.begin >= begin && mark.end <= end) {
      slice.marks.push_back({mark.begin - begin, mark.end - begin});
    }
  }
  return slice;
}

// A paragraph as runs, what is boilerplate in it faint.
std::vector<Run> paragraph_runs(const ArticleView& view, const TextSpan& paragraph) {
  std::vector<Run> runs;
  std::size_t at = paragraph.begin;
  const auto add = [&](std::size_t end, std::string_view style) {
    if (end > at) {
      const std::vector<Run> part = to_runs(slice_of(view.text, at, end), style, kMatch);
      runs.insert(runs.end(), part.begin(), part.end());
      at = end;
    }
  };
  for (const Boilerplate& each : view.article.boilerplate) {
    if (each.end > paragraph.begin && each.begin < paragraph.end) {
      add(std::max<std::size_t>(each.begin, paragraph.begin), "");
      add(std::min<std::size_t>(each.end, paragraph.end), kFaint);
    }
  }
  add(paragraph.end, "");
  return runs;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "; "));
}

// Lines on what the publisher says besides the text; those that say nothing are empty.
std::vector<std::string> publisher_lines(const Article& article) {
  std::vector<std::string> keywords = article.keywords;
  for (const Subject& subject : article.subjects) {
    keywords.push_back(subject.name.empty() ? subject.code : subject.name);
  }
  for (std::string& keyword : keywords) {
    keyword = cut_to(safe_text(keyword), kWidestName);
  }
  constexpr std::size_t kMostNames = 12;
  std::vector<std::string> names;
  for (const NamedEntity* entity : main_entities(article, kMostNames)) {
    names.push_back(cut_to(safe_text(shown_name(article, *entity)), kWidestName));
  }
  return {keywords.empty() ? "" : "Keywords: " + joined(keywords),
          names.empty() ? "" : "Named: " + joined(names)};
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
  for (const std::string& line : publisher_lines(article)) {
    out += lay_out({{safe_text(line), kFaint}}, layout);
  }
  if (!article.dateline.empty() && !article.body.starts_with(article.dateline)) {
    out += '\n' + lay_out({{safe_text(article.dateline), kFaint}}, layout);
  }
  for (const TextSpan& paragraph : split_paragraphs(view.text.text)) {
    out += '\n' + lay_out(paragraph_runs(view, paragraph), layout);
  }
  if (!article.copyright.empty()) {
    out += '\n' + lay_out({{safe_text(article.copyright), kFaint}}, layout);
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
