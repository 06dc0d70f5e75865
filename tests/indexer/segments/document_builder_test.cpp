// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/document_builder.hpp"

#include <map>

#include <doctest/doctest.h>

namespace dateline {
namespace {

std::map<std::string, std::vector<unsigned>> terms_of(const Xapian::Document& document) {
  std::map<std::string, std::vector<unsigned>> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    std::vector<unsigned>& positions = terms[*term];
    if (term.positionlist_count() > 0) {
      positions.assign(term.positionlist_begin(), term.positionlist_end());
    }
  }
  return terms;
}

Xapian::Document build(const Article& article) {
  return DocumentBuilder(*Stemmer::create("english")).build(article, {}, 1000);
}

TEST_CASE("title and body are one stream with gaps, and zones know their end") {
  Article article;
  article.id = "x1";
  article.title = "Floods rise";
  article.body = "Rivers rose.\n\nFloods fell.";
  article.byline = "Foreign desk";
  const auto terms = terms_of(build(article));
  const unsigned body = 3 + kTitleGap;
  const unsigned second = body + 2 + kParagraphGap;
  CHECK(terms.at("floods") == std::vector<unsigned>{1, second});
  CHECK(terms.at("rivers") == std::vector<unsigned>{body});
  CHECK(terms.at("XTITLEEND") == std::vector<unsigned>{body});
  CHECK(terms.at("XLEADEND") == std::vector<unsigned>{body + 2});
  CHECK(terms.at("XSENTENCE") == std::vector<unsigned>{1, body, second});
  CHECK(terms.at("XPARAGRAPH") == std::vector<unsigned>{1, body, second});
  CHECK(terms.count("ZSflood") == 1);
  CHECK(terms.count("ZXLEADfell") == 0);
  CHECK(terms.at("Adesk") == std::vector<unsigned>{2});
  CHECK(terms.at("Zflood").empty());
  CHECK(terms.count("ZXLEADriver") == 1);
  CHECK(terms.count("Qx1") == 1);
}

TEST_CASE("an article without words has no positions") {
  Article article;
  article.id = "x";
  for (const auto& entry : terms_of(build(article))) {
    CAPTURE(entry.first);
    CHECK(entry.second.empty());
  }
}

TEST_CASE("a stem counts every form of its word") {
  Article article;
  article.id = "x";
  article.body = "flood floods flooding flooded";
  const Xapian::Document document = build(article);
  auto term = document.termlist_begin();
  term.skip_to("Zflood");
  REQUIRE(*term == "Zflood");
  CHECK(term.get_wdf() == 4);
}

TEST_CASE("acronyms have their cased form where case carries meaning") {
  Article article;
  article.id = "x";
  article.title = "WHO WARNS OF FLU IN THE WORLD";
  article.body = "The WHO spoke to us. The U.S. listened.";
  const auto terms = terms_of(build(article));
  CHECK(terms.at("XCWHO").size() == 1);
  CHECK(terms.count("XCUS") == 1);
  CHECK(terms.at("us").size() == 2);
  CHECK(terms.count("XCFLU") == 0);
}

TEST_CASE("filters are folded, dates go down to their precision") {
  Article article;
  article.id = "x";
  article.source = "Zürcher Wire";
  article.section = "World";
  article.language = "en";
  article.url = "https://e.example/A";
  article.published = {*parse_timestamp("2022-02-26T00:30:00+02:00"), DateOrigin::kField};
  auto terms = terms_of(build(article));
  for (const char* term : {"Hzurcher wire",
                           "XSECworld",
                           "Len",
                           "Uhttps://e.example/A",
                           "D20220226",
                           "M202202",
                           "Y2022"}) {
    CAPTURE(term);
    CHECK(terms.count(term) == 1);
  }
  article.published = {*parse_timestamp("1987-02"), DateOrigin::kField};
  terms = terms_of(build(article));
  CHECK(terms.count("M198702") == 1);
  CHECK(terms.count("D19870201") == 0);
  article.published.reset();
  terms = terms_of(build(article));
  CHECK(terms.count("XNODATE") == 1);
}

TEST_CASE("an entity has a term for its key and one for each other name, and fills its slot") {
  Article article;
  article.id = "x";
  article.body = "Jens Stoltenberg of the alliance's council met Canadian troops. OTAN";
  const auto name = [&](EntityKind kind, std::string key, std::string_view surface, bool related) {
    const auto begin = static_cast<std::uint32_t>(article.body.find(surface));
    const auto end = begin + static_cast<std::uint32_t>(surface.size());
    article.names.push_back({.kind = kind,
                             .key = std::move(key),
                             .mentions = {{.is_related = related, .begin = begin, .end = end}}});
  };
  name(EntityKind::kPerson, "jens stoltenberg", "Jens Stoltenberg", false);
  name(EntityKind::kOrganisation, "north atlantic council", "alliance's council", false);
  name(EntityKind::kOrganisation, "nato", "OTAN", false);
  name(EntityKind::kPlace, "canada", "Canadian", true);
  const Xapian::Document document = build(article);
  const auto terms = terms_of(document);
  for (const char* term : {"XPERjens stoltenberg",
                           "XAPstoltenberg",
                           "XORGnorth atlantic council",
                           "XAOalliances council",
                           "XORGnato",
                           "XRELcanada",
                           "XHASperson",
                           "XHASorg"}) {
    CAPTURE(std::string(term));
    CHECK(terms.count(term) == 1);
  }
  // The tables know it, the key is its own name, the place is only related.
  for (const char* term : {"XAOotan", "XAPjens stoltenberg", "XLOCcanada", "XHASplace"}) {
    CAPTURE(std::string(term));
    CHECK(terms.count(term) == 0);
  }
  const auto slot = [&](Slot each) { return document.get_value(static_cast<unsigned>(each)); };
  CHECK(slot(Slot::kPeople) == "jens stoltenberg");
  CHECK(slot(Slot::kOrganisations) ==
        std::string("north atlantic council") + kKeySeparator + "nato");
  CHECK(slot(Slot::kPlaces).empty());
}

TEST_CASE("values hold what sorting and replacing need") {
  Article article;
  article.id = "x1";
  article.body = "one two cease-fire";
  article.published = {*parse_timestamp("2022-02-25T12:00:00Z"), DateOrigin::kField};
  const Xapian::Document document = build(article);
  const auto value = [&document](Slot slot) {
    return document.get_value(static_cast<Xapian::valueno>(slot));
  };
  CHECK(Xapian::sortable_unserialise(value(Slot::kPublished)) == 1645790400.0);
  CHECK(Xapian::sortable_unserialise(value(Slot::kAdded)) == 1000.0);
  CHECK(Xapian::sortable_unserialise(value(Slot::kWordCount)) == 4.0);
  CHECK(value(Slot::kId) == "x1");
  CHECK(value(Slot::kContentHash).size() == 16);
}

TEST_CASE("the content hash knows the content and not the place") {
  Article article;
  article.id = "x";
  article.body = "text";
  const auto hash = [](const Article& a) {
    return build(a).get_value(static_cast<Xapian::valueno>(Slot::kContentHash));
  };
  const std::string before = hash(article);
  article.place = "elsewhere.txt";
  CHECK(hash(article) == before);
  article.body = "other text";
  CHECK(hash(article) != before);
}

TEST_CASE("no text makes a term that Glass refuses") {
  Article article;
  article.id = std::string(kMaxIdBytes, 'i');
  article.title = std::string(5000, 'x');
  article.url = std::string(5000, 'u');
  article.source = std::string(5000, 's');
  for (int i = 0; i < 300; ++i) {
    article.body += "語" + std::string(static_cast<std::size_t>(i), 'y') + " ";
  }
  for (const auto& entry : terms_of(build(article))) {
    CAPTURE(entry.first);
    CHECK(entry.first.size() <= kMaxTermBytes);
  }
}

}  // namespace
}  // namespace dateline
