// SPDX-License-Identifier: GPL-2.0-or-later
//
// One message as GMime reads it: decoded headers and the parts a reader sees. GMime is known to
// mail_message.cpp only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.hpp"

namespace dateline {

// A text part that is shown, decoded from its transfer encoding, in its own charset.
struct MailPart {
  std::string bytes;
  std::string charset;  // as declared; may be empty
  bool is_html = false;
  bool is_flowed = false;      // format=flowed (RFC 3676)
  bool deletes_space = false;  // its delsp=yes
};

struct MailMessage {
  std::string subject;
  std::string sender_name;
  std::string sender_address;
  std::string date;  // as parse_timestamp reads it; empty where there is none that can be read
  std::string message_id;  // without brackets
  std::vector<MailPart> parts;

  // Of the headers that are not above: "" if there is none.
  std::string list_id;
  std::string archived_at;
  std::string language;
  std::string keywords;
};

// Parts nested deeper, and parts beyond the limit, are left out.
inline constexpr int kMaxMailDepth = 20;
inline constexpr std::size_t kMaxMailParts = 1000;

// Error (kMalformed): there is no header in it. Thread-safe.
[[nodiscard]] Result<MailMessage> parse_mail(std::string_view bytes);

}  // namespace dateline
