// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cuts a stream into the elements of one name, for SGML files that hold a record after another:
// <DOC> ... </DOC> <DOC> ... </DOC>. Memory: one record of at most the limit and one block.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/reader.hpp"

namespace dateline {

// Reader::split for elements of that name, given in lower case, found in any case. A record is the
// element with its tags. Where the end tag is missing the next start tag, or the end of the stream,
// ends it: has_end_tag() tells. What stands between records is passed over. Rejected: a record over
// the limit, an end tag without a start tag, a stream without a record. Throws UnreadableInput.
void split_elements(ByteStream& stream, const SplitContext& context, std::string_view name);

// Whether a record that split_elements made ends with its end tag.
[[nodiscard]] bool has_end_tag(std::string_view record, std::string_view name);

// Whether bytes begin with a start tag of that name; where the name is cut off, false.
[[nodiscard]] bool begins_with_tag(std::string_view bytes, std::string_view name);

// The first bytes of a file without what may stand before the first element: byte order mark,
// blanks, comments, declarations, processing instructions.
[[nodiscard]] std::string_view without_prolog(std::string_view sample);

}  // namespace dateline
