// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads what stands in quotes: a phrase of the text, or the value of a filter.
#pragma once

#include <cstddef>
#include <string_view>

#include "query/language/reading/lexeme.hpp"
#include "query/language/reading/word_reader.hpp"

namespace dateline {

// The quotation that opens at query[at]: kPhrase with its ~n (kText), kWord (other modes: one value
// with its blanks, but for those at its ends), or kError.
[[nodiscard]] Lexeme read_quotation(std::string_view query, std::size_t at, WordMode mode);

}  // namespace dateline
