// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/trec_reader.hpp"

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"
#include "tests/indexer/readers/sgml/collection_samples.hpp"

namespace dateline {
namespace {

Result<Article> read(std::string_view bytes, const std::vector<FieldMapping>& mappings = {}) {
  return TrecReader().read(test::whole_file(std::string(bytes)), {mappings});
}

TEST_CASE("a document of each collection is read with all its fields") {
  for (const test::CollectionSample& sample : test::kTrecSamples) {
    CAPTURE(sample.document);
    CHECK(test::describe(read(sample.document)) == sample.article);
  }
}

TEST_CASE("collections are known by their first document, and by names") {
  const auto known = [](std::string_view name, std::string_view bytes) {
    return TrecReader().recognise({name, bytes});
  };
  for (const test::CollectionSample& sample : test::kTrecSamples) {
    CAPTURE(sample.document);
    CHECK(known("ap880212", sample.document) == Recognition::kByContent);
  }
  CHECK(known("-", "<!-- x -->\n<NEWS>\n<DOC>\n<DOCNO>") == Recognition::kByContent);
  CHECK(known("a.trec", "x") == Recognition::kByName);
  CHECK(known("a.sgm", "") == Recognition::kByName);
  CHECK(known("a", "<add><doc><field name=\"id\">1") == Recognition::kNo);
  CHECK(known("a", "<doc><title>t</title></doc>") == Recognition::kNo);
  CHECK(known("a", "<html><DOC><DOCNO") == Recognition::kByContent);
  CHECK(known("a", "About <DOC> and <DOCNO>") == Recognition::kNo);
  CHECK(known("a", "<") == Recognition::kNo);
  CHECK(known("a", "") == Recognition::kNo);
}

TEST_CASE("flaws of a document cost no more than they must") {
  struct Case {
    std::string bytes;
    std::string article;
  };
  const Case cases[] = {
      {"<DOC><DOCNO>1</DOCNO><TEXT>Rain.",
       "id=1 | body=Rain. | warning=the end tag </DOC> is missing"},
      {"<DOC><DOCNO>1<HEADLINE>Rain<TEXT>It fell.</DOC>", "id=1 | title=Rain | body=It fell."},
      {"<DOC><DOCNO>1</DOCNO><DATE>soon</DATE><TEXT>Rain.</TEXT></DOC>",
       "id=1 | body=Rain. | warning=date: \"soon\" is not a date"},
      {"<DOC><DOCNO>1</DOCNO><DATE>870230</DATE><TEXT>Rain.</TEXT></DOC>",
       "id=1 | body=Rain. | warning=date: 1987-02-30 is not in the calendar"},
      {"<DOC><DOCNO>1</DOCNO><TEXT>Caf\xE9 closed \x97 for good, said the na\xEFve "
       "owner.</TEXT></DOC>",
       "id=1 | body=Café closed — for good, said the naïve owner."},
      {"<DOC><DOCNO>1</DOCNO><TEXT>Profit < 3 pct <BP> fell.</TEXT></DOC>",
       "id=1 | body=Profit < 3 pct   fell."},
      {"<DOC><DOCNO>1</DOCNO><TEXT>\n \n</TEXT></DOC>", "error: no title and no body"},
      {"<DOC>", "error: no title and no body"},
      {"", "error: no title and no body"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.bytes);
    CHECK(test::describe(read(row.bytes)) == row.article);
  }
}

TEST_CASE("tags that are mapped come before those that are known") {
  const std::vector<FieldMapping> mappings = {{find_article_field("title"), "Slug"},
                                              {find_article_field("section"), "desk"},
                                              {find_article_field("date"), "seen"}};
  CHECK(test::describe(read("<DOC><DOCNO>1</DOCNO><HEADLINE>H</HEADLINE><SLUG>s</SLUG>"
                            "<DESK>World</DESK><SEEN>880212</SEEN></DOC>",
                            mappings)) == "id=1 | title=s | section=World | date=1988-02-12");
  CHECK(test::describe(read("<DOC><DOCNO>AP880212-0001</DOCNO></DOC>",
                            {{find_article_field("title"), "DOCNO"}})) ==
        "id=AP880212-0001 | title=AP880212-0001 | date=1988-02-12");
}

// Truncated or with a byte changed, a document gives an article with text, or an error.
void check_broken(const std::string& bytes) {
  CAPTURE(bytes);
  const Result<Article> article = read(bytes);
  if (!article) {
    CHECK(article.error().code == ErrorCode::kEmpty);
    return;
  }
  CHECK(!(article->title.empty() && article->body.empty()));
  const std::string all = test::describe(article);
  CHECK(find_broken_utf8(all) == all.size());
}

TEST_CASE("a document cut off anywhere, or with any byte changed, is read or refused") {
  for (const test::CollectionSample& sample : test::kTrecSamples) {
    std::string bytes(sample.document);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      check_broken(bytes.substr(0, size));
      const char kept = bytes[size];
      for (const char other : {'<', '>', '"', '\xE9', '\0', '&'}) {
        bytes[size] = other;
        check_broken(bytes);
      }
      bytes[size] = kept;
    }
  }
}

TEST_CASE("all collections in one stream are the same articles in chunks of any size") {
  std::string bytes;
  std::vector<std::string> articles;
  for (const test::CollectionSample& sample : test::kTrecSamples) {
    bytes += sample.document;
    bytes += "\n\n";
    articles.emplace_back(sample.article);
  }
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, std::string_view::npos}) {
    CAPTURE(chunk);
    const test::SplitOutcome outcome = test::split_with(TrecReader(), bytes, "a", 5000, chunk);
    CHECK(outcome.rejects.empty());
    std::vector<std::string> read_articles;
    for (const RawRecord& record : outcome.records) {
      read_articles.push_back(test::describe(TrecReader().read(record, {})));
    }
    CHECK(read_articles == articles);
  }
}

}  // namespace
}  // namespace dateline
