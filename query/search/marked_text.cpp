// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/marked_text.hpp"

namespace dateline {

namespace {

constexpr std::string_view kEllipsis = "…";

bool is_blank(char character) {
  return character == ' ' || character == '\n' || character == '\t' || character == '\r';
}

}  // namespace

void MarkedTextBuilder::append(const TextSpan& slice) {
  std::uint32_t at = slice.begin;
  for (const TextSpan& mark : marks_) {
    if (mark.begin < at || mark.end > slice.end) {
      continue;
    }
    append_plain(at, mark.begin);
    const std::size_t begin = result_.text.size();
    append_plain(mark.begin, mark.end);
    result_.marks.push_back({begin, result_.text.size()});
    at = mark.end;
  }
  append_plain(at, slice.end);
}

void MarkedTextBuilder::append_ellipsis() {
  append_blank();
  result_.text += kEllipsis;
  result_.text += ' ';
}

void MarkedTextBuilder::append_blank() {
  if (!result_.text.empty() && result_.text.back() != ' ') {
    result_.text += ' ';
  }
}

MarkedText MarkedTextBuilder::finish() {
  while (!result_.text.empty() && result_.text.back() == ' ') {
    result_.text.pop_back();
  }
  return std::move(result_);
}

void MarkedTextBuilder::append_plain(std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t at = begin; at < end; ++at) {
    if (!is_blank(text_[at])) {
      result_.text += text_[at];
    } else {
      append_blank();
    }
  }
}

std::vector<TextSpan> all_sentences(std::string_view text) {
  std::vector<TextSpan> sentences;
  for (const TextSpan& paragraph : split_paragraphs(text)) {
    for (TextSpan sentence :
         split_sentences(text.substr(paragraph.begin, paragraph.end - paragraph.begin))) {
      sentences.push_back({sentence.begin + paragraph.begin, sentence.end + paragraph.begin});
    }
  }
  return sentences;
}

std::uint32_t word_start_before(std::string_view text, std::uint32_t at, std::uint32_t floor) {
  while (at > floor && !is_blank(text[at - 1])) {
    --at;
  }
  return at;
}

std::uint32_t word_end_after(std::string_view text, std::uint32_t at, std::uint32_t ceiling) {
  while (at < ceiling && !is_blank(text[at])) {
    ++at;
  }
  return at;
}

}  // namespace dateline
