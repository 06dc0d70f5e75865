// SPDX-License-Identifier: GPL-2.0-or-later
//
// Coverage:
//
//   text   for all sources and each of them its span, what is missing, what is far below the usual
//   csv    scope,source,kind,first,last,periods,count,usual: a row of the kind span for each
//          source, one of coarser and of undated where it has such articles, and one of missing or
//          drop for each hole
//   jsonl  a row of csv a line
//   json   {"format_version":1,"query":null,"unit":"day","total":210,"sources":[{"scope":"source",
//           "source":"...","articles":210,...,"missing":[{"first":"2021-03-04",
//           "last":"2021-03-09","periods":6}],"drops":[{"period":"2021-05-03","count":12,
//           "usual":150.0}],"days_off":[{"weekday":"Sunday","days":48}]}]}
//
// scope is all, source, or none: articles without a source.
#pragma once

#include <string>

#include "query/render/renderer.hpp"
#include "query/search/counts.hpp"

namespace dateline {

// Of options: format (any but kIds and kTrec), colour and row_end.
[[nodiscard]] std::string render_coverage(const Coverage& coverage, const RenderOptions& options);

}  // namespace dateline
