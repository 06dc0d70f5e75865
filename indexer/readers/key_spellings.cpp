// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/key_spellings.hpp"

#include <algorithm>
#include <array>

#include "common/support/ascii_case.hpp"

namespace dateline {

namespace {

struct Row {
  std::string_view key;  // lower case
  std::string_view field;
};

// The order of rows is the order of preference within a field.
constexpr auto kRows = std::to_array<Row>({
    {"id", "id"},
    {"guid", "id"},
    {"_id", "id"},
    {"uri", "id"},
    {"title", "title"},
    {"headline", "title"},
    {"body", "body"},
    {"text", "body"},
    {"content", "body"},
    {"maintext", "body"},
    {"body_text", "body"},
    {"date", "date"},
    {"published", "date"},
    {"date_publish", "date"},
    {"pubdate", "date"},
    {"published_at", "date"},
    {"pub_date", "date"},
    {"versioncreated", "date"},
    {"firstcreated", "date"},
    {"byline", "byline"},
    {"author", "byline"},
    {"authors", "byline"},
    {"source", "source"},
    {"publisher", "source"},
    {"source_domain", "source"},
    {"url", "url"},
    {"link", "url"},
    {"section", "section"},
    {"category", "section"},
    {"language", "language"},
    {"lang", "language"},
    {"version", "version"},
    {"keywords", "keywords"},
    {"tags", "keywords"},
    {"topics", "keywords"},
    {"people", "people"},
    {"persons", "people"},
    {"person", "people"},
    {"organisations", "organisations"},
    {"organizations", "organisations"},
    {"organisation", "organisations"},
    {"orgs", "organisations"},
    {"places", "places"},
    {"locations", "places"},
    {"place", "places"},
    {"dateline", "dateline"},
    {"copyright", "copyright"},
    {"copyrightnotice", "copyright"},
    {"copyright_notice", "copyright"},
    {"pubstatus", "status"},
    {"publication_status", "status"},
    {"embargoed", "embargo"},
    {"embargo", "embargo"},
});

}  // namespace

KeySpelling find_key_spelling(std::string_view key) {
  const auto* const row = std::ranges::find_if(
      kRows, [key](const Row& each) { return std::ranges::equal(key, each.key, {}, lower_ascii); });
  return row == kRows.end() ? KeySpelling{nullptr, kRows.size()}
                            : KeySpelling{find_article_field(row->field),
                                          static_cast<std::size_t>(row - kRows.begin())};
}

}  // namespace dateline
