// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a search found, as plain data: renderers know nothing else.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/article.hpp"

namespace dateline {

struct ByteSpan {
  std::size_t begin = 0;  // bytes [begin, end)
  std::size_t end = 0;
};

// A text and the parts of it that matched, in order, not overlapping.
struct MarkedText {
  std::string text;
  std::vector<ByteSpan> marks;
};

// How much of an article a format shows: what it does not show is not read.
enum class HitDetail : std::uint8_t {
  kId,        // its id, and what the ranking says
  kArticle,   // and what is stored of it
  kMarked,    // and what of it matched
  kPassages,  // and where
};

// Parts of an article as results of their own.
enum class Passages : std::uint8_t {
  kNone,
  kLines,      // each hit with the text on both sides: a concordance
  kSentences,  // each sentence with a hit
};

enum class TextPart : std::uint8_t { kTitle, kByline, kBody };

struct Passage {
  TextPart part = TextPart::kBody;
  MarkedText text;  // on one line
  ByteSpan hit;     // of a concordance: from its first word to its last
};

struct Hit {
  std::uint64_t rank = 0;   // 1 is the first of all matches, whatever the offset
  double weight = 0;        // of the ranking; 0 where articles are sorted by date
  std::uint64_t words = 0;  // of its body
  bool is_partial = false;  // has some of the words only
  Article article;          // its id alone with kId
  std::string cursor;       // where a search sorted by date goes on behind it
  MarkedText title;
  MarkedText snippet;
  std::vector<Passage> passages;     // where asked for
  std::vector<std::string> matched;  // what of its text matched, as written there, each once
                                     // whatever its case
};

// One article whole, for reading.
struct ArticleView {
  Article article;
  MarkedText title;   // on one line
  MarkedText byline;  // on one line
  MarkedText text;    // the body as stored
};

// What is known before the first hit.
struct ResultHeader {
  std::string query;
  std::string query_id;        // of a batch
  std::uint64_t total = 0;     // articles that match fully
  bool total_is_exact = true;  // otherwise an estimate
  std::uint64_t offset = 0;
  std::uint64_t hits = 0;   // that follow, at most
  bool is_by_date = false;  // sorted by date: a later search can go on behind the last hit
  bool has_more = false;    // known at the end: articles match that were not given
  std::chrono::microseconds elapsed{0};
};

enum class WantsMore : std::uint8_t { kNo, kYes };

// Takes a result piece by piece, so that an export of a whole archive is never held in memory. Full
// matches come first, then partial ones if asked for.
struct ResultSink {
  std::function<void(const ResultHeader&)> begin;
  std::function<WantsMore(const Hit&)> add;
};

}  // namespace dateline
