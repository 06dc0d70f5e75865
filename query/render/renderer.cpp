// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/renderer.hpp"

#include "query/render/json_renderer.hpp"
#include "query/render/passage_renderer.hpp"
#include "query/render/table_renderer.hpp"
#include "query/render/template_renderer.hpp"
#include "query/render/text_renderer.hpp"
#include "query/render/trec_renderer.hpp"

namespace dateline {

std::unique_ptr<Renderer> make_renderer(const RenderOptions& options) {
  if (options.row_template) {
    return std::make_unique<TemplateRenderer>(
        *options.row_template, options.row_end, options.batch);
  }
  switch (options.format) {
    case RenderFormat::kText: break;
    case RenderFormat::kJson: return std::make_unique<JsonRenderer>(options);
    case RenderFormat::kJsonLines: return std::make_unique<JsonLinesRenderer>(options);
    case RenderFormat::kCsv:
    case RenderFormat::kTsv:
    case RenderFormat::kIds: return std::make_unique<TableRenderer>(options);
    case RenderFormat::kTrec: return std::make_unique<TrecRenderer>();
  }
  if (options.passages != Passages::kNone) {
    return std::make_unique<PassageRenderer>(options);
  }
  return std::make_unique<TextRenderer>(options);
}

}  // namespace dateline
