// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/claim.hpp"

#include <tuple>

namespace dateline {

bool are_of_two_files(const Claim& one, const Claim& other) {
  return !one.file_term.empty() && !other.file_term.empty() && one.file_term != other.file_term;
}

bool goes_before(const Claim& one, const Claim& other) {
  return std::tie(one.precedence.version, one.cancels, one.precedence) >
         std::tie(other.precedence.version, other.cancels, other.precedence);
}

bool stays(const Claim& indexed, const Claim& record) {
  if (indexed.precedence.version != record.precedence.version) {
    return indexed.precedence.version > record.precedence.version;
  }
  return !record.cancels && indexed.precedence > record.precedence &&
         are_of_two_files(indexed, record);
}

}  // namespace dateline
