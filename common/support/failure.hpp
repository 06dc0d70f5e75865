// SPDX-License-Identifier: GPL-2.0-or-later
//
// Failure: the exception for a run that cannot go on (no disk space, a held lock, a corrupt index,
// a wrong option). main catches it once, prints "program: message" and "hint: ...", and returns
// exit_code.
#pragma once

#include <stdexcept>
#include <string>

#include "common/support/exit_code.hpp"

namespace dateline {

class Failure : public std::runtime_error {
 public:
  // message and hint are one line each, without a final newline; hint may be empty.
  Failure(ExitCode exit_code, const std::string& message, std::string hint)
      : std::runtime_error(message), exit_code_(exit_code), hint_(std::move(hint)) {}

  [[nodiscard]] ExitCode exit_code() const noexcept { return exit_code_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ExitCode exit_code_;
  std::string hint_;
};

}  // namespace dateline
