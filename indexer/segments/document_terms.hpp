// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is read back from the terms of a document.
#pragma once

#include <string>

#include <xapian.h>

namespace dateline {

// The file that it was read from, as file_term writes it; empty if it came by a pipe.
[[nodiscard]] std::string file_term_of(const Xapian::Document& document);

}  // namespace dateline
