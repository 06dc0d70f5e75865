// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/xapian_version.hpp"

#include <xapian.h>

namespace dateline {

std::string_view xapian_version() {
  return Xapian::version_string();
}

}  // namespace dateline
