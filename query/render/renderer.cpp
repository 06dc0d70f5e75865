// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/renderer.hpp"

#include "query/render/json_renderer.hpp"
#include "query/render/table_renderer.hpp"
#include "query/render/text_renderer.hpp"

namespace dateline {

std::unique_ptr<Renderer> make_renderer(const RenderOptions& options) {
  switch (options.format) {
    case RenderFormat::kText: break;
    case RenderFormat::kJson: return std::make_unique<JsonRenderer>();
    case RenderFormat::kJsonLines: return std::make_unique<JsonLinesRenderer>();
    case RenderFormat::kCsv:
    case RenderFormat::kTsv:
    case RenderFormat::kIds:
      return std::make_unique<TableRenderer>(options.format, options.columns, options.row_end);
  }
  return std::make_unique<TextRenderer>(options.colour, options.width);
}

}  // namespace dateline
