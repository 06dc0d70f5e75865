// SPDX-License-Identifier: GPL-2.0-or-later
//
// The trees that are one step smaller than a tree: a node in the place of its parent, or a list
// without one of its members. What goes wrong with a tree is readable once no smaller one fails.
#pragma once

#include <vector>

#include "query/language/syntax/syntax.hpp"

namespace dateline::test {

// Not all are trees that the grammar can produce.
[[nodiscard]] std::vector<NodePtr> smaller_trees(const Node& tree);

}  // namespace dateline::test
