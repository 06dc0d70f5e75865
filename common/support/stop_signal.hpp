// SPDX-License-Identifier: GPL-2.0-or-later
//
// The wish of a user or of an init system that the program ends: SIGINT or SIGTERM. The first one
// is noted, so that work can be brought to an end; a second one ends the program at once.
#pragma once

#include "common/support/exit_code.hpp"

namespace dateline {

// From now on both signals are noted. To be called once, before threads are started.
void watch_for_stop();

[[nodiscard]] bool stop_is_wanted();

// kInterrupted or kTerminated, by the signal that came; kSuccess if none did.
[[nodiscard]] ExitCode stop_exit_code();

// Threads that a signal should not disturb call this first: it then reaches the one that reads.
void leave_stop_to_others();

}  // namespace dateline
