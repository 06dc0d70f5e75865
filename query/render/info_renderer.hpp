// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an index says of itself: a page of text, or
//
//   json  {"format_version":1,"index":{"path":"...","id":"...","revision":7,...,
//          "segments":[{"name":"segment-000003","articles":21578,...}],
//          "rollback":[{"revision":6,"segments":1}],"last_run_state":"read","last_run":{...}}}
#pragma once

#include <string>

#include "query/render/renderer.hpp"
#include "query/search/index_info.hpp"

namespace dateline {

// Of options: format (kText or kJson), colour.
[[nodiscard]] std::string render_info(const IndexInfo& info, const RenderOptions& options);

}  // namespace dateline
