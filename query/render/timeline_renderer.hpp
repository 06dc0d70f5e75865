// SPDX-License-Identifier: GPL-2.0-or-later
//
// Timelines:
//
//   text   a row for each period, with a bar; of several queries a column and a bar each
//   csv    period,count,total,share; of several queries query,period,count,total,share
//   json   {"format_version":1,"unit":"month","series":[{"query":"...","total":29,"periods":[
//           {"period":"2022-02","count":12,"total":40,"share":30.0},...]},...]}
//   jsonl  {"query":"...","period":"2022-02","count":12,"total":40,"share":30.0}
//
// total is of all articles of the period, share count in per cent of it. The last periods are
// "coarser" and "undated".
#pragma once

#include <string>

#include "query/render/renderer.hpp"
#include "query/search/counts.hpp"

namespace dateline {

// Of options: format (any but kIds and kTrec), colour, width, charset, measure and row_end.
[[nodiscard]] std::string render_timeline(const Timeline& timeline, const RenderOptions& options);

}  // namespace dateline
