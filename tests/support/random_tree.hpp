// SPDX-License-Identifier: GPL-2.0-or-later
//
// Random syntax trees that the grammar can produce: what a property holds for, it is tried on. A
// seed gives the same trees on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/syntax/syntax.hpp"

namespace dateline::test {

enum class Construct : std::uint8_t {
  kPhrase,
  kSlop,
  kExact,
  kWildcard,
  kFuzzy,
  kNear,
  kAdjacent,
  kSentence,
  kParagraph,
  kAtLeast,
  kOr,
  kAnd,
  kPlus,       // +a b
  kExclusion,  // -a
  kBoost,
  kField,  // one of options.fields with a value: dates, numbers and filters too
  kEverything,
};

[[nodiscard]] std::set<Construct> all_constructs();

enum class OddWords : std::uint8_t { kNone, kSome };

struct RandomTreeOptions {
  int max_depth = 4;  // of composite nodes
  std::set<Construct> constructs = all_constructs();
  OddWords odd_words = OddWords::kNone;  // operators, punctuation, quotes, other scripts as words
  std::vector<std::string> words = {"nato", "rapid", "response", "force", "flood", "the", "canada"};
  std::vector<std::string> fields = {};  // names in kFields; empty: all
  std::vector<std::string> values = {"reuters", "larkspur wire", "jens stoltenberg", "world", "en"};
  std::vector<std::string> dates = {
      "2022", "2022-02", "2022-02-25", "7d", "last week", "march-2022"};
};

[[nodiscard]] NodePtr random_tree(std::mt19937_64& random, const RandomTreeOptions& options);

}  // namespace dateline::test
