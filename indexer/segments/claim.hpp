// SPDX-License-Identifier: GPL-2.0-or-later
//
// Claim: what a record brings forward when another record has its id. Two rules: one for records of
// one run, one for a record against what is indexed.
//
// A record that is no new article claims its id too, by a document that holds the claim and nothing
// else. Claims have scratch databases of their own, which never become a segment.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "common/index/terms.hpp"

namespace dateline {

enum class ClaimKind {
  kArticle,
  kCancellation,  // takes the article of the id out
  kConfirmation,  // the article is indexed as it is, from the same file
};

struct Claim {
  Precedence precedence{};
  ClaimKind kind = ClaimKind::kArticle;
  std::string file_term{};  // empty if it came by a pipe

  [[nodiscard]] bool cancels() const { return kind == ClaimKind::kCancellation; }
  [[nodiscard]] bool confirms() const { return kind == ClaimKind::kConfirmation; }
};

// The boolean terms that mark a document as a claim of that kind. No word of an article makes a
// term with a space.
inline constexpr std::string_view kCancellationTerm = "X CANCELLATION";
inline constexpr std::string_view kConfirmationTerm = "X CONFIRMATION";

// claim.kind is one of those that are no article. place: of the record, for messages.
[[nodiscard]] Xapian::Document make_claim_document(const std::string& id,
                                                   const std::string& place,
                                                   const Claim& claim);

// Of any document, be it an article or a claim.
[[nodiscard]] Claim claim_of(const Xapian::Document& document);

[[nodiscard]] bool are_of_two_files(const Claim& one, const Claim& other);

// Of two records of one run: the higher version, of one version a cancellation, then the later
// record.
[[nodiscard]] bool goes_before(const Claim& one, const Claim& other);

// Whether an indexed article stays where a new record has its id, and no record of the run confirms
// it. The file that it came from says what it is now; another file's record must be the later one,
// as if both had been read in one run.
[[nodiscard]] bool stays(const Claim& indexed, const Claim& record);

}  // namespace dateline
