// SPDX-License-Identifier: GPL-2.0-or-later
//
// What may stand inside what: rules of the grammar that a tree shows and the order of words does
// not. Each throws QueryRefusal at the place of the part that may not stand there.
#pragma once

#include <string_view>

#include "query/language/reading/lexeme.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

// Sides of NEAR, ADJ and SAME and what ATLEAST counts have a place in the text. name is the
// operator as written.
void check_sides(const Node& node, std::string_view name);

// A position operator in the field it stands in; nullptr is none.
void check_in_field(const Node& node, const Field* field);
// A word in its field.
void check_in_field(const Term& term, SourceSpan span, const Field* field);

// What stands in brackets: two values side by side of a field that has one are refused.
void check_group(const Node& node, const Field* field);

// A side of OR that is +a alone, its first lexeme the +: nothing stands beside it that the + could
// set it apart from.
void refuse_lone_plus(const Lexeme& first, const Node& side);

// Only what adds weight can add more.
void check_boosted(const Node& node, const Field* field);

}  // namespace dateline
