// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/annotations.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "common/entities/known_names.hpp"
#include "indexer/enrich/entities/tagger.hpp"
#include "indexer/training/scoring.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

const ArticlesById& corpus() {
  static const ArticlesById articles = read_articles(DATELINE_CORPUS "/articles");
  return articles;
}

std::vector<Annotations> half(const char* name) {
  return read_annotations(std::string(DATELINE_CORPUS "/annotations/") + name + ".json");
}

std::optional<EntityKind> kind_of(Tag tag) {
  switch (tag) {
    case Tag::kPerson: return EntityKind::kPerson;
    case Tag::kOrganisation: return EntityKind::kOrganisation;
    case Tag::kLocation: return EntityKind::kPlace;
    case Tag::kMisc: break;
  }
  return std::nullopt;
}

void check_order(const std::vector<AnnotatedSpan>& spans) {
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const bool is_next_part = spans[i - 1].is_in_title && !spans[i].is_in_title;
    const bool is_behind =
        spans[i - 1].is_in_title == spans[i].is_in_title && spans[i - 1].end <= spans[i].begin;
    const bool is_in_order = is_next_part || is_behind;
    CHECK(is_in_order);
  }
}

TEST_CASE("both halves are large and share no article") {
  std::set<std::string> ids;
  for (const char* name : {"train", "test"}) {
    const std::vector<Annotations> all = half(name);
    CHECK(all.size() >= 60);
    for (const Annotations& each : all) {
      CHECK(ids.insert(each.id).second);
    }
  }
}

TEST_CASE("every annotation stands where it says, in order, under its canonical key") {
  for (const char* name : {"train", "test"}) {
    for (const Annotations& each : half(name)) {
      CAPTURE(each.id);
      const TaggedDocument document = tag_article(corpus(), each);
      std::vector<AnnotatedSpan> spans;
      for (const AnnotatedName& annotated : each.names) {
        CAPTURE(annotated.span.form);
        spans.push_back(annotated.span);
        const std::optional<EntityKind> kind = kind_of(annotated.tag);
        const bool has_key = !annotated.key.empty();
        CHECK(kind.has_value() == has_key);
        if (kind) {
          CHECK(canonical_of_key(*kind, annotated.key) == annotated.key);
        }
      }
      check_order(spans);
      // No name falls between the tokens.
      CHECK(find_spans(document.text, &TaggerToken::gold).size() == each.names.size());
    }
  }
}

TEST_CASE("every date has a value of the calendar or none") {
  const std::regex value(R"(\?|\d{2,4}(-(\d\d(-\d\d)?|W\d\d|Q[1-4]|H[12]|(SP|SU|FA|WI)))?)"
                         R"((/\d{4}(-\d\d(-\d\d)?)?)?)");
  std::size_t dates = 0;
  for (const char* name : {"train", "test"}) {
    for (const Annotations& each : half(name)) {
      CAPTURE(each.id);
      const Article& article = corpus().find(each.id)->second;
      std::vector<AnnotatedSpan> spans;
      for (const AnnotatedDate& date : each.dates) {
        CAPTURE(date.span.form);
        CHECK(std::regex_match(date.value, value));
        const std::string& part = date.span.is_in_title ? article.title : article.body;
        CHECK(part.substr(date.span.begin, date.span.end - date.span.begin) == date.span.form);
        spans.push_back(date.span);
        ++dates;
      }
      check_order(spans);
    }
  }
  CHECK(dates > 700);
}

TEST_CASE("an annotation of a changed or missing article is refused") {
  Annotations annotations = half("test").front();
  annotations.names.front().span.form = "Somebody Else";
  CHECK_THROWS_WITH_AS(static_cast<void>(tag_article(corpus(), annotations)),
                       doctest::Contains("\"Somebody Else\" is not at byte"),
                       std::runtime_error);
  annotations.id = "none";
  CHECK_THROWS_WITH_AS(static_cast<void>(tag_article(corpus(), annotations)),
                       "article none is missing",
                       std::runtime_error);
  const TempDir folder;
  const auto broken = folder.write("broken.json", R"([{"id": "1", "mentions": [{"part": "text",
      "begin": 0, "end": 1, "type": "THING", "form": "a"}], "dates": []}])");
  CHECK_THROWS_WITH_AS(static_cast<void>(read_annotations(broken)),
                       doctest::Contains("\"THING\" is no type of a name"),
                       std::runtime_error);
}

TEST_CASE("the shipped model is as good on the test half as recorded") {
  std::ifstream file(DATELINE_CORPUS "/annotations/recorded-f1");
  double recorded = 0;
  file >> recorded;
  REQUIRE(recorded > 0);
  NameScorer scorer(shipped_model());
  Score score;
  for (TaggedDocument& document :
       read_documents(DATELINE_CORPUS "/annotations/test.json", DATELINE_CORPUS "/articles")) {
    scorer.tag(document);
    score.add(document.text);
  }
  const double f1 = score.names().f1();
  MESSAGE("F1 of people, places and organisations ", f1, ", recorded ", recorded);
  CHECK(f1 > recorded - 0.3);
  CHECK_MESSAGE(f1 < recorded + 1, "better than recorded: record it");
}

}  // namespace
}  // namespace dateline::test
