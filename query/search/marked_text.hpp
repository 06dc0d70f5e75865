// SPDX-License-Identifier: GPL-2.0-or-later
//
// Slices of a text put together on one line, with their marks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/analysis/sentences.hpp"
#include "query/search/search_result.hpp"

namespace dateline {

// White space is folded to single blanks, marks move along.
class MarkedTextBuilder {
 public:
  // marks: spans of the text, in order, disjoint. Both must outlive the builder.
  MarkedTextBuilder(std::string_view text, const std::vector<TextSpan>& marks)
      : text_(text), marks_(marks) {}

  // Marks that lie whole in the slice are kept.
  void append(const TextSpan& slice);
  void append_ellipsis();
  // Unless there is one.
  void append_blank();

  [[nodiscard]] std::size_t size() const { return result_.text.size(); }
  // Without blanks at its end.
  [[nodiscard]] MarkedText finish();

 private:
  void append_plain(std::uint32_t begin, std::uint32_t end);

  std::string_view text_;
  const std::vector<TextSpan>& marks_;
  MarkedText result_;
};

// Sentences of all paragraphs, as spans of the text.
[[nodiscard]] std::vector<TextSpan> all_sentences(std::string_view text);

// The nearest place at or before `at` where a word begins, not before floor; and at or after it
// where one ends, not after ceiling.
[[nodiscard]] std::uint32_t word_start_before(std::string_view text,
                                              std::uint32_t at,
                                              std::uint32_t floor);
[[nodiscard]] std::uint32_t word_end_after(std::string_view text,
                                           std::uint32_t at,
                                           std::uint32_t ceiling);

}  // namespace dateline
