// SPDX-License-Identifier: GPL-2.0-or-later
//
// Watchdog: ends the program when a query takes longer than its user would wait. Measured: an OR of
// 100,000 terms runs over 40 seconds in libxapian, and Enquire::set_time_limit does not bound it;
// so nothing inside the search is asked to stop, the process ends.
#pragma once

#include <chrono>

namespace dateline {

// One at a time: it uses the process's interval timer and SIGALRM.
class Watchdog {
 public:
  // After limit a message goes to standard error and the process exits with kQueryIo; buffered
  // output is not written. No limit if it is 0.
  explicit Watchdog(std::chrono::milliseconds limit);
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;
  Watchdog(Watchdog&&) = delete;
  Watchdog& operator=(Watchdog&&) = delete;
  ~Watchdog();
};

}  // namespace dateline
