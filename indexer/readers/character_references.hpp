// SPDX-License-Identifier: GPL-2.0-or-later
//
// Character references as HTML and the SGML texts of the wires hold them: "&amp;", "&#233;",
// "&#xE9;", the entities of HTML 4, and those of the TREC and AQUAINT collections ("&blank;",
// "&hyph;", "&QL;").
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// text, valid UTF-8, with each reference replaced once ("&amp;lt;" becomes "&lt;"). References to
// control characters, which wires are full of, become blanks; numbers 128 to 159 mean windows-1252.
// What is not known stays as it is, as the "&T" of AT&T does. Only numbers and &amp &lt &gt &quot
// are known without their semicolon. Thread-safe.
[[nodiscard]] std::string decode_references(std::string_view text);

}  // namespace dateline
