// SPDX-License-Identifier: GPL-2.0-or-later
//
// Facets and significant values:
//
//   text   a table for each field, with bars
//   csv    field,value,count; significant values field,value,count,archive,score; both together
//          field,value,count with the significant ones behind, as rows of that wider table
//   json   {"format_version":1,"query":"...","total":29,"facets":[...],"significant":[...]}
//   jsonl  {"field":"source","value":"...","count":12}
#pragma once

#include <string>

#include "query/render/renderer.hpp"
#include "query/search/counts.hpp"

namespace dateline {

// Of options: format (any but kIds and kTrec), colour, width, charset and row_end.
[[nodiscard]] std::string render_facets(const FacetReport& report, const RenderOptions& options);

}  // namespace dateline
