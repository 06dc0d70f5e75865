// SPDX-License-Identifier: GPL-2.0-or-later
//
// Snippets: the sentences of an article that show best why it matched, with every word marked that
// made it match. (Xapian's MSet::snippet escapes HTML and does not see prefixed terms.)
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/search/occurrences.hpp"
#include "query/search/search_result.hpp"

namespace dateline {

// The whole text of a part on one line, its words in the occurrences marked.
[[nodiscard]] MarkedText mark_line(std::string_view text,
                                   TextPart part,
                                   const std::vector<Occurrence>& occurrences);

// The same with its line breaks.
[[nodiscard]] MarkedText mark_text(std::string_view text,
                                   TextPart part,
                                   const std::vector<Occurrence>& occurrences);

// About max_bytes of a body: the best sentence, then the next best while there is room, in their
// order in the text, " … " between what is not adjacent. The beginning of the text if nothing
// occurs in it.
[[nodiscard]] MarkedText make_snippet(std::string_view body,
                                      const std::vector<Occurrence>& occurrences,
                                      std::size_t max_bytes);

}  // namespace dateline
