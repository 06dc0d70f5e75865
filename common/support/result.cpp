// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/result.hpp"

namespace dateline {

const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMalformed: return "malformed";
    case ErrorCode::kUnsupported: return "unsupported";
    case ErrorCode::kTooLarge: return "too-large";
    case ErrorCode::kNotFound: return "not-found";
    case ErrorCode::kEmpty: return "empty";
    case ErrorCode::kUnreadable: return "unreadable";
    case ErrorCode::kUnsafe: return "unsafe";
    case ErrorCode::kEmbargoed: return "embargoed";
    case ErrorCode::kWithheld: return "withheld";
    case ErrorCode::kNoFormat: return "no-format";
  }
  return "";
}

}  // namespace dateline
