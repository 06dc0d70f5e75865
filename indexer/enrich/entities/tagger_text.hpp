// SPDX-License-Identifier: GPL-2.0-or-later
//
// TaggerText: an article as the entity tagger reads it. Its tokens are those of treebanks, not
// those of the index: punctuation and the possessive 's are tokens, "U.S." and "Anglo-French" one
// each.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/enrich/entities/entity_model.hpp"
#include "indexer/enrich/entities/tags.hpp"

namespace dateline {

struct TaggerToken {
  std::string_view form;           // in the text it was cut from
  std::uint64_t word = 0;          // hash of the folded form, digits as 0
  std::uint64_t exact = 0;         // hash of the folded form
  std::uint64_t shape = 0;         // hash of "Xxx", "XX", "d.d"; see add_context()
  std::uint32_t folded_begin = 0;  // in TaggerText::folded
  std::uint16_t folded_size = 0;
  std::array<std::uint16_t, 4> clusters{};  // from fine to coarse, 0: unknown; see add_context()
  GazetteMask gazettes = 0;                 // of the token by itself
  GazetteMask phrase = 0;                   // of the longest known phrase around it
  std::uint8_t phrase_part = 0;             // 1 first, 2 last, 3 in between
  std::uint8_t casing = 0;  // how else the article writes the word; 0 for words in lower case
  Label label = kOutside;
  Label gold = kOutside;          // in training and evaluation
  std::uint8_t votes = 0;         // what the word is elsewhere in the article, by pass 1
  std::uint8_t longer_votes = 0;  // what longer names with the word are
  bool is_capital = false;        // starts with a capital letter
  bool is_all_capitals = false;
  bool has_lower = false;
  bool has_digit = false;
  bool is_quote = false;
  bool is_candidate = false;  // may be part of a name
  bool has_context = false;   // shape and clusters are known
};

// Tokens [begin, end).
struct TaggerSentence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_uncased = false;  // has no lower-case letter: a headline in capitals
};

struct TaggerText {
  std::vector<TaggerToken> tokens;
  std::vector<TaggerSentence> sentences;
  std::string folded;

  // Memory for an article of the usual size is kept.
  void clear();
};

// What a buffer may keep from article to article, in elements.
inline constexpr std::size_t kMostKept = std::size_t{1} << 18U;

// Clears a buffer and gives back what it has beyond kMostKept.
template <typename Buffer>
void clear_buffer(Buffer& buffer) {
  buffer.clear();
  if (buffer.capacity() > kMostKept) {
    buffer.shrink_to_fit();
  }
}

// Appends one token; sentence borders are set by end_sentence.
void append_token(TaggerText& text, std::string_view form);

// What was appended since the last sentence becomes one; nothing if that is nothing.
void end_sentence(TaggerText& text);

// Appends the tokens of one sentence. The string must outlive what is made of it.
void append_sentence(TaggerText& text, std::string_view sentence);

// The same for all sentences of prose. The string must outlive what is made of it.
void append_prose(TaggerText& text, std::string_view prose);

// Cuts one sentence into tokens.
void append_tokens(TaggerText& text, std::string_view sentence);

}  // namespace dateline
