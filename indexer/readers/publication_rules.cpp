// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/publication_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxQuotedBytes = 40;

struct Word {
  std::string_view word;
  PublicationStatus status;
};

constexpr auto kWords = std::to_array<Word>({
    {"usable", PublicationStatus::kUsable},
    {"embargoed", PublicationStatus::kUsable},  // the embargo itself says until when
    {"withheld", PublicationStatus::kWithheld},
    {"canceled", PublicationStatus::kCanceled},
    {"cancelled", PublicationStatus::kCanceled},
    {"killed", PublicationStatus::kCanceled},
});

}  // namespace

void set_status(Article& article, std::string_view status) {
  std::string word(trim(status));
  std::ranges::transform(word, word.begin(), lower_ascii);
  // A code of a vocabulary: "stat:canceled", "http://cv.iptc.org/newscodes/pubstatusg2/canceled".
  word.erase(0, word.find_last_of(":/") + 1);
  if (word.empty()) {
    return;
  }
  const auto* const row = std::ranges::find(kWords, word, &Word::word);
  if (row == kWords.end()) {
    article.warnings.push_back(
        fmt::format("status: \"{}\" is none of usable, withheld and canceled",
                    truncate_utf8(word, kMaxQuotedBytes)));
  } else {
    article.status = row->status;
  }
}

void set_embargo(Article& article, std::string_view date) {
  if (trim(date).empty()) {
    return;
  }
  const Result<Timestamp> timestamp = parse_timestamp(date);
  if (timestamp) {
    article.embargo = *timestamp;
  } else {
    article.warnings.push_back(fmt::format("embargo: {}", timestamp.error().message));
  }
}

bool says_nothing(const Article& article) {
  const bool is_cancellation =
      article.status == PublicationStatus::kCanceled && !article.id.empty();
  return article.title.empty() && article.body.empty() && !is_cancellation;
}

}  // namespace dateline
