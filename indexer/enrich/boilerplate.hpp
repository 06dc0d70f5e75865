// SPDX-License-Identifier: GPL-2.0-or-later
//
// Boilerplate of scraped text: lines that stand in or below an article and are no part of it, found
// by what they say and where they stand (Kohlschütter et al. call such blocks by their shallow
// features; here there is nothing but lines, so their words decide).
//
//   tail       everything from the first line that is boilerplate to the end, after the article's
//              last sentence: "Leave a Reply", "Share this:", the box about the author
//   in between lines of their own that are boilerplate wherever they stand: "READ MORE: ...",
//              "WATCH | ..." with its caption, "Advertisement", the bare length of a video
//
// Words that may begin a sentence of an article count at the tail only, and a sentence never counts
// for its first words alone. The sign-off of a wire ("Reporting by ...") and corrections are text.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline {

// Version of the rules. Part of the index's metadata.
inline constexpr int kBoilerplateVersion = 1;

struct BoilerplateRule {
  std::string_view name;
  std::string_view help;  // one line
};

// Names never change: reports, the index and --show -f json carry them.
[[nodiscard]] std::span<const BoilerplateRule> boilerplate_rules();

struct BoilerplateFinding {
  std::vector<Boilerplate> stretches;  // in order, not touching
  std::string author;                  // the name that opens a box about the author; may be empty
  bool is_over_limit = false;          // so much was found that the tail, or the rest, was kept
};

// No more of a body is taken from its tail, and no more from in between: else it is a list, a poem,
// a table, or the rules are wrong.
inline constexpr double kMostBoilerplate = 0.4;

// body: clean_text. Time is linear in its length.
[[nodiscard]] BoilerplateFinding find_boilerplate(std::string_view body);

// Marks what is found in article, and gives it the author for a byline if it has none (origin
// kAuthorBox). True if the limit kept something.
bool mark_boilerplate(Article& article);

}  // namespace dateline
