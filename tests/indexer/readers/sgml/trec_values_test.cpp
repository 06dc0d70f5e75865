// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/trec_values.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("a headline is told from the date and the writer around it") {
  struct Case {
    Lines lines;
    std::string title;
    std::string byline;
    std::string date;
  };
  const Case cases[] = {
      {{}, "", "", ""},
      {{"A jet", "flies"}, "A jet flies", "", ""},
      {{"FT  14 MAY 91 / A jet that flies"}, "A jet that flies", "", "1991-05-14"},
      {{"FT profits / a survey"}, "FT profits / a survey", "", ""},
      {{"Rates:", "Up again", "----", "By Ann Example"}, "Rates: Up again", "By Ann Example", ""},
      {{"Rates", "----", "Up again", "---", "By Ann Example"},
       "Rates - Up again",
       "By Ann Example",
       ""},
      {{"By the river"}, "By the river", "", ""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.title);
    const TrecTitle title = read_trec_title(row.lines);
    CHECK(title.title == row.title);
    CHECK(title.byline == row.byline);
    CHECK(title.date == row.date);
  }
}

TEST_CASE("a term has its code before it or behind it") {
  struct Case {
    std::string line;
    Subject term;
  };
  const Case cases[] = {
      {"TENDER OFFERS, MERGERS (TNM)", {"TNM", "TENDER OFFERS, MERGERS"}},
      {"REL", {"REL", ""}},
      {"P4512 Air Transportation, Scheduled.", {"P4512", "Air Transportation, Scheduled"}},
      {"GBZ  United Kingdom, EC.", {"GBZ", "United Kingdom, EC"}},
      {"British Airways.", {"", "British Airways"}},
      {"BRITISH AIRWAYS", {"", "BRITISH AIRWAYS"}},
      {"Example (in part)", {"", "Example (in part)"}},
      {" ", {"", ""}},
  };
  for (const Case& row : cases) {
    CAPTURE(row.line);
    CHECK(read_trec_term(row.line) == row.term);
  }
}

TEST_CASE("sources, sections and datelines lose what is about the page or the wire") {
  CHECK(read_trec_source("WALL STREET JOURNAL (J), PAGE A8") == "WALL STREET JOURNAL");
  CHECK(read_trec_source(" The Example, Daily \n") == "The Example, Daily");
  CHECK(read_trec_source("Example (weekly)") == "Example (weekly)");
  CHECK(read_trec_section("Part A; Page 1; Column 1; Foreign Desk") == "Foreign");
  CHECK(read_trec_section("Metro; Part B; Page 1; Zones Desk") == "Metro");
  CHECK(read_trec_section("Part 4; Page 1") == "Part 4");
  CHECK(read_trec_section("").empty());
  CHECK(read_trec_dateline("BOSTON (BC-RAIN-ADV01)") == "BOSTON");
  CHECK(read_trec_dateline("(BC-RAIN-ADV01)").empty());
  CHECK(read_trec_dateline("WASHINGTON (AP)") == "WASHINGTON (AP)");
}

TEST_CASE("a journal is a source, a date and a holder of rights") {
  const TrecJournal journal = read_trec_journal(
      {"PC Example  April 9 1990 v7 n14 p9(1).", "* Full Text COPYRIGHT Example Press 1990."});
  CHECK(journal.source == "PC Example");
  CHECK(journal.date == "1990-04-09");
  CHECK(journal.copyright == "COPYRIGHT Example Press 1990.");
  CHECK(read_trec_journal({"May Review"}).source == "May Review");
  CHECK(read_trec_journal({"May Review"}).date.empty());
}

TEST_CASE("a body is left without rights, marks of the wire and the title") {
  struct Case {
    std::string text;
    std::string body;
    std::string copyright;
  };
  const Case cases[] = {
      {"Rain fell.\nCopyright 1990 Example Press", "Rain fell.", "Copyright 1990 Example Press"},
      {"c.1998 Example News\nRain fell.\n(c) 1998 Other", "Rain fell.", "c.1998 Example News"},
      {"Copyright lawyers met.", "Copyright lawyers met.", ""},
      {"C. 2000 jobs are lost.", "C. 2000 jobs are lost.", ""},
      {"Rain fell.\n  (TAIL)\n", "Rain fell.", ""},
      {"Language: Greek\nArticle Type:BFN\n\n  Rain fell.\nLanguage: none",
       "  Rain fell.\nLanguage: none",
       ""},
      {"the\nwater rises .\n Rain fell.", "Rain fell.", ""},
      {"the water rises again", "the water rises again", ""},
      {"the water risesx", "the water risesx", ""},
      {"the water rises", "the water rises", ""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    std::string copyright;
    CHECK(clean_trec_body(row.text, "the water rises", copyright) == row.body);
    CHECK(copyright == row.copyright);
  }
}

}  // namespace
}  // namespace dateline
