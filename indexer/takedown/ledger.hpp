// SPDX-License-Identifier: GPL-2.0-or-later
//
// The ledger of an index: what was purged from it, when and why; the file `ledger`, to which lines
// are only ever added. It holds ids, and no text of an article.
//
//   {"when":"2022-03-01T09:00:00Z","action":"purge","ids":["a-17"],"reason":"court order 4 C
//   12/22",
//    "revision_before":6,"revision_after":7,"segments_dropped":["segment-000003"],
//    "commits_dropped":["000005","000006"],"checksum":"<32 hex>"}
//
// on one line. A checksum also covers the checksum of the line before: a line that is altered,
// taken out or put in breaks the chain there. What the chain cannot show is that the last lines are
// gone as if they had never been written, nor that someone wrote the whole file anew: keep a copy
// elsewhere.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

inline constexpr const char* kLedgerName = "ledger";

struct LedgerEntry {
  std::string when = {};
  std::string action = "purge";
  std::vector<std::string> ids = {};
  std::string reason = {};
  std::uint64_t revision_before = 0;
  std::uint64_t revision_after = 0;
  std::vector<std::string> segments_dropped = {};
  std::vector<std::string> commits_dropped = {};

  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

// Oldest first; empty where the index has no ledger. Throws Failure (kBadIndex) naming the line
// whose checksum does not hold.
[[nodiscard]] std::vector<LedgerEntry> read_ledger(const std::filesystem::path& index);

// On disk when it returns. A last line without an end is of a run that died while writing it, and
// gives way. Only the holder of the index's lock may call it. Throws Failure: kBadIndex as
// read_ledger, kDiskTrouble.
void append_to_ledger(const std::filesystem::path& index, const LedgerEntry& entry);

}  // namespace dateline
