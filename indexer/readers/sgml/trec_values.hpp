// SPDX-License-Identifier: GPL-2.0-or-later
//
// Values of TREC documents that say more than one thing, or say it in a collection's own way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline {

struct TrecTitle {
  std::string title;
  std::string byline;
  std::string date;  // ISO 8601
};

// lines: of one headline. The Financial Times has its date before it ("FT  14 MAY 91 / A jet"),
// the Wall Street Journal rules and its writer behind it ("A jet", "----", "By A. Writer").
[[nodiscard]] TrecTitle read_trec_title(const std::vector<std::string>& lines);

// A line that names a term of a vocabulary: "TENDER OFFERS (TNM)", "P4512  Air Transportation.",
// "REL" -> code and name, of which one may be empty.
[[nodiscard]] Subject read_trec_term(std::string_view line);

// "WALL STREET JOURNAL (J), PAGE A8" -> "WALL STREET JOURNAL"
[[nodiscard]] std::string read_trec_source(std::string_view line);

// "Part A; Page 1; Column 1; Foreign Desk" -> "Foreign", "Metro; Part B; Page 1" -> "Metro"
[[nodiscard]] std::string read_trec_section(std::string_view line);

struct TrecJournal {
  std::string source;
  std::string date;  // ISO 8601
  std::string copyright;
};

// "PC Week  April 9 1990 v7 n14 p9(1)", "* Full Text COPYRIGHT Example Press 1990."
[[nodiscard]] TrecJournal read_trec_journal(const std::vector<std::string>& lines);

// "BOSTON (BC-RAIN-ADV01)" -> "BOSTON": the wire's name of a story is no place.
[[nodiscard]] std::string read_trec_dateline(std::string_view line);

// A line of its own that says who holds the rights, with a year: "Copyright 1990 Example Press",
// "c.1998 Example News Service", "(c) 1998 Example".
[[nodiscard]] bool is_copyright_line(std::string_view line);

// text without what is no text of the article: lines that say who holds the rights (the first of
// them becomes copyright where that is empty), "(TAIL)", what FBIS writes above a text ("Language:
// Greek", "Article Type:BFN"), and the title where the text begins with it once more.
[[nodiscard]] std::string clean_trec_body(std::string_view text,
                                          std::string_view title,
                                          std::string& copyright);

}  // namespace dateline
