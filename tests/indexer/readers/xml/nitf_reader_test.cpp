// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/nitf_reader.hpp"

#include <string>

#include <doctest/doctest.h>

#include "tests/indexer/readers/xml/xml_support.hpp"

namespace dateline {
namespace {

using test::read_all;

const std::string kArticle = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>Harbour wall to be raised</title>
<tobject><tobject.subject tobject.subject.refnum="06000000" tobject.subject.type="environment"/></tobject>
<docdata management-status="usable"><doc-id id-string="qs-77"/><du-key version="3"/>
<date.issue norm="20220225T184000Z"/><doc.copyright year="2022" holder="Quayside Ledger"/>
<key-list><keyword key="harbour"/><keyword key="sea wall"/></key-list>
<identified-content><org value="iwa">Inland Water Agency</org><location>Saltmarsh</location>
<classifier type="descriptor">Sea Defences</classifier></identified-content></docdata>
<pubdata name="Quayside Ledger" position.section="Region" ex-ref="https://ledger.example/77"/></head>
<body xml:lang="en"><body.head><hedline><hl1>Harbour wall to be raised</hl1>
<hl2>Work starts in May</hl2></hedline>
<byline>By <person>Harbour desk</person><byttl>Staff writer</byttl></byline>
<dateline><location>SALTMARSH</location>, Feb 25</dateline></body.head>
<body.content><media><media-caption>The wall.</media-caption></media><p>The wall at <location>Saltmarsh</location>
gets a metre.</p><p>Work starts in May.</p></body.content>
<body.end/></body></nitf>
)";

TEST_CASE("an article of NITF with all it says of itself") {
  CHECK(read_all(NitfReader(), kArticle) ==
        "3: id=qs-77 | title=Harbour wall to be raised | body=Work starts in May\n\n"
        "The wall at Saltmarsh gets a metre.\n\nWork starts in May. | byline=Harbour desk | "
        "source=Quayside Ledger | section=Region | url=https://ledger.example/77 | language=en | "
        "date=2022-02-25T18:40:00Z | version=3 | dateline=SALTMARSH, Feb 25 | "
        "copyright=\u00A9 2022 Quayside Ledger | keywords=harbour;sea wall;Sea Defences | "
        "subject=06000000=environment | org=iwa=Inland Water Agency | place=Saltmarsh");
}

struct Case {
  const char* name;
  std::string bytes;
  std::string expected;
};

TEST_CASE("NITF that says less, other things, or nothing") {
  const Case cases[] = {
      {"the title of the head where there is no headline",
       "<nitf><head><title>T</title></head><body><body.content><p>B</p></body.content></body></"
       "nitf>",
       "1: title=T | body=B"},
      {"an abstract where there is no content",
       "<nitf><body><body.head><hedline><hl1>T</hl1></hedline><abstract><p>A</p></abstract>"
       "</body.head></body></nitf>",
       "1: title=T | body=A"},
      {"in the namespace, with a prefix",
       "<n:nitf "
       "xmlns:n=\"http://iptc.org/std/NITF/2006-10-18/\"><n:head><n:title>T</n:title></n:head>"
       "<n:body><n:body.content><n:p>B</n:p><n:p>C</n:p></n:body.content></n:body></n:nitf>",
       "1: title=T | body=B\n\nC"},
      {"status and embargo",
       "<nitf><head><title>T</title><docdata management-status=\"canceled\">"
       "<date.release norm=\"20300101T000000Z\"/></docdata></head></nitf>",
       "1: title=T | embargo=2030-01-01T00:00:00Z | status=canceled"},
      {"a status of its own",
       "<nitf><head><title>T</title><docdata management-status=\"maybe\"/></head></nitf>",
       "1: title=T | warning=status: \"maybe\" is none of usable, withheld and canceled"},
      {"nothing", "<nitf><head/><body/></nitf>", "1: error: no title and no body"},
      {"two in a file",
       "<archive><nitf><head><title>A</title></head></nitf>\n<nitf><head><title>B</title></head></"
       "nitf></archive>",
       "1: title=A || 2: title=B"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(read_all(NitfReader(), row.bytes) == row.expected);
  }
}

TEST_CASE("an article of NITF read in pieces, cut short or damaged") {
  test::check_robust(NitfReader(), kArticle);
}

}  // namespace
}  // namespace dateline
