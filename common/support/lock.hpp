// SPDX-License-Identifier: GPL-2.0-or-later
//
// FileLock: an advisory lock (flock) on a file that says who holds it: "pid 1234 host press1 since
// 2022-02-26T02:00:00Z". Released by the operating system when the process ends, however it ends.
#pragma once

#include <chrono>
#include <filesystem>

namespace dateline {

class FileLock {
 public:
  // Waits up to timeout. Throws Failure: kLocked naming the holder, kDiskTrouble if the file cannot
  // be written.
  FileLock(const std::filesystem::path& path, std::chrono::seconds timeout);
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  FileLock(FileLock&&) = delete;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  int descriptor_ = -1;
};

}  // namespace dateline
