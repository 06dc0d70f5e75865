// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files of queries.
//
//   51<TAB>airbus subsidies        a line each, id first
//
// or topics as TREC writes them (trec.nist.gov, "Data - English topics"): the number is the id, the
// title the query.
//
//   <top>
//   <num> Number: 051
//   <title> Topic: Airbus Subsidies
//   ...
//   </top>
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dateline {

struct BatchQuery {
  std::size_t line = 0;  // where it begins, from 1
  std::string id;
  std::string query;
};

struct BatchError {
  std::size_t line = 0;
  std::string message;
  std::string hint;
};

using BatchItem = std::variant<BatchQuery, BatchError>;

// In the order of the text; lines without anything are passed over.
[[nodiscard]] std::vector<BatchItem> parse_batch(std::string_view text);

}  // namespace dateline
