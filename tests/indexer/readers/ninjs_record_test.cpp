// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/ninjs_record.hpp"

#include <string>

#include <doctest/doctest.h>

#include "indexer/readers/json_record.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

using test::describe;

struct Case {
  const char* name;
  std::string json;
  std::string expected;
};

TEST_CASE("ninjs of every version is read with all that it says") {
  const Case cases[] = {
      {"1.3",
       R"({"uri":"http://agency.example/items/7","type":"text","version":"2","pubstatus":"usable",)"
       R"("versioncreated":"2022-02-25T18:40:00+01:00","headline":"Ferries go electric",)"
       R"("byline":"Oslo bureau","language":"en","copyrightholder":"Larkspur Wire","located":"Oslo",)"
       R"("body_text":"Ten ferries. Two fjords.","body_xhtml":"<p>Ten ferries.</p><p>Two fjords.</p>",)"
       R"("person":[{"name":"A Minister","rel":"mentions"}],)"
       R"("organisation":[{"name":"Fjord Lines","scheme":"http://x.example/orgs/","code":"fl"}],)"
       R"("place":[{"name":"Norway"}],"subject":[{"name":"transport","scheme":"medtop","code":"1"}],)"
       R"("keywords":["ferries"]})",
       "id=http://agency.example/items/7 | title=Ferries go electric | body=Ten ferries.\n\nTwo "
       "fjords. | byline=Oslo bureau | source=Larkspur Wire | url=http://agency.example/items/7 | "
       "language=en | date=2022-02-25T18:40:00+01:00 | version=2 | copyright=Larkspur Wire | "
       "keywords=ferries | subject=medtop:1=transport | person=A Minister | "
       "org=http://x.example/orgs/fl=Fjord Lines | place=Norway | place=Oslo"},
      {"2.1, lists of headlines and bodies",
       R"({"uri":"urn:7","version":"1","versioncreated":"2022-02-25T18:40:00Z","by":"Oslo bureau",)"
       R"("headlines":[{"role":"sub","value":"Smaller"},{"role":"main","value":"Ferries"}],)"
       R"("bodies":[{"role":"text","contenttype":"text/plain","value":"Plain."},)"
       R"({"role":"html","contenttype":"text/html","value":"<p>One.</p><p>Two.</p>"}],)"
       R"("infosources":[{"name":"Larkspur Wire"}],"people":[{"literal":"A Minister"}]})",
       "id=urn:7 | title=Ferries | body=One.\n\nTwo. | byline=Oslo bureau | source=Larkspur Wire | "
       "date=2022-02-25T18:40:00Z | version=1 | person=A Minister"},
      {"3.0, capitals in names",
       R"({"uri":"urn:8","versionCreated":"2023-10-05","pubStatus":"canceled",)"
       R"("copyrightNotice":"(c) x","headlines":[{"value":"H &amp; M"}],)"
       R"("bodies":[{"contentType":"text/plain","value":"A\n\nB"}]})",
       "id=urn:8 | title=H & M | body=A\n\nB | date=2023-10-05 | copyright=(c) x | "
       "status=canceled"},
      {"the caption of a picture",
       R"({"uri":"urn:9","type":"picture","versioncreated":"2013-07-08","headline":"Ship",)"
       R"("description_caption":"A ship."})",
       "id=urn:9 | title=Ship | body=A ship. | date=2013-07-08"},
      {"a title where there is no headline",
       R"({"uri":"urn:9","versioncreated":"2013-07-08","title":"T"})",
       "id=urn:9 | title=T | date=2013-07-08"},
      {"a cancellation without text",
       R"({"uri":"urn:9","pubstatus":"canceled","version":"4"})",
       "id=urn:9 | version=4 | status=canceled"},
      {"an embargo",
       R"({"uri":"urn:9","headline":"T","versioncreated":"2022-01-01","embargoed":"2030-01-01T06:00Z"})",
       "id=urn:9 | title=T | date=2022-01-01 | embargo=2030-01-01T06:00Z"},
      {"no text",
       R"({"uri":"urn:9","type":"video","versioncreated":"2022-01-01"})",
       "error: its type is video, and it has no text"},
      {"values of other kinds than they should be",
       R"({"uri":7,"versioncreated":[],"headlines":"T","headline":{"a":1},"bodies":{"value":"B"},)"
       R"("subject":[3,null,"war"],"person":{"name":"P"}})",
       "id=7 | body=B | subject==war | person=P"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(is_ninjs(row.json));
    CHECK(describe(read_json_article(row.json, {})) == row.expected);
  }
}

TEST_CASE("records of another making are not ninjs, and --map goes before ninjs") {
  CHECK_FALSE(is_ninjs(R"({"uri":"a","title":"T","body":"B"})"));
  CHECK_FALSE(is_ninjs(R"({"id":"a","headlines":["T"]})"));
  const std::string json =
      R"({"uri":"a","versioncreated":"2022-01-01","headline":"H","kicker":"K"})";
  const std::vector<std::string> options = {"title=kicker"};
  CHECK(describe(read_json_article(json, read_map_options(options))) ==
        "id=a | title=K | date=2022-01-01");
}

TEST_CASE("ninjs that is cut short is broken JSON and nothing else") {
  const std::string json =
      R"({"uri":"urn:7","versioncreated":"2022-02-25","headlines":[{"value":"T"}]})";
  for (std::size_t size = 1; size < json.size(); ++size) {
    CAPTURE(size);
    const Result<Article> article = read_json_article(json.substr(0, size), {});
    CHECK_FALSE(article);
  }
}

}  // namespace
}  // namespace dateline
