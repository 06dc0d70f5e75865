// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/document_check.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "common/analysis/stemmer.hpp"
#include "common/entities/entity_key.hpp"
#include "common/index/stored_article.hpp"
#include "common/support/failure.hpp"
#include "indexer/segments/document_terms.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMostNamedTerms = 3;

Stemmer stemmer_of(const std::string& language) {
  Result<Stemmer> stemmer = Stemmer::create(language);
  if (!stemmer) {
    throw Failure(ExitCode::kBadIndex, stemmer.error().message, stemmer.error().hint);
  }
  return *std::move(stemmer);
}

std::string value_of(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

std::string_view name_of(Slot slot) {
  switch (slot) {
    case Slot::kPublished: return "the instant of publication";
    case Slot::kAdded: return "the instant it was added";
    case Slot::kPeople: return "the people";
    case Slot::kOrganisations: return "the organisations";
    case Slot::kPlaces: return "the places";
    case Slot::kSource: return "the source";
    case Slot::kContentHash: return "the hash of its content";
    case Slot::kWordCount: return "the number of words";
    case Slot::kId: return "the id";
    case Slot::kPrecedence: return "the version";
  }
  return "what no program reads";
}

// Slots that differ. A slot with another number than ours holds what this program cannot judge.
void compare_values(const Xapian::Document& stored,
                    const Xapian::Document& expected,
                    std::vector<std::string>& problems) {
  for (const Slot slot : {Slot::kPublished,
                          Slot::kPeople,
                          Slot::kOrganisations,
                          Slot::kPlaces,
                          Slot::kSource,
                          Slot::kContentHash,
                          Slot::kWordCount,
                          Slot::kId}) {
    if (value_of(stored, slot) != value_of(expected, slot)) {
      problems.push_back(fmt::format("{} in slot {} is not that of the stored article",
                                     name_of(slot),
                                     static_cast<unsigned>(slot)));
    }
  }
}

struct Posting {
  std::string term;
  Xapian::termcount wdf = 0;

  friend bool operator==(const Posting&, const Posting&) = default;
};

std::vector<Posting> postings_of(const Xapian::Document& document) {
  std::vector<Posting> postings;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    postings.push_back({*term, term.get_wdf()});
  }
  return postings;
}

std::string list_terms(const std::vector<std::string>& terms) {
  const std::size_t shown = std::min(terms.size(), kMostNamedTerms);
  const std::vector<std::string> first(terms.begin(),
                                       terms.begin() + static_cast<std::ptrdiff_t>(shown));
  return fmt::format("{}{}",
                     fmt::join(first, ", "),
                     shown < terms.size() ? fmt::format(" and {} more", terms.size() - shown) : "");
}

bool have_same_positions(const Xapian::Document& stored, const Xapian::Document& expected) {
  auto theirs = expected.termlist_begin();
  for (auto term = stored.termlist_begin(); term != stored.termlist_end(); ++term, ++theirs) {
    if (!std::equal(term.positionlist_begin(),
                    term.positionlist_end(),
                    theirs.positionlist_begin(),
                    theirs.positionlist_end())) {
      return false;
    }
  }
  return true;
}

}  // namespace

DocumentCheck::DocumentCheck(SegmentMetadata metadata)
    : metadata_(std::move(metadata)), builder_(stemmer_of(metadata_.language)) {}

// The other names of entities come from tables that a later version may extend.
bool DocumentCheck::is_by_these_rules(const std::string& term) const {
  return metadata_.enrichment.entities == kEntityVersion || !term.starts_with(kAliasPrefix);
}

void DocumentCheck::compare_terms(const Xapian::Document& stored,
                                  const Xapian::Document& expected,
                                  Positions positions,
                                  std::vector<std::string>& problems) const {
  std::vector<std::string> missing;
  std::vector<std::string> foreign;
  std::vector<std::string> miscounted;
  const std::vector<Posting> ours = postings_of(stored);
  const std::vector<Posting> theirs = postings_of(expected);
  const auto keep = [this](std::vector<std::string>& terms, const std::string& term) {
    if (is_by_these_rules(term)) {
      terms.push_back(term);
    }
  };
  auto their = theirs.begin();
  for (const Posting& our : ours) {
    for (; their != theirs.end() && their->term < our.term; ++their) {
      keep(missing, their->term);
    }
    if (their == theirs.end() || their->term != our.term) {
      keep(foreign, our.term);
      continue;
    }
    if (their->wdf != our.wdf) {
      keep(miscounted, our.term);
    }
    ++their;
  }
  for (; their != theirs.end(); ++their) {
    keep(missing, their->term);
  }
  const auto report = [&problems](const std::vector<std::string>& terms, std::string_view what) {
    if (!terms.empty()) {
      problems.push_back(fmt::format("{}: {}", what, list_terms(terms)));
    }
  };
  report(missing, "terms of the stored article are missing");
  report(foreign, "terms that the stored article does not make");
  report(miscounted, "terms with another count than in the stored article");
  if (positions == Positions::kCompare && ours == theirs &&
      !have_same_positions(stored, expected)) {
    problems.emplace_back("words stand elsewhere than in the stored article");
  }
}

std::vector<std::string> DocumentCheck::check(const Xapian::Document& document,
                                              Positions positions) {
  std::vector<std::string> problems;
  std::string id = value_of(document, Slot::kId);
  try {
    const Article article = decode_article(document.get_data());
    id = article.id;
    const std::string added = value_of(document, Slot::kAdded);
    const Xapian::Document expected =
        builder_.build(article,
                       decode_precedence(value_of(document, Slot::kPrecedence)),
                       static_cast<std::int64_t>(Xapian::sortable_unserialise(added)),
                       file_term_of(document));
    compare_values(document, expected, problems);
    compare_terms(document, expected, positions, problems);
  } catch (const Failure& failure) {
    problems.emplace_back(failure.what());
  }
  for (std::string& problem : problems) {
    problem = fmt::format("article \"{}\": {}", id, problem);
  }
  return problems;
}

}  // namespace dateline
