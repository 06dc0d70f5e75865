// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/written_text.hpp"

#include <algorithm>
#include <string_view>

namespace dateline {

namespace {

std::string with_single_blanks(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool is_blank = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    if (!is_blank) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// The bytes of text from the first token at span.begin to the last one at span.end - 1.
std::string_view slice(std::string_view text, const TokenStream& stream, const Span& span) {
  const auto first = std::ranges::lower_bound(stream.tokens, span.begin, {}, &Token::position);
  const auto end = std::ranges::lower_bound(stream.tokens, span.end, {}, &Token::position);
  if (first == end || first->position != span.begin || (end - 1)->position != span.end - 1) {
    return {};
  }
  // Of a compound and its first part, at one position, the part comes last.
  return text.substr(first->begin, (end - 1)->end - first->begin);
}

}  // namespace

std::string written_at(const Article& article,
                       const ArticleTokens& tokens,
                       const Span& span,
                       Zone zone) {
  if (zone == Zone::kByline) {
    return with_single_blanks(slice(article.byline, tokens.byline, span));
  }
  return with_single_blanks(span.begin < tokens.body_begin
                                ? slice(article.title, tokens.title, span)
                                : slice(article.body, tokens.body, span));
}

}  // namespace dateline
