// SPDX-License-Identifier: GPL-2.0-or-later
//
// Facets: how often the values of a field occur among all matches, counted exactly; and which of
// them occur more often than in the archive.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "common/index/fields.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/search/counts.hpp"
#include "query/search/match_set.hpp"

namespace dateline {

enum class FacetKind : std::uint8_t {
  kValue,
  kList,
  kEntity,
  kYear,
  kMonth,
  kMentionedYear,  // of the dates that articles speak of: several an article
  kMentionedMonth,
};

struct FacetField {
  std::string_view name;
  std::string_view prefix;  // of its terms
  FacetKind kind;
};

inline constexpr auto kFacetFields = std::to_array<FacetField>({
    {"source", field("source").prefix, FacetKind::kValue},
    {"agency", field("agency").prefix, FacetKind::kValue},
    {"section", field("section").prefix, FacetKind::kValue},
    {"keyword", field("keyword").prefix, FacetKind::kList},
    {"lang", field("lang").prefix, FacetKind::kValue},
    {"year", kYearPrefix, FacetKind::kYear},
    {"month", kMonthPrefix, FacetKind::kMonth},
    {"about-year", "XY", FacetKind::kMentionedYear},
    {"about-month", "XM", FacetKind::kMentionedMonth},
    {"person", field("person").prefix, FacetKind::kEntity},
    {"org", field("org").prefix, FacetKind::kEntity},
    {"place", field("place").prefix, FacetKind::kEntity},
    {"story", field("story").prefix, FacetKind::kValue},
});

// The field of that name or alias; nullptr if there is none.
[[nodiscard]] const FacetField* find_facet_field(std::string_view name);

// The most frequent values, of dates in the order of the calendar; most 0: all. without: entities
// that are no rows, as those whose company is asked for. Throws Xapian::Error.
[[nodiscard]] Facet count_facet(const FacetField& field,
                                const MatchSet& matches,
                                const Snapshot& snapshot,
                                std::size_t most,
                                std::span<const WantedEntity> without = {});

// The values whose share of the matches is greater than their share of the archive, by the
// log-likelihood ratio of both (Dunning, "Accurate Methods for the Statistics of Surprise and
// Coincidence", Computational Linguistics 19, 1993), greatest first. What may be chance is
// left out: a value of one match alone, and a ratio below 3.84 (5 per cent). Throws Xapian::Error.
[[nodiscard]] Facet find_significant(const FacetField& field,
                                     const MatchSet& matches,
                                     const Snapshot& snapshot,
                                     std::size_t most,
                                     std::span<const WantedEntity> without = {});

}  // namespace dateline
