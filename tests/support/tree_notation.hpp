// SPDX-License-Identifier: GPL-2.0-or-later
//
// A syntax tree on one line, for tables of queries and their meanings:
//
//   all(nato +canada -zebra)   plain, required, excluded; ?x adds weight only
//   any(a b)  near/5(a b)  adj/5(a b)  same/s(a b)  same/p(a b)  atleast/5(a)
//   [response force]  [a b]~5  =[U.S.]  a phrase, within 5 words, written so
//   nat*  fuzzy/1(nato)  =Polish  boost/2.5(a)  title(a)  date(2022..2023)  words(5..)  has(date) *
//
// A word that holds a blank or bracket stands in single quotes.
#pragma once

#include <string>

#include "query/language/syntax/syntax.hpp"

namespace dateline::test {

[[nodiscard]] std::string notation(const Node& tree);

}  // namespace dateline::test
