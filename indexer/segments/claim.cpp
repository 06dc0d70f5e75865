// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/claim.hpp"

#include <functional>
#include <tuple>

#include "common/index/stored_article.hpp"
#include "indexer/segments/document_terms.hpp"

namespace dateline {

namespace {

constexpr auto kPrecedenceSlot = static_cast<Xapian::valueno>(Slot::kPrecedence);

bool has_term(const Xapian::Document& document, std::string_view wanted) {
  const std::string term(wanted);
  auto found = document.termlist_begin();
  found.skip_to(term);
  return found != document.termlist_end() && *found == term;
}

ClaimKind kind_of(const Xapian::Document& document) {
  if (has_term(document, kCancellationTerm)) {
    return ClaimKind::kCancellation;
  }
  return has_term(document, kConfirmationTerm) ? ClaimKind::kConfirmation : ClaimKind::kArticle;
}

}  // namespace

Xapian::Document make_claim_document(const std::string& id,
                                     const std::string& place,
                                     const Claim& claim) {
  Article named;
  named.id = id;
  named.place = place;
  Xapian::Document document;
  document.set_data(encode_article(named));
  document.add_boolean_term(value_term(field("id"), id));
  document.add_boolean_term(std::string(claim.cancels() ? kCancellationTerm : kConfirmationTerm));
  if (!claim.file_term.empty()) {
    document.add_boolean_term(claim.file_term);
  }
  document.add_value(kPrecedenceSlot, encode_precedence(claim.precedence));
  return document;
}

Claim claim_of(const Xapian::Document& document) {
  return {.precedence = decode_precedence(document.get_value(kPrecedenceSlot)),
          .kind = kind_of(document),
          .file_term = file_term_of(document)};
}

bool are_of_two_files(const Claim& one, const Claim& other) {
  return !one.file_term.empty() && !other.file_term.empty() && one.file_term != other.file_term;
}

bool goes_before(const Claim& one, const Claim& other) {
  const auto rank = [](const Claim& claim) {
    return std::tuple(claim.precedence.version, claim.cancels(), std::cref(claim.precedence));
  };
  return rank(one) > rank(other);
}

bool stays(const Claim& indexed, const Claim& record) {
  if (indexed.precedence.version != record.precedence.version) {
    return indexed.precedence.version > record.precedence.version;
  }
  return !record.cancels() && indexed.precedence > record.precedence &&
         are_of_two_files(indexed, record);
}

}  // namespace dateline
