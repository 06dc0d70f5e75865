// SPDX-License-Identifier: GPL-2.0-or-later
//
// The words by which boilerplate.cpp knows a line. All are in lower case, with plain apostrophes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

enum class LineRule : std::uint8_t {
  kNone,
  kAdvertisement,
  kAuthorBox,
  kCommentForm,
  kContactPrompt,
  kCopyright,
  kReadMore,
  kRelated,
  kShare,
  kSignUp,
  kVideo,
};

// Where a pattern counts.
enum class LinePlace : std::uint8_t {
  kAnywhere,  // on a line of its own
  kTail,      // below the last sentence of the article
  kFiller,    // there too, but it does not open the tail: "Email", "Website"
};

struct LineMatch {
  LineRule rule = LineRule::kNone;
  LinePlace place = LinePlace::kTail;
};

// line: trimmed, as written.
[[nodiscard]] LineMatch match_line(std::string_view line);

// "5:35", "1:02:03", "Duration 2:04": how long a video is.
[[nodiscard]] bool is_video_length(std::string_view line);

// In lower case, curly apostrophes and quotes made plain, runs of blanks one blank.
[[nodiscard]] std::string to_pattern_form(std::string_view line);

}  // namespace dateline
