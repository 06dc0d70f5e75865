// SPDX-License-Identifier: GPL-2.0-or-later
//
// MarkupScanner: XML that comes in blocks, cut into tags and what stands between them. It checks
// nothing and remembers nothing but the piece at hand, so a file of any size costs a block; what
// the tags mean, and whether they nest, is for those behind it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace dateline {

enum class MarkupKind {
  kText,         // characters, and whole or partial CDATA sections
  kStartTag,     // <p class="a">
  kEmptyTag,     // <br/>
  kEndTag,       // </p>
  kDoctype,      // <!DOCTYPE ...> with its internal subset
  kDeclaration,  // <?xml version="1.0" encoding="..."?>
  kIgnored,      // comments and other processing instructions, whole or partial
};

struct MarkupPiece {
  MarkupKind kind = MarkupKind::kText;
  std::string_view bytes;
  std::string_view name;  // of a tag, with its prefix
};

// Takes the pieces in order; together they are the input. False means stop.
using MarkupSink = std::function<bool(const MarkupPiece&)>;

class MarkupScanner {
 public:
  // False once the sink wants no more.
  bool add(std::string_view block, const MarkupSink& sink);
  bool finish(const MarkupSink& sink);

 private:
  enum class Inside { kText, kCdata, kComment, kInstruction };

  // Takes a piece off the front of buffer_ at at_; false where more input is needed first.
  bool take_piece(MarkupPiece& piece);
  bool take_markup(MarkupPiece& piece);
  bool take_tag(MarkupPiece& piece);
  bool take_rest_of(std::string_view terminator, MarkupKind kind, MarkupPiece& piece);
  bool scan(const MarkupSink& sink);

  std::string buffer_;
  std::size_t at_ = 0;
  Inside inside_ = Inside::kText;
  bool is_at_end_ = false;
};

// "dc:date" -> "date"
[[nodiscard]] std::string_view local_name(std::string_view name);

}  // namespace dateline
