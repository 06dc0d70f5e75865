// SPDX-License-Identifier: GPL-2.0-or-later
//
// kTrecTags: the tags of the TREC, TIPSTER, AQUAINT, Gigaword and CLEF collections and what each
// says of an article. One row each; of several tags for one field the earlier row is preferred.
#pragma once

#include <array>
#include <string_view>

#include "indexer/readers/sgml/sgml_fields.hpp"

namespace dateline {

enum class TrecUse {
  kNone,
  kId,
  kTitle,
  kBody,
  kLoose,  // text beside the fields: the body where nothing else is
  kByline,
  kDate,
  kDateline,
  kSource,
  kJournal,  // "PC Week  April 9 1990 v7 n14 p9(1)": source and date
  kSection,
  kPlacement,  // "Part A; Page 1; Foreign Desk": section
  kKeywords,
  kSubjects,  // "TENDER OFFERS (TNM)" or "P4512  Air Transportation.", one a line
  kOrganisations,
  kPlaces,
  kCopyright,
  kUrl,
  kNote,  // to readers or to editors
};

struct TrecTag {
  std::string_view name;  // in lower case
  ElementKind kind;
  TrecUse use;
};

inline constexpr auto kTrecTags = std::to_array<TrecTag>({
    {"doc", ElementKind::kContainer, TrecUse::kLoose},
    {"body", ElementKind::kContainer, TrecUse::kLoose},
    // What FBIS and the wires write into a header is for their own machines.
    {"header", ElementKind::kContainer, TrecUse::kNone},
    {"trailer", ElementKind::kContainer, TrecUse::kNone},

    {"docno", ElementKind::kField, TrecUse::kId},
    {"docid", ElementKind::kHeadField, TrecUse::kNone},  // beside a DOCNO a count
    {"url", ElementKind::kHeadField, TrecUse::kUrl},

    {"headline", ElementKind::kField, TrecUse::kTitle},
    {"head", ElementKind::kHeadField, TrecUse::kTitle},   // AP
    {"hl", ElementKind::kHeadField, TrecUse::kTitle},     // WSJ
    {"title", ElementKind::kHeadField, TrecUse::kTitle},  // Ziff, Cranfield
    {"doctitle", ElementKind::kField, TrecUse::kTitle},   // Federal Register, in its text
    {"ttl", ElementKind::kHeadField, TrecUse::kTitle},    // Congressional Record, patents
    {"ti", ElementKind::kHeadField, TrecUse::kTitle},     // FBIS, in an H3
    {"h3", ElementKind::kHeadField, TrecUse::kTitle},

    {"lp", ElementKind::kText, TrecUse::kBody},        // WSJ: the first paragraphs
    {"leadpara", ElementKind::kText, TrecUse::kBody},  // San Jose Mercury News
    {"summary", ElementKind::kText, TrecUse::kBody},   // Ziff
    {"abstract", ElementKind::kText, TrecUse::kBody},
    {"abs", ElementKind::kText, TrecUse::kBody},
    {"text", ElementKind::kText, TrecUse::kBody},
    {"correction", ElementKind::kHeadField, TrecUse::kBody},  // at times all there is
    {"graphic", ElementKind::kHeadField, TrecUse::kBody},
    {"caption", ElementKind::kHeadField, TrecUse::kBody},
    {"note", ElementKind::kHeadField, TrecUse::kNote},

    {"byline", ElementKind::kField, TrecUse::kByline},
    {"author", ElementKind::kHeadField, TrecUse::kByline},

    {"date_time", ElementKind::kHeadField, TrecUse::kDate},
    {"date", ElementKind::kHeadField, TrecUse::kDate},
    {"date1", ElementKind::kHeadField, TrecUse::kDate},  // FBIS
    {"dd", ElementKind::kHeadField, TrecUse::kDate},     // WSJ
    {"pubdate", ElementKind::kHeadField, TrecUse::kDate},
    {"fileid", ElementKind::kHeadField, TrecUse::kDate},  // AP-NR-02-12-88 1637EST
    {"dateline", ElementKind::kField, TrecUse::kDateline},

    // Only these name a source. A DOCNO tells the series, not the paper: WSJ numbers a wire's
    // stories as its own, SJMN and APW are names of a disk, and --set source= says it at will.
    {"so", ElementKind::kHeadField, TrecUse::kSource},      // WSJ
    {"pub", ElementKind::kField, TrecUse::kSource},         // FT, behind the text
    {"source", ElementKind::kHeadField, TrecUse::kSource},  // CLEF
    {"journal", ElementKind::kHeadField, TrecUse::kJournal},

    {"section", ElementKind::kHeadField, TrecUse::kPlacement},
    {"category", ElementKind::kHeadField, TrecUse::kSection},

    {"keyword", ElementKind::kHeadField, TrecUse::kKeywords},
    {"keywords", ElementKind::kHeadField, TrecUse::kKeywords},
    {"subject", ElementKind::kHeadField, TrecUse::kKeywords},
    {"descript", ElementKind::kHeadField, TrecUse::kKeywords},
    {"descriptors", ElementKind::kHeadField, TrecUse::kKeywords},
    {"type", ElementKind::kHeadField, TrecUse::kKeywords},
    {"slug", ElementKind::kHeadField, TrecUse::kKeywords},

    {"in", ElementKind::kHeadField, TrecUse::kSubjects},
    {"g", ElementKind::kHeadField, TrecUse::kSubjects},
    {"gv", ElementKind::kHeadField, TrecUse::kSubjects},
    {"ns", ElementKind::kHeadField, TrecUse::kSubjects},
    // The Financial Times has these behind the text.
    {"tp", ElementKind::kField, TrecUse::kSubjects},
    {"co", ElementKind::kHeadField, TrecUse::kOrganisations},
    {"cn", ElementKind::kField, TrecUse::kPlaces},
    {"re", ElementKind::kHeadField, TrecUse::kPlaces},

    {"copyright", ElementKind::kField, TrecUse::kCopyright},
    {"cr", ElementKind::kHeadField, TrecUse::kCopyright},

    // Numbers of their own, places on a page, the wires' routing.
    {"access", ElementKind::kHeadField, TrecUse::kNone},
    {"an", ElementKind::kHeadField, TrecUse::kNone},
    {"annotation", ElementKind::kHeadField, TrecUse::kNone},
    {"au", ElementKind::kHeadField, TrecUse::kNone},  // FBIS: the number of a report
    {"bib", ElementKind::kHeadField, TrecUse::kNone},
    {"city", ElementKind::kHeadField, TrecUse::kNone},
    {"correction-date", ElementKind::kHeadField, TrecUse::kNone},
    {"country", ElementKind::kHeadField, TrecUse::kNone},
    {"doctype", ElementKind::kHeadField, TrecUse::kNone},
    {"edition", ElementKind::kHeadField, TrecUse::kNone},
    {"first", ElementKind::kHeadField, TrecUse::kNone},
    {"1st_line", ElementKind::kHeadField, TrecUse::kNone},
    {"second", ElementKind::kHeadField, TrecUse::kNone},
    {"2nd_line", ElementKind::kHeadField, TrecUse::kNone},
    {"h1", ElementKind::kHeadField, TrecUse::kNone},
    {"h2", ElementKind::kHeadField, TrecUse::kNone},
    {"h4", ElementKind::kHeadField, TrecUse::kNone},
    {"h5", ElementKind::kHeadField, TrecUse::kNone},
    {"h6", ElementKind::kHeadField, TrecUse::kNone},
    {"h7", ElementKind::kHeadField, TrecUse::kNone},
    {"h8", ElementKind::kHeadField, TrecUse::kNone},
    {"ht", ElementKind::kHeadField, TrecUse::kNone},  // FBIS: "drafr053_e_94001"
    {"id", ElementKind::kHeadField, TrecUse::kNone},
    {"length", ElementKind::kHeadField, TrecUse::kNone},
    {"memo", ElementKind::kHeadField, TrecUse::kNone},
    {"page", ElementKind::kField, TrecUse::kNone},  // FT, behind the text
    {"parent", ElementKind::kHeadField, TrecUse::kNone},
    {"pg", ElementKind::kHeadField, TrecUse::kNone},
    {"profile", ElementKind::kHeadField, TrecUse::kNone},
    {"recordno", ElementKind::kHeadField, TrecUse::kNone},
    {"ms", ElementKind::kHeadField, TrecUse::kNone},
    {"st", ElementKind::kHeadField, TrecUse::kNone},
    {"txttype", ElementKind::kHeadField, TrecUse::kNone},
    {"words", ElementKind::kHeadField, TrecUse::kNone},
    {"xx", ElementKind::kField, TrecUse::kNone},  // FT: "Companies:-"

    // FBIS: what a P= number stands for is said in trec_article.cpp; in the text it marks a word.
    {"f", ElementKind::kMark, TrecUse::kNone},

    {"p", ElementKind::kBreak, TrecUse::kNone},
    {"br", ElementKind::kBreak, TrecUse::kNone},
    {"div", ElementKind::kBreak, TrecUse::kNone},
    {"li", ElementKind::kBreak, TrecUse::kNone},
    {"table", ElementKind::kBreak, TrecUse::kNone},
    {"tablerow", ElementKind::kBreak, TrecUse::kNone},
    {"tr", ElementKind::kBreak, TrecUse::kNone},
    {"rowrule", ElementKind::kBreak, TrecUse::kNone},
    {"itag", ElementKind::kBreak, TrecUse::kNone},
    {"agency", ElementKind::kBreak, TrecUse::kNone},
    {"action", ElementKind::kBreak, TrecUse::kNone},
    {"address", ElementKind::kBreak, TrecUse::kNone},
    {"further", ElementKind::kBreak, TrecUse::kNone},
    {"supplem", ElementKind::kBreak, TrecUse::kNone},
    {"signer", ElementKind::kBreak, TrecUse::kNone},
    {"signjob", ElementKind::kBreak, TrecUse::kNone},
    {"footnote", ElementKind::kBreak, TrecUse::kNone},
    {"import", ElementKind::kBreak, TrecUse::kNone},
    {"usdept", ElementKind::kBreak, TrecUse::kNone},
    {"usbureau", ElementKind::kBreak, TrecUse::kNone},
    {"cfrno", ElementKind::kBreak, TrecUse::kNone},
    {"rindock", ElementKind::kBreak, TrecUse::kNone},
    {"frfiling", ElementKind::kBreak, TrecUse::kNone},
    {"billing", ElementKind::kBreak, TrecUse::kNone},
    {"turn", ElementKind::kBreak, TrecUse::kNone},

    {"a", ElementKind::kInline, TrecUse::kNone},
    {"b", ElementKind::kInline, TrecUse::kNone},
    {"em", ElementKind::kInline, TrecUse::kNone},
    {"enamex", ElementKind::kInline, TrecUse::kNone},
    {"font", ElementKind::kInline, TrecUse::kNone},
    {"i", ElementKind::kInline, TrecUse::kNone},
    {"numex", ElementKind::kInline, TrecUse::kNone},
    {"strong", ElementKind::kInline, TrecUse::kNone},
    {"sub", ElementKind::kInline, TrecUse::kNone},
    {"sup", ElementKind::kInline, TrecUse::kNone},
    {"timex", ElementKind::kInline, TrecUse::kNone},
    {"u", ElementKind::kInline, TrecUse::kNone},
});

}  // namespace dateline
