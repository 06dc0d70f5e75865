// SPDX-License-Identifier: GPL-2.0-or-later
//
// The text that a message is about, out of its parts.
#pragma once

#include <span>
#include <string>

#include "indexer/readers/mail/mail_message.hpp"

namespace dateline {

struct MailText {
  std::string text;   // clean_text; empty if no part says anything
  std::string title;  // of the HTML part; may be empty
};

// The plain text where it says as much as the HTML beside it; letters that only say "this message
// needs HTML", or are made of addresses, are read from their HTML.
[[nodiscard]] MailText choose_text(std::span<const MailPart> parts);

// Plain text of a letter as an article has it: soft line breaks of format=flowed (RFC 3676) undone,
// without the signature below "-- ".
[[nodiscard]] std::string read_plain_part(const MailPart& part);

}  // namespace dateline
