// SPDX-License-Identifier: GPL-2.0-or-later
//
// The body of an HTTP answer as it was before it was sent (RFC 9112, RFC 9110).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/support/result.hpp"
#include "indexer/readers/warc/header_block.hpp"

namespace dateline {

// Undoes chunks and compression (gzip, deflate, zstd). Crawlers often undo them too and keep the
// headers that announce them: a body that is not what they say is taken as it is. Errors:
// kUnsupported (br), kMalformed, kTooLarge where it unpacks to more than max_bytes.
[[nodiscard]] Result<std::string> decode_body(const HeaderBlock& headers,
                                              std::string_view body,
                                              std::size_t max_bytes);

// Without the chunks of Transfer-Encoding; as it is where it is not made of chunks.
[[nodiscard]] std::string without_chunks(std::string_view body);

}  // namespace dateline
