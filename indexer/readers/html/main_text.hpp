// SPDX-License-Identifier: GPL-2.0-or-later
//
// The article's own text out of all that a page says. In three steps:
//
//   what lies beside  elements whose tag, role or class says that they are menus, shares, related
//                     stories or comments
//   container         from the body down to the element that holds most of the sentences, as
//                     Pasternak and Roth ("Extracting Article Text from the Web with Maximum
//                     Subsequence Segmentation", WWW 2009) look for the stretch that does; an
//                     element that names itself the article, or the articleBody of the page's
//                     linked data, decides where it agrees
//   blocks            inside it, lists of links and what is short and no sentence are left out
//   where
//                     no text surrounds them (Kohlschütter et al. 2010; Pomikálek's jusText 2011)
//
// Where the result is too short for an article the steps are tried again with less left out, as
// Arc90's Readability did.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

// What the page's metadata says of the text, where it says anything.
struct TextGuide {
  std::string_view title;         // not repeated in the text
  std::string_view article_body;  // of the linked data
};

// Paragraphs, each followed by a blank line but the last; empty if the page has no text.
[[nodiscard]] std::string extract_main_text(const PageTree& page, const TextGuide& guide);

// All that the page shows, in the same form.
[[nodiscard]] std::string extract_all_text(const PageTree& page);

}  // namespace dateline
