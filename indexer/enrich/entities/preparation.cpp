// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/preparation.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>

#include "indexer/enrich/entities/hashing.hpp"

namespace dateline {
namespace {

// Counters of a word's other spellings.
enum Case : std::size_t { kLowerCase, kCapitalised, kAllCapitals };

constexpr GazetteMask kRoles =
    static_cast<GazetteMask>(mask_of(Gazette::kTitle) | mask_of(Gazette::kRole));
constexpr GazetteMask kKinds = static_cast<GazetteMask>(mask_of(Gazette::kContinues) - 1U);

// Whether a token in lower case may stand inside a name: of, de, and, 11, -
bool may_connect(const TaggerToken& token) {
  constexpr std::size_t kMostBytes = 4;
  return token.has_digit || token.form.size() <= kMostBytes;
}

void mark_connectors(TaggerText& text, const TaggerSentence& sentence, std::uint32_t at) {
  constexpr std::uint32_t kMostConnectors = 3;
  constexpr std::uint32_t kLookAhead = 2;
  std::vector<TaggerToken>& tokens = text.tokens;
  const std::uint32_t last = std::min(sentence.end, at + 1 + kMostConnectors);
  for (std::uint32_t i = at + 1; i < last && !tokens[i].is_capital; ++i) {
    TaggerToken& token = tokens[i];
    if (!may_connect(token)) {
      break;
    }
    const auto ahead = tokens.begin() + i + 1;
    const auto end = tokens.begin() + std::min(sentence.end, i + 1 + kLookAhead);
    const bool goes_on =
        std::any_of(ahead, end, [](const TaggerToken& next) { return bool{next.is_capital}; });
    if (!goes_on && !token.has_digit && (token.form.size() > 1 || token.has_lower)) {
      break;
    }
    token.is_candidate = true;
  }
  if (at > sentence.begin && tokens[at - 1].has_digit) {
    tokens[at - 1].is_candidate = true;
  }
}

char shape_of(const TaggerToken& token, unsigned char byte, bool is_first) {
  if (byte >= 0x80U) {
    return is_first && token.is_capital ? 'X' : 'x';
  }
  if (byte >= 'A' && byte <= 'Z') {
    return 'X';
  }
  if (byte >= 'a' && byte <= 'z') {
    return 'x';
  }
  return byte >= '0' && byte <= '9' ? 'd' : static_cast<char>(byte);
}

// "Stoltenberg" is Xxx, "AT&T" XX&X, "1,200" d,dd.
std::uint64_t hash_shape(const TaggerToken& token) {
  constexpr int kLongestRun = 2;
  std::uint64_t hash = kHashSeed;
  char previous = 0;
  int run = 0;
  for (std::size_t i = 0; i < token.form.size(); ++i) {
    const char shape = shape_of(token, static_cast<unsigned char>(token.form[i]), i == 0);
    run = shape == previous ? run + 1 : 1;
    previous = shape;
    if (run <= kLongestRun) {
      hash = hash_byte(hash, static_cast<unsigned char>(shape));
    }
  }
  return hash ^ (hash >> 29U);
}

// Columns of the labels a word has in an article: a tag or none, then the same within names of
// several words.
constexpr std::size_t kNoTag = kTags;
constexpr std::size_t kLonger = kTags + 1;

std::size_t vote_of(const TaggerToken& token) {
  return token.label == kOutside ? kNoTag : static_cast<std::size_t>(tag_of(token.label));
}

bool is_in_longer(const TaggerToken& token) {
  return token.label != kOutside && part_of(token.label) != Part::kUnit;
}

void set_votes(TaggerToken& token, const auto& row) {
  const auto* const middle = row.data() + kLonger;
  const auto* const best = std::max_element(row.data(), middle);
  const unsigned total = std::accumulate(row.data(), middle, 0U);
  if (total > 0) {
    const unsigned agreement = *best < total ? 0U : total > 1 ? 2U : 1U;
    token.votes =
        static_cast<std::uint8_t>(1 + (best - row.data()) * 3 + static_cast<int>(agreement));
  }
  const auto* const longer = std::max_element(middle, row.data() + row.size());
  if (*longer > 0) {
    token.longer_votes = static_cast<std::uint8_t>(1 + (longer - middle));
  }
}

}  // namespace

std::uint64_t add_to_phrase(std::uint64_t phrase, std::uint64_t exact) {
  return mix_hashes(phrase, exact);
}

std::uint64_t table_hash(std::uint64_t hash) {
  hash *= 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 32U);
}

void TextPreparation::count_cased(const TaggerText& text, const TaggerSentence& sentence) {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const TaggerToken& token = text.tokens[i];
    if (token.is_all_capitals) {
      ++cases_.at(token.word)[kAllCapitals];
    } else if (token.is_capital) {
      // The first word of a sentence or a quotation proves nothing.
      const bool proves = i > sentence.begin && !text.tokens[i - 1].is_quote;
      cases_.at(token.word)[kCapitalised] += proves ? 1U : 0U;
    }
  }
}

void TextPreparation::count_cases(TaggerText& text) {
  cases_.clear();
  for (const TaggerSentence& sentence : text.sentences) {
    if (!sentence.is_uncased) {
      count_cased(text, sentence);
    }
  }
  for (const TaggerSentence& sentence : text.sentences) {
    for (std::uint32_t i = sentence.begin; sentence.is_uncased && i < sentence.end; ++i) {
      if (text.tokens[i].is_capital) {
        cases_.at(text.tokens[i].word);
      }
    }
  }
  for (const TaggerToken& token : text.tokens) {
    auto* const row = !token.is_capital && token.has_lower ? cases_.find(token.word) : nullptr;
    if (row != nullptr) {
      ++(*row)[kLowerCase];
    }
  }
}

void TextPreparation::mark_phrases(TaggerText& text,
                                   const TaggerSentence& sentence,
                                   std::uint32_t at) {
  std::vector<TaggerToken>& tokens = text.tokens;
  const auto last =
      std::min<std::uint32_t>(sentence.end, at + static_cast<std::uint32_t>(kMostPhraseTokens));
  std::uint64_t phrase = 0;
  std::uint32_t longest = at;
  GazetteMask mask = 0;
  for (std::uint32_t i = at; i < last; ++i) {
    phrase = add_to_phrase(phrase, tokens[i].exact);
    const GazetteMask* found = model_.gazetteer.find(table_hash(phrase));
    if (found == nullptr) {
      break;
    }
    const auto kinds = static_cast<GazetteMask>(*found & kKinds);
    if (kinds != 0 && i == at) {
      tokens[at].gazettes = static_cast<GazetteMask>(tokens[at].gazettes | kinds);
    } else if (kinds != 0) {
      longest = i;
      mask = kinds;
    }
    if ((*found & mask_of(Gazette::kContinues)) == 0) {
      break;
    }
  }
  for (std::uint32_t i = at; longest > at && i <= longest; ++i) {
    tokens[i].phrase = static_cast<GazetteMask>(tokens[i].phrase | mask);
    tokens[i].phrase_part = i == at ? 1 : i == longest ? 2 : 3;
  }
}

void TextPreparation::mark_sentence(TaggerText& text, const TaggerSentence& sentence) {
  std::vector<TaggerToken>& tokens = text.tokens;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    TaggerToken& token = tokens[i];
    if (token.is_capital) {
      token.is_candidate = true;
      mark_connectors(text, sentence, i);
    }
  }
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    TaggerToken& token = tokens[i];
    const bool starts_with_digit = token.form[0] >= '0' && token.form[0] <= '9';
    if (token.is_capital || (starts_with_digit && token.is_candidate)) {
      mark_phrases(text, sentence, i);
      continue;
    }
    // "president Havel": offices in lower case count beside a name only.
    const bool is_beside = (i + 1 < sentence.end && tokens[i + 1].is_capital) ||
                           (i > sentence.begin && tokens[i - 1].is_capital);
    if (is_beside && token.has_lower) {
      const GazetteMask* found = model_.gazetteer.find(table_hash(add_to_phrase(0, token.exact)));
      token.gazettes =
          static_cast<GazetteMask>(token.gazettes | (found == nullptr ? 0U : *found & kRoles));
    }
  }
}

void TextPreparation::prepare(TaggerText& text) {
  count_cases(text);
  for (TaggerToken& token : text.tokens) {
    if (token.is_capital) {
      const auto* row = cases_.find(token.word);
      const auto& counts = *row;
      token.casing = static_cast<std::uint8_t>(1U + (counts[kLowerCase] > 0 ? 1U : 0U) +
                                               (counts[kCapitalised] > 0 ? 2U : 0U) +
                                               (counts[kAllCapitals] > 0 ? 4U : 0U));
    }
  }
  for (const TaggerSentence& sentence : text.sentences) {
    mark_sentence(text, sentence);
  }
}

void TextPreparation::count_votes(TaggerText& text) {
  labels_.clear();
  for (const TaggerToken& token : text.tokens) {
    if (token.is_capital) {
      auto& row = labels_.at(token.word);
      ++row[vote_of(token)];
      if (is_in_longer(token)) {
        ++row[kLonger + vote_of(token)];
      }
    }
  }
  for (TaggerToken& token : text.tokens) {
    token.votes = 0;
    token.longer_votes = 0;
    if (token.is_capital) {
      auto row = *labels_.find(token.word);
      --row[vote_of(token)];
      if (is_in_longer(token)) {
        --row[kLonger + vote_of(token)];
      }
      set_votes(token, row);
    }
  }
}

std::vector<Segment> find_segments(const TaggerText& text) {
  std::vector<Segment> segments;
  for (std::uint32_t s = 0; s < text.sentences.size(); ++s) {
    const TaggerSentence& sentence = text.sentences[s];
    for (std::uint32_t i = sentence.begin; i < sentence.end;) {
      if (!text.tokens[i].is_candidate) {
        ++i;
        continue;
      }
      const std::uint32_t begin = i;
      while (i < sentence.end && text.tokens[i].is_candidate) {
        ++i;
      }
      segments.push_back({.begin = begin, .end = i, .sentence = s});
    }
  }
  return segments;
}

void add_context(TaggerToken& token, const EntityModel& model) {
  if (token.has_context) {
    return;
  }
  token.has_context = true;
  token.shape = hash_shape(token);
  if (const std::uint32_t* found = model.clusters.find(table_hash(token.exact))) {
    token.clusters = {static_cast<std::uint16_t>(1U + (*found >> 21U)),
                      static_cast<std::uint16_t>(1U + ((*found >> 12U) & 0x1ffU)),
                      static_cast<std::uint16_t>(1U + ((*found >> 5U) & 0x7fU)),
                      static_cast<std::uint16_t>(1U + (*found & 0x1fU))};
  }
}

}  // namespace dateline
