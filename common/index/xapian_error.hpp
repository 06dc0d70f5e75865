// SPDX-License-Identifier: GPL-2.0-or-later
//
// The border to Xapian's exceptions: each is translated into what the user can do.
#pragma once

#include <filesystem>
#include <functional>

#include <xapian.h>

#include "common/support/failure.hpp"

namespace dateline {

// What a Xapian error on the index means to the user.
[[nodiscard]] Failure to_failure(const Xapian::Error& error, const std::filesystem::path& index);

// Runs work; a Xapian error in it leaves as a Failure.
template <typename Work>
auto translate_xapian_errors(const std::filesystem::path& index, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw to_failure(error, index);
  }
}

}  // namespace dateline
