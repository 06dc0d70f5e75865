// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/newsml_reader.hpp"

#include <string>

#include <doctest/doctest.h>

#include "tests/indexer/readers/xml/xml_support.hpp"

namespace dateline {
namespace {

using test::read_all;

const std::string kItem = R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"
 guid="urn:larkspur:77" version="4" standard="NewsML-G2">
<rightsInfo><copyrightHolder literal="Larkspur Wire"/></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:larkspur"><name>Larkspur Wire</name></provider>
<versionCreated>2022-02-25T18:40:00+01:00</versionCreated><embargoed>2022-02-25T20:00:00+01:00</embargoed>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><located qcode="city:1"><name>Oslo</name></located>
<by>Oslo bureau</by><dateline>OSLO, Feb 25</dateline>
<headline role="hld:sub">A smaller line</headline><headline role="hld:main">Ferries go electric</headline>
<keyword>ferries</keyword>
<subject type="cpnat:abstract" qcode="medtop:20000337"><name>transport</name></subject>
<subject type="cpnat:organisation" qcode="org:nsb"><name>Fjord Lines</name></subject>
<subject type="cpnat:person" literal="A Minister"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>no</title></head><body><p>Ten ferries.</p><p>Two fjords.</p></body></html></inlineXML></contentSet>
</newsItem>)";

constexpr const char* kItemAsArticle =
    "id=urn:larkspur:77 | title=Ferries go electric | body=Ten ferries.\n\nTwo fjords. | "
    "byline=Oslo bureau | source=Larkspur Wire | language=en | date=2022-02-25T18:40:00+01:00 | "
    "version=4 | dateline=OSLO, Feb 25 | copyright=Larkspur Wire | keywords=ferries | "
    "subject=medtop:20000337=transport | org=org:nsb=Fjord Lines | person=A Minister | "
    "place=city:1=Oslo | embargo=2022-02-25T20:00:00+01:00";

TEST_CASE("a news item with all it says of itself") {
  CHECK(read_all(NewsmlReader(), kItem) == std::string("1: ") + kItemAsArticle);
}

TEST_CASE("the items of a message are articles of their own") {
  const std::string message =
      "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2022-02-25</sent>"
      "</header><itemSet>\n" +
      kItem + "\n<packageItem guid=\"p\"/><newsItem guid=\"c\" version=\"2\"><itemMeta>" +
      "<pubStatus qcode=\"stat:canceled\"/></itemMeta></newsItem></itemSet></newsMessage>";
  CHECK(read_all(NewsmlReader(), message) ==
        std::string("2: ") + kItemAsArticle +
            " || 18: error: it is a packageItem, which holds no article || 18: id=c | version=2 | "
            "status=canceled");
}

struct Case {
  const char* name;
  std::string bytes;
  std::string expected;
};

TEST_CASE("the text stands inline in many forms, or nowhere") {
  const auto item = [](const std::string& content) {
    return "<newsItem "
           "xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><contentMeta><headline>T</headline>"
           "<description>D</description></contentMeta><contentSet>" +
           content + "</contentSet></newsItem>";
  };
  const Case cases[] = {
      {"NITF",
       item("<inlineXML><nitf "
            "xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"><body><body.head><hedline>"
            "<hl1>N</hl1></hedline></body.head><body.content><p>A</p><p>B</p></body.content></body>"
            "</nitf></inlineXML>"),
       "1: title=T | body=A\n\nB"},
      {"plain",
       item("<inlineData contenttype=\"text/plain\">One\nTwo</inlineData>"),
       "1: title=T | body=One\nTwo"},
      {"HTML in CDATA",
       item("<inlineData><![CDATA[<p>A</p><p>B &amp; C</p>]]></inlineData>"),
       "1: title=T | body=A\n\nB & C"},
      {"elsewhere, with an address",
       item("<remoteContent href=\"https://l.example/77.html\"/>"),
       "1: title=T | body=D | url=https://l.example/77.html"},
      {"XHTML without its namespace",
       item("<inlineXML><html><body><p>A</p></body></html></inlineXML>"),
       "1: title=T | body=A"},
      {"nothing at all",
       "<newsItem><contentSet><remoteContent href=\"a.jpg\"/></contentSet></newsItem>",
       "1: error: its content lies elsewhere and has no headline or description"},
      {"NewsML 1", "<NewsML><NewsItem/></NewsML>", "1: error: it is NewsML 1, which is not read"},
      {"a concept",
       "<conceptItem guid=\"c\"/>",
       "1: error: it is a conceptItem, which holds no article"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(read_all(NewsmlReader(), row.bytes) == row.expected);
  }
}

TEST_CASE("a news item read in pieces, cut short or damaged") {
  test::check_robust(NewsmlReader(), kItem);
}

}  // namespace
}  // namespace dateline
