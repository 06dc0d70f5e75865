// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/markup_scanner.hpp"

#include <algorithm>

namespace dateline {

namespace {

// A tag or document type that is longer is taken for text: nothing writes such.
constexpr std::size_t kMaxTagBytes = std::size_t{1} << 20U;

bool is_name_start(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         static_cast<unsigned char>(byte) >= 0x80;
}

std::string_view name_at(std::string_view tag) {
  return tag.substr(0, tag.find_first_of(" \t\r\n/>"));
}

// Offset behind the '>' that ends the tag at the beginning of text, quoted ones left aside; npos if
// it is not in sight. With brackets, those of a document type's internal subset are skipped.
std::size_t find_tag_end(std::string_view text, bool has_subset) {
  char quote = '\0';
  int open = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char byte = text[at];
    if (quote != '\0') {
      quote = byte == quote ? '\0' : quote;
    } else if (byte == '"' || byte == '\'') {
      quote = byte;
    } else if (has_subset && byte == '[') {
      ++open;
    } else if (has_subset && byte == ']') {
      --open;
    } else if (byte == '>' && open <= 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

bool MarkupScanner::add(std::string_view block, const MarkupSink& sink) {
  buffer_.erase(0, at_);
  at_ = 0;
  buffer_ += block;
  return scan(sink);
}

bool MarkupScanner::finish(const MarkupSink& sink) {
  is_at_end_ = true;
  return scan(sink);
}

bool MarkupScanner::scan(const MarkupSink& sink) {
  MarkupPiece piece;
  while (at_ < buffer_.size() && take_piece(piece)) {
    at_ += piece.bytes.size();
    if (!piece.bytes.empty() && !sink(piece)) {
      return false;
    }
  }
  return true;
}

bool MarkupScanner::take_piece(MarkupPiece& piece) {
  piece = {};
  switch (inside_) {
    case Inside::kCdata: return take_rest_of("]]>", MarkupKind::kText, piece);
    case Inside::kComment: return take_rest_of("-->", MarkupKind::kIgnored, piece);
    case Inside::kInstruction: return take_rest_of("?>", MarkupKind::kIgnored, piece);
    case Inside::kText: break;
  }
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  if (rest.front() == '<') {
    return take_markup(piece);
  }
  piece.bytes = rest.substr(0, rest.find('<'));
  return true;
}

bool MarkupScanner::take_markup(MarkupPiece& piece) {
  constexpr std::string_view kCdata = "<![CDATA[";
  constexpr std::string_view kDeclaration = "<?xml ";
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  if (rest.size() < kCdata.size() && !is_at_end_) {
    return false;
  }
  if (rest.starts_with(kCdata)) {
    inside_ = Inside::kCdata;
    piece.bytes = rest.substr(0, kCdata.size());
  } else if (rest.starts_with("<!--")) {
    inside_ = Inside::kComment;
    piece = {MarkupKind::kIgnored, rest.substr(0, 4), {}};
  } else if (rest.starts_with("<?") && !rest.starts_with(kDeclaration)) {
    inside_ = Inside::kInstruction;
    piece = {MarkupKind::kIgnored, rest.substr(0, 2), {}};
  } else {
    return take_tag(piece);
  }
  return true;
}

bool MarkupScanner::take_tag(MarkupPiece& piece) {
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  const char second = rest.size() > 1 ? rest[1] : '\0';
  const bool is_markup = second == '/' || second == '!' || second == '?' || is_name_start(second);
  const std::size_t end = is_markup ? find_tag_end(rest, second == '!') : std::string_view::npos;
  if (end == std::string_view::npos) {
    if (is_markup && !is_at_end_ && rest.size() <= kMaxTagBytes) {
      return false;
    }
    piece.bytes = rest.substr(0, 1);
    return true;
  }
  piece.bytes = rest.substr(0, end);
  switch (second) {
    case '!': piece.kind = MarkupKind::kDoctype; break;
    case '?': piece.kind = MarkupKind::kDeclaration; break;
    case '/':
      piece.kind = MarkupKind::kEndTag;
      piece.name = name_at(piece.bytes.substr(2));
      break;
    default:
      piece.kind = piece.bytes.ends_with("/>") ? MarkupKind::kEmptyTag : MarkupKind::kStartTag;
      piece.name = name_at(piece.bytes.substr(1));
      break;
  }
  return true;
}

bool MarkupScanner::take_rest_of(std::string_view terminator, MarkupKind kind, MarkupPiece& piece) {
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  const std::size_t end = rest.find(terminator);
  if (end != std::string_view::npos) {
    inside_ = Inside::kText;
    piece = {kind, rest.substr(0, end + terminator.size()), {}};
    return true;
  }
  // The terminator may begin in its last bytes.
  const std::size_t kept = is_at_end_ ? 0 : std::min(rest.size(), terminator.size() - 1);
  piece = {kind, rest.substr(0, rest.size() - kept), {}};
  return !piece.bytes.empty();
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace dateline
