// SPDX-License-Identifier: GPL-2.0-or-later
//
// Features of a candidate token, as slots of the model. Trainer and tagger make them here, so they
// cannot differ. Templates after Ratinov and Roth (2009) and Tkachenko and Simanovsky, "Named
// entity recognition: exploring features" (2012): words, shapes and affixes in a window of two,
// word clusters, gazetteer matches, the nearest words that are not capitalised, spelling in the
// rest of the article; for the second pass votes of the article's other mentions.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/enrich/entities/entity_model.hpp"
#include "indexer/enrich/entities/hashing.hpp"
#include "indexer/enrich/entities/tagger_text.hpp"

namespace dateline {

// Which identities of words a feature rests on. The trainer leaves some out at random, so that the
// model learns to do without.
enum WordUse : unsigned { kNoWord = 0, kOwnWord = 1, kWordBefore = 2, kWordAfter = 4 };

inline constexpr std::size_t kMostFeatures = 160;

[[nodiscard]] constexpr std::uint32_t slot_of(unsigned feature_template, std::uint64_t value) {
  const std::uint64_t hash = mix_hashes(std::uint64_t{feature_template} * 0x9E3779B1U + 77, value);
  return static_cast<std::uint32_t>(hash >> 7U) & static_cast<std::uint32_t>(kSlots - 1);
}

// Runs of capitalised words in one sentence. Asked for its tokens in order, it looks at each token
// once: a sentence may be a megabyte of them.
class CapitalRuns {
 public:
  struct Run {
    std::ptrdiff_t begin = 0;
    std::ptrdiff_t end = 0;
  };

  CapitalRuns(const TaggerText& text, const TaggerSentence& sentence)
      : tokens_(text.tokens.data()),
        begin_(static_cast<std::ptrdiff_t>(sentence.begin)),
        end_(static_cast<std::ptrdiff_t>(sentence.end)) {}

  // The run that token `at` is part of; empty if it is not capitalised.
  [[nodiscard]] Run around(std::uint32_t at) {
    const auto token = static_cast<std::ptrdiff_t>(at);
    if (!tokens_[token].is_capital) {
      return {token, token};
    }
    if (token < run_.begin || token >= run_.end) {
      run_ = {token, token + 1};
      while (run_.begin > begin_ && tokens_[run_.begin - 1].is_capital) {
        --run_.begin;
      }
      while (run_.end < end_ && tokens_[run_.end].is_capital) {
        ++run_.end;
      }
    }
    return run_;
  }

 private:
  const TaggerToken* tokens_;
  std::ptrdiff_t begin_;
  std::ptrdiff_t end_;
  Run run_;
};

// A token with its sentence; tokens beyond its borders read as marks of their own.
class FeatureWindow {
 public:
  // Tokens within two of `at` and those beside the run must have their context.
  FeatureWindow(const TaggerText& text,
                const TaggerSentence& sentence,
                std::uint32_t at,
                CapitalRuns::Run run)
      : text_(text),
        tokens_(text.tokens.data()),
        begin_(static_cast<std::ptrdiff_t>(sentence.begin)),
        end_(static_cast<std::ptrdiff_t>(sentence.end)),
        at_(static_cast<std::ptrdiff_t>(at)),
        run_(run),
        is_uncased_(sentence.is_uncased) {}

  // sink(slot, words): words is a set of WordUse.
  template <typename Sink>
  void first_pass(Sink&& sink) const {
    const auto add = [&](unsigned id, std::uint64_t value, unsigned words = kNoWord) {
      sink(slot_of(id, value), words);
    };
    add(0, 0);
    add_words(add);
    add_shapes(add);
    add_clusters(add);
    add_gazettes(add);
    if (token().is_capital) {
      add_surroundings(add);
    }
  }

  template <typename Sink>
  void second_pass(Sink&& sink) const {
    const auto add = [&](unsigned id, std::uint64_t value) { sink(slot_of(id, value), kNoWord); };
    const std::uint64_t own = token().votes;
    const std::uint64_t before = at_ > begin_ ? tokens_[at_ - 1].votes : 0;
    const std::uint64_t after = at_ + 1 < end_ ? tokens_[at_ + 1].votes : 0;
    add(60, own);
    add(61, token().longer_votes);
    add(62, mix_hashes(own, token().shape));
    add(63, mix_hashes(before, own));
    add(64, mix_hashes(own, after));
    add(65, mix_hashes(own, token().longer_votes));
  }

 private:
  static constexpr std::uint64_t kBeforeSentence = 0x1234568;
  static constexpr std::uint64_t kBehindSentence = 0x1234567;

  [[nodiscard]] const TaggerToken& token() const { return tokens_[at_]; }

  [[nodiscard]] bool is_inside(std::ptrdiff_t i) const { return i >= begin_ && i < end_; }

  [[nodiscard]] std::uint64_t border(std::ptrdiff_t i) const {
    return i < begin_ ? kBeforeSentence : kBehindSentence;
  }

  [[nodiscard]] std::uint64_t word(std::ptrdiff_t i) const {
    return is_inside(i) ? tokens_[i].word : border(i);
  }

  [[nodiscard]] std::uint64_t shape(std::ptrdiff_t i) const {
    return is_inside(i) ? tokens_[i].shape : border(i);
  }

  [[nodiscard]] std::uint64_t cluster(std::ptrdiff_t i, std::size_t level) const {
    return is_inside(i) ? tokens_[i].clusters[level] : border(i);
  }

  [[nodiscard]] GazetteMask gazettes(std::ptrdiff_t i) const {
    return is_inside(i) ? tokens_[i].gazettes : GazetteMask{0};
  }

  [[nodiscard]] std::string_view folded() const {
    return std::string_view(text_.folded).substr(token().folded_begin, token().folded_size);
  }

  template <typename Add>
  void add_words(const Add& add) const {
    const TaggerToken& own = token();
    const std::string_view letters = folded();
    add(1, mix_hashes(own.word, own.shape), kOwnWord);
    add(2, own.word, kOwnWord);
    for (std::size_t length = 2; length <= 4; ++length) {
      const std::size_t count = std::min(length, letters.size());
      add(11 + static_cast<unsigned>(length), hash_bytes(letters.substr(0, count)), kOwnWord);
      add(14 + static_cast<unsigned>(length),
          hash_bytes(letters.substr(letters.size() - count)),
          kOwnWord);
    }
    add(3, word(at_ - 1), kWordBefore);
    add(4, word(at_ + 1), kWordAfter);
    add(5, word(at_ - 2));
    add(6, word(at_ + 2));
    add(7, mix_hashes(word(at_ - 1), own.word), kOwnWord | kWordBefore);
    add(8, mix_hashes(own.word, word(at_ + 1)), kOwnWord | kWordAfter);
    add(30, mix_hashes(word(at_ - 2), word(at_ - 1)), kWordBefore);
    add(31, mix_hashes(word(at_ + 1), word(at_ + 2)), kWordAfter);
  }

  template <typename Add>
  void add_shapes(const Add& add) const {
    const std::uint64_t own = token().shape;
    add(9, own);
    add(10, mix_hashes(shape(at_ - 1), own));
    add(11, mix_hashes(own, shape(at_ + 1)));
    add(12, mix_hashes(mix_hashes(shape(at_ - 1), own), shape(at_ + 1)));
    if (at_ == begin_) {
      add(19, own);
    }
    if (is_uncased_) {
      add(20, own);
    }
  }

  template <typename Add>
  void add_clusters(const Add& add) const {
    for (std::size_t level = 0; level < 4; ++level) {
      add(21, cluster(at_, level) * 8 + level);
    }
    for (std::size_t level = 0; level < 3; ++level) {
      add(22, cluster(at_ - 1, level) * 8 + level);
      add(23, cluster(at_ + 1, level) * 8 + level);
    }
    add(24, cluster(at_ - 2, 1));
    add(25, cluster(at_ + 2, 1));
    add(26, mix_hashes(cluster(at_ - 1, 1), cluster(at_, 1)));
    add(27, mix_hashes(cluster(at_, 1), cluster(at_ + 1, 1)));
    add(28, mix_hashes(cluster(at_ - 1, 2), mix_hashes(cluster(at_, 2), cluster(at_ + 1, 2))));
    add(29, mix_hashes(cluster(at_, 1), token().shape));
  }

  template <typename Add>
  void add_gazettes(const Add& add) const {
    const TaggerToken& own = token();
    const GazetteMask before = gazettes(at_ - 1);
    const GazetteMask after = gazettes(at_ + 1);
    const std::uint64_t capital = own.is_capital ? 1 : 0;
    for (unsigned gazette = 0; gazette < kGazettes; ++gazette) {
      const unsigned bit = 1U << gazette;
      if ((own.gazettes & bit) != 0) {
        add(40, gazette);
      }
      if ((own.phrase & bit) != 0) {
        add(41, gazette + 64U * own.phrase_part);
      }
      if ((before & bit) != 0) {
        add(43, mix_hashes(gazette, capital));
      }
      if ((after & bit) != 0) {
        add(44, mix_hashes(gazette, capital));
      }
    }
    add(42, mix_hashes(own.gazettes, own.shape));
    add(45, mix_hashes(before, own.gazettes));
    add(46, mix_hashes(own.gazettes, after));
  }

  // What stands around the run of capitalised words that the token is part of.
  template <typename Add>
  void add_surroundings(const Add& add) const {
    const TaggerToken& own = token();
    const std::ptrdiff_t before = run_.begin - 1;
    const std::ptrdiff_t after = run_.end;
    add(47, own.casing + 16U * (at_ == begin_ ? 1U : 0U) + 32U * (is_uncased_ ? 1U : 0U));
    add(48, word(before), before == at_ - 1 ? kWordBefore : kNoWord);
    add(49, word(after), after == at_ + 1 ? kWordAfter : kNoWord);
    add(50,
        static_cast<std::uint64_t>(at_ - before) * 8 +
            static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(7, after - at_)));
    add(51, cluster(before, 1));
    add(52, cluster(after, 1));
    if (after - 1 > at_) {
      add(53, word(after - 1));
    }
    if (before + 1 < at_) {
      add(54, word(before + 1));
    }
    add(55, gazettes(after - 1));
  }

  const TaggerText& text_;
  const TaggerToken* tokens_;
  std::ptrdiff_t begin_;
  std::ptrdiff_t end_;
  std::ptrdiff_t at_;
  CapitalRuns::Run run_;
  bool is_uncased_;
};

}  // namespace dateline
