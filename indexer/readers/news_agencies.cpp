// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/news_agencies.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr auto kAgencies = std::to_array<std::string_view>({"AP",
                                                            "Reuters",
                                                            "AFP",
                                                            "UPI",
                                                            "dpa",
                                                            "DPA",
                                                            "ANSA",
                                                            "TASS",
                                                            "Tass",
                                                            "Itar-Tass",
                                                            "ITAR-TASS",
                                                            "RIA",
                                                            "RIA Novosti",
                                                            "Interfax",
                                                            "Xinhua",
                                                            "Kyodo",
                                                            "Bloomberg",
                                                            "CNN",
                                                            "BBC",
                                                            "CP",
                                                            "The Canadian Press",
                                                            "PA",
                                                            "AAP",
                                                            "EFE",
                                                            "ANP",
                                                            "Belga",
                                                            "NTB",
                                                            "TT",
                                                            "Ritzau",
                                                            "PTI",
                                                            "ANI",
                                                            "IANS",
                                                            "Yonhap",
                                                            "Anadolu",
                                                            "JTA",
                                                            "PRNewswire",
                                                            "CNS",
                                                            "IPS",
                                                            "MENA",
                                                            "Antara",
                                                            "Bernama",
                                                            "Tanjug",
                                                            "PAP",
                                                            "CTK",
                                                            "MTI",
                                                            "KYODO",
                                                            "Business Wire",
                                                            "BUSINESS WIRE",
                                                            "GLOBE NEWSWIRE",
                                                            "GlobeNewswire",
                                                            "Marketwired",
                                                            "NYT"});

constexpr auto kAgencyWords = std::to_array<std::string_view>({"Wire",
                                                               "Newswire",
                                                               "News",
                                                               "Press",
                                                               "Agency",
                                                               "Agence",
                                                               "Service",
                                                               "Times",
                                                               "Post",
                                                               "Reuters"});

}  // namespace

bool is_known_agency(std::string_view agency) {
  if (std::ranges::find(kAgencies, agency) != kAgencies.end()) {
    return true;
  }
  return std::ranges::any_of(kAgencyWords, [agency](std::string_view word) {
    const std::size_t at = agency.find(word);
    return at != std::string_view::npos && (at == 0 || agency[at - 1] == ' ') &&
           (at + word.size() == agency.size() || agency[at + word.size()] == ' ');
  });
}

}  // namespace dateline
