// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/passages.hpp"

#include <algorithm>

#include "common/analysis/sentences.hpp"
#include "query/search/marked_text.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t kContext = 250;  // bytes on each side

// The bytes of the text that a line may show: the paragraphs its hit lies in.
TextSpan paragraphs_around(const std::vector<TextSpan>& paragraphs, const TextSpan& hit) {
  TextSpan around = hit;
  for (const TextSpan& paragraph : paragraphs) {
    if (paragraph.begin < hit.end && hit.begin < paragraph.end) {
      around.begin = std::min(around.begin, paragraph.begin);
      around.end = std::max(around.end, paragraph.end);
    }
  }
  return around;
}

// A script without blanks between words is cut between characters.
std::uint32_t left_border(std::string_view text, std::uint32_t hit, std::uint32_t floor) {
  if (hit - floor <= kContext) {
    return floor;
  }
  std::uint32_t at = word_end_after(text, hit - kContext, hit);
  if (at == hit) {
    at = hit - kContext;
    while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
      ++at;
    }
  }
  return at;
}

std::uint32_t right_border(std::string_view text, std::uint32_t hit, std::uint32_t ceiling) {
  if (ceiling - hit <= kContext) {
    return ceiling;
  }
  std::uint32_t at = word_start_before(text, hit + kContext, hit);
  if (at == hit) {
    at = hit + kContext;
    while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
      --at;
    }
  }
  return at;
}

Passage line_of(std::string_view text,
                const std::vector<TextSpan>& paragraphs,
                const Occurrence& occurrence) {
  const TextSpan around = paragraphs_around(paragraphs, occurrence.hit);
  MarkedTextBuilder builder(text, occurrence.words);
  builder.append({left_border(text, occurrence.hit.begin, around.begin), occurrence.hit.begin});
  Passage passage;
  passage.part = occurrence.part;
  passage.hit.begin = builder.size();
  builder.append(occurrence.hit);
  passage.hit.end = builder.size();
  builder.append({occurrence.hit.end, right_border(text, occurrence.hit.end, around.end)});
  passage.text = builder.finish();
  return passage;
}

// The sentences of one part that have a word of an occurrence.
void add_sentences(const Article& article,
                   TextPart part,
                   const std::vector<Occurrence>& occurrences,
                   std::vector<Passage>& passages) {
  const std::vector<TextSpan> words = words_in(part, occurrences);
  if (words.empty()) {
    return;
  }
  const std::string_view text = text_of(article, part);
  const std::vector<TextSpan> sentences =
      part == TextPart::kBody ? all_sentences(text)
                              : std::vector<TextSpan>{{0, static_cast<std::uint32_t>(text.size())}};
  for (const TextSpan& sentence : sentences) {
    const auto in_sentence = [&](const TextSpan& word) {
      return word.begin >= sentence.begin && word.begin < sentence.end;
    };
    if (std::ranges::any_of(words, in_sentence)) {
      MarkedTextBuilder builder(text, words);
      builder.append(sentence);
      passages.push_back({part, builder.finish(), {}});
    }
  }
}

}  // namespace

std::string_view text_of(const Article& article, TextPart part) {
  switch (part) {
    case TextPart::kTitle: return article.title;
    case TextPart::kByline: return article.byline;
    case TextPart::kBody: break;
  }
  return article.body;
}

std::vector<Passage> make_passages(const Article& article,
                                   const std::vector<Occurrence>& occurrences,
                                   Passages kind) {
  std::vector<Passage> passages;
  if (kind == Passages::kSentences) {
    for (const TextPart part : {TextPart::kTitle, TextPart::kByline, TextPart::kBody}) {
      add_sentences(article, part, occurrences, passages);
    }
    return passages;
  }
  std::vector<TextSpan> paragraphs;
  if (!occurrences.empty()) {
    paragraphs = split_paragraphs(article.body);
  }
  for (const Occurrence& occurrence : occurrences) {
    const bool is_in_body = occurrence.part == TextPart::kBody;
    const std::string_view text = text_of(article, occurrence.part);
    const std::vector<TextSpan> whole{{0, static_cast<std::uint32_t>(text.size())}};
    passages.push_back(line_of(text, is_in_body ? paragraphs : whole, occurrence));
  }
  return passages;
}

}  // namespace dateline
