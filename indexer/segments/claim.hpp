// SPDX-License-Identifier: GPL-2.0-or-later
//
// Claim: what a record brings forward when another record has its id. Two rules: one for records of
// one run, one for a record against what is indexed.
#pragma once

#include <string>

#include "common/index/terms.hpp"

namespace dateline {

struct Claim {
  Precedence precedence{};
  bool cancels = false;     // takes the article of the id out
  std::string file_term{};  // empty if it came by a pipe
};

[[nodiscard]] bool are_of_two_files(const Claim& one, const Claim& other);

// Of two records of one run: the higher version, of one version a cancellation, then the later
// record.
[[nodiscard]] bool goes_before(const Claim& one, const Claim& other);

// Whether an indexed article stays where a new record has its id. The file that it came from says
// what it is now; another file's record must be the later one, as if both had been read in one run.
[[nodiscard]] bool stays(const Claim& indexed, const Claim& record);

}  // namespace dateline
