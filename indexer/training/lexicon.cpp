// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/lexicon.hpp"

#include <array>
#include <charconv>
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/entities/known_names.hpp"
#include "indexer/enrich/entities/preparation.hpp"
#include "indexer/enrich/entities/tagger_text.hpp"
#include "indexer/training/tagged_document.hpp"

namespace dateline {
namespace {

constexpr std::array<std::pair<std::string_view, Gazette>, 12> kTypes{{
    {"COUNTRY", Gazette::kCountry},
    {"DEMONYM", Gazette::kDemonym},
    {"CITY", Gazette::kCity},
    {"TOWN", Gazette::kTown},
    {"REGION", Gazette::kRegion},
    {"TITLE", Gazette::kTitle},
    {"ROLE", Gazette::kRole},
    {"ORG", Gazette::kOrganisation},
    {"COMPANY", Gazette::kCompany},
    {"FIRST", Gazette::kFirstName},
    {"LAST", Gazette::kLastName},
    {"NAME", Gazette::kFullName},
}};

constexpr std::array<unsigned, 4> kClusterBits{11, 9, 7, 5};

[[noreturn]] void refuse(const std::filesystem::path& path, std::size_t number, const char* form) {
  throw std::runtime_error(fmt::format("{}:{}: a line is {}", path.string(), number, form));
}

// Bit fields of the four numbers in rest; false if they are not four in range.
bool pack_clusters(std::string_view rest, std::uint32_t& packed) {
  packed = 0;
  for (const unsigned bits : kClusterBits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc() || value >> bits != 0) {
      return false;
    }
    packed = packed << bits | value;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    rest.remove_prefix(rest.empty() ? 0 : 1);
  }
  return rest.empty();
}

}  // namespace

ClusterMap read_clusters(const std::filesystem::path& path) {
  ClusterMap clusters;
  std::size_t number = 0;
  for (const std::string& line : read_packed_lines(path)) {
    ++number;
    const std::size_t tab = line.find('\t');
    std::uint32_t packed = 0;
    if (tab == std::string::npos ||
        !pack_clusters(std::string_view(line).substr(tab + 1), packed)) {
      refuse(path, number, "a word and four clusters, with TABs between");
    }
    TaggerText text;
    append_token(text, std::string_view(line).substr(0, tab));
    clusters.emplace(table_hash(text.tokens[0].exact), packed);
  }
  return clusters;
}

void add_phrase(PhraseMap& phrases, std::string_view name, Gazette gazette) {
  TaggerText text;
  append_tokens(text, name);
  if (text.tokens.empty() || text.tokens.size() > kMostPhraseTokens) {
    return;
  }
  std::uint64_t phrase = 0;
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    phrase = add_to_phrase(phrase, text.tokens[i].exact);
    GazetteMask& mask = phrases[table_hash(phrase)];
    const bool is_whole = i + 1 == text.tokens.size();
    mask = static_cast<GazetteMask>(mask | mask_of(is_whole ? gazette : Gazette::kContinues));
  }
}

PhraseMap read_gazetteer(const std::filesystem::path& path) {
  PhraseMap phrases;
  std::size_t number = 0;
  for (const std::string& line : read_packed_lines(path)) {
    ++number;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      refuse(path, number, "a type, TAB and a name");
    }
    const std::string_view type = std::string_view(line).substr(0, tab);
    for (const auto& [name, gazette] : kTypes) {
      if (type == name) {
        add_phrase(phrases, std::string_view(line).substr(tab + 1), gazette);
      }
    }
  }
  return phrases;
}

void add_known_names(PhraseMap& phrases) {
  for (const KnownName& name : known_names()) {
    const Gazette gazette = name.relation == NameRelation::kDemonym ? Gazette::kKnownDemonym
                            : name.kind == EntityKind::kPlace       ? Gazette::kKnownPlace
                                                                    : Gazette::kKnownOrganisation;
    add_phrase(phrases, name.name, gazette);
    if (const std::size_t sign = name.name.find(" & "); sign != std::string_view::npos) {
      add_phrase(phrases, std::string(name.name).replace(sign, 3, " and "), gazette);
    }
  }
}

}  // namespace dateline
