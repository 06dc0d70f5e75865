// SPDX-License-Identifier: GPL-2.0-or-later
//
// ByteStream: bytes from a file, a member of a container or a pipe, front to back. InputStream is
// the one that the operating system gives; streams that unpack others wrap it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "common/support/result.hpp"
#include "indexer/sources/raw_record.hpp"

namespace dateline {

// A stream that cannot be opened or read on: it costs the file, not the run. The message names the
// path and the operating system's reason.
class UnreadableInput : public std::runtime_error {
 public:
  explicit UnreadableInput(const std::string& message, ErrorCode code = ErrorCode::kUnreadable)
      : std::runtime_error(message), code_(code) {}

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
};

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Fills up to size bytes, perhaps fewer; 0 at the end only. Throws UnreadableInput.
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

class InputStream final : public ByteStream {
 public:
  // Opens a regular file, or takes standard input where the path is "-". Throws UnreadableInput.
  explicit InputStream(const FileOrigin& file);
  InputStream(const InputStream&) = delete;
  InputStream& operator=(const InputStream&) = delete;
  InputStream(InputStream&&) = delete;
  InputStream& operator=(InputStream&&) = delete;
  ~InputStream() override;

  // A pipe ends where a stop is wanted too (common/support/stop_signal.hpp).
  std::size_t read(char* buffer, std::size_t size) override;

  // Bytes that the operating system has handed over.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  [[nodiscard]] bool wait_for_pipe() const;

  std::string path_;
  int descriptor_ = -1;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace dateline
