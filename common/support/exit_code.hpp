// SPDX-License-Identifier: GPL-2.0-or-later
//
// Exit codes of both programs: scripts and cron rely on them. Each has one meaning per program.
#pragma once

namespace dateline {

enum class ExitCode : int {
  kSuccess = 0,        // query: at least one match; index: all done
  kNoMatch = 1,        // query: the query was answered, nothing matches
  kFailed = 1,         // index: the run failed, what was published stays
  kUsage = 2,          // bad option, bad query, and for query an unusable index
  kPartial = 3,        // index: done, some input was rejected
  kQueryIo = 4,        // query: time-out or I/O error while answering
  kBadIndex = 10,      // index: the path is no index, or one this program cannot write
  kDiskTrouble = 74,   // index: disk full or failing (EX_IOERR)
  kLocked = 75,        // index: another writer holds the lock (EX_TEMPFAIL)
  kInterrupted = 130,  // index: SIGINT; what was whole by then is published
  kTerminated = 143,   // index: SIGTERM, likewise
};

}  // namespace dateline
