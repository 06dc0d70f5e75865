// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files that survive a power cut: written beside, synced, renamed. Every function throws Failure
// (kDiskTrouble) naming the path and the operating system's reason.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace dateline {

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

// Hands over the bytes of a file front to back, 64 KiB at a time.
void read_file_in_blocks(const std::filesystem::path& path,
                         const std::function<void(std::string_view)>& take);

// Replaces path as a whole or leaves it as it was: a temporary file beside it, fsync, rename, fsync
// of the folder.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

// The same for bytes that come by and by. Until commit, and where it is never called, path stays as
// it was.
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  AtomicFile(AtomicFile&&) = delete;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  void append(std::string_view bytes);
  void commit();

 private:
  void flush();

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::string buffer_;
  int descriptor_;  // -1 once committed
};

// fsync of a file or a folder.
void sync_path(const std::filesystem::path& path);

}  // namespace dateline
