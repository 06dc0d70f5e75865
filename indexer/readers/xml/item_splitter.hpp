// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cuts an XML stream into documents of one item each, so that an item is read with what stands
// around it and the file is never held:
//
//   <rss><channel><title>T</title>  <item>1</item>  <item>2</item> </channel></rss>
//   ->  <rss><channel><title>T</title><item>1</item></channel></rss>
//       <rss><channel><title>T</title><item>2</item></channel></rss>
//
// The document type is dropped: no DTD is ever read. A file that declares entities of its own is
// refused, since what they stand for can be anything, and of any size.
#pragma once

#include <span>
#include <string_view>

#include "indexer/readers/reader.hpp"

namespace dateline {

// items: local names of the elements that hold an article each. Throws UnreadableInput.
void split_items(ByteStream& stream,
                 std::span<const std::string_view> items,
                 const SplitContext& context);

}  // namespace dateline
