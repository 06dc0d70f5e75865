// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/feed_reader.hpp"

#include <string>

#include <doctest/doctest.h>

#include "tests/indexer/readers/xml/xml_support.hpp"

namespace dateline {
namespace {

using test::read_all;

const std::string kRss = R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Tidewater Journal</title><link>https://tidewater.example/</link>
<language>en-GB</language><copyright>Tidewater Press</copyright>
<item><title>Ferry &amp; fog</title><link>https://tidewater.example/1</link>
<guid isPermaLink="false">tw-1</guid><pubDate>Fri, 25 Feb 2022 18:40:00 +0100</pubDate>
<dc:creator>Harbour desk</dc:creator><category>Travel</category><category>Ports</category>
<description>The short form.</description>
<content:encoded><![CDATA[<p>The ferry stayed in port.</p><p>Fog was to blame.</p>]]></content:encoded>
</item>
<item><title>Second</title><description>Plain words.<br>More.</description></item>
</channel></rss>
)";

TEST_CASE("a feed of RSS 2.0 gives an article an item, with what the channel says of all") {
  CHECK(read_all(FeedReader(), kRss) ==
        "6: id=tw-1 | title=Ferry & fog | body=The ferry stayed in port.\n\nFog was to blame. | "
        "byline=Harbour desk | source=Tidewater Journal | section=Travel | "
        "url=https://tidewater.example/1 | language=en-GB | date=2022-02-25T18:40:00+01:00 | "
        "copyright=Tidewater Press | keywords=Travel;Ports || "
        "12: title=Second | body=Plain words.\nMore. | source=Tidewater Journal | language=en-GB | "
        "copyright=Tidewater Press | warning=it is not well-formed XML: Opening and ending tag "
        "mismatch: br and description");
}

struct Case {
  const char* name;
  std::string bytes;
  std::string expected;
};

TEST_CASE("every kind of feed is read") {
  const Case cases[] = {
      {"RSS 1.0, items beside the channel",
       R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/")"
       R"( xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>Windrow Herald</title></channel>)"
       R"(<item rdf:about="urn:wh:7"><title>Barley up</title><link>https://wh.example/7</link>)"
       R"(<description>Prices rose.</description><d:date>2005-03-01T08:00Z</d:date></item></rdf:RDF>)",
       "1: id=urn:wh:7 | title=Barley up | body=Prices rose. | source=Windrow Herald | "
       "url=https://wh.example/7 | date=2005-03-01T08:00Z"},
      {"Atom 1.0, XHTML content, text before update",
       R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Larkspur Wire</title>)"
       R"(<entry><id>tag:lw,2022:1</id><title type="html">A &lt;b&gt;bridge&lt;/b&gt;</title>)"
       R"(<link rel="enclosure" href="https://lw.example/a.mp3"/><link href="https://lw.example/1"/>)"
       R"(<updated>2022-02-26T10:00:00Z</updated><published>2022-02-25T10:00:00Z</published>)"
       R"(<author><name>Bridge desk</name></author><author><name>Night desk</name></author>)"
       R"(<category term="roads" label="Roads"/><summary>Short.</summary>)"
       R"(<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>)"
       R"(</entry></feed>)",
       "1: id=tag:lw,2022:1 | title=A bridge | body=One.\n\nTwo. | byline=Bridge desk, Night desk "
       "| "
       "source=Larkspur Wire | section=Roads | url=https://lw.example/1 | language=en | "
       "date=2022-02-25T10:00:00Z | keywords=Roads"},
      {"Atom 0.3",
       R"(<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry>)"
       R"(<title mode="escaped">Up &amp;amp; down</title><issued>2004-05-06</issued>)"
       R"(<content type="text/html" mode="escaped">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>)",
       "1: title=Up & down | body=Text. | source=Old | date=2004-05-06"},
      {"an entry alone",
       R"(<entry xmlns="http://www.w3.org/2005/Atom"><title>Alone</title><content>Body</content></entry>)",
       "1: title=Alone | body=Body"},
      {"plain text is not read as HTML",
       R"(<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="text">a &lt;b&gt; c&lt;/b&gt;</title></entry></feed>)",
       "1: title=a <b> c</b>"},
      {"RSS with another prefix, a permalink and an address as author",
       R"(<rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><item><title>T</title>)"
       R"(<guid>https://x.example/p</guid><author>desk@x.example (City Desk)</author>)"
       R"(<c:encoded>&lt;p&gt;Full.&lt;/p&gt;</c:encoded></item></channel></rss>)",
       "1: id=https://x.example/p | title=T | body=Full. | byline=City Desk | "
       "url=https://x.example/p"},
      {"HTML's entities without a DTD, and an ampersand alone",
       "<rss><channel><item><title>Caf&eacute; &nbsp;R&D</title></item></channel></rss>",
       "1: title=Caf\u00E9 \u00A0R&D"},
      {"Latin-1 as declared",
       "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>caf\xE9 \x93q\x94"
       "</title></item></channel></rss>",
       "1: title=caf\u00E9 \u201Cq\u201D"},
      {"a title that speaks of item",
       "<rss><channel><item><title><![CDATA[a <item> b]]></title></item></channel></rss>",
       "1: title=a <item> b"},
      {"comments and instructions",
       "<rss><!-- <item>no</item> --><?x <item/> "
       "?><channel><item><title>T</title></item></channel></rss>",
       "1: title=T"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(read_all(FeedReader(), row.bytes) == row.expected);
  }
}

TEST_CASE("what cannot be read of a feed says why, and the rest goes on") {
  const std::string deep(3000, '<');
  const Case cases[] = {
      {"no items",
       "<rss><channel><title>T</title></channel></rss>",
       "a.xml: there is no <item> or <entry> in it"},
      {"an item without words",
       "<rss><channel>\n<item><guid>1</guid></item></channel></rss>",
       "2: error: no title and no body"},
      {"cut inside an item",
       "<rss><channel>\n<item><title>T</title>",
       "a.xml:2: it ends before </item>"},
      {"one over the limit",
       "<rss><item><title>" + std::string(300, 'x') +
           "</title></item>\n<item><title>T</title></item></rss>",
       "2: title=T || a.xml:1: the record is longer than 200 bytes"},
      {"a wrong date",
       "<rss><item><title>T</title><pubDate>yesterday</pubDate></item></rss>",
       "1: title=T | warning=date: \"yesterday\" is not a date"},
      {"entities of its own",
       "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
       "<rss><item><title>&b;</title></item></rss>",
       "a.xml:1: it declares entities of its own, which are never expanded"},
      {"a DTD from outside is not read",
       "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss><item><title>T &x;</title></item></rss>",
       "1: title=T &x;"},
      {"elements without end around items",
       [] {
         std::string bytes;
         for (int i = 0; i < 500; ++i) {
           bytes += "<a>";
         }
         return bytes + "<item><title>T</title></item>";
       }(),
       "a.xml:1: more than 200 elements are open at once"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(read_all(FeedReader(), row.bytes, std::string_view::npos, 200) == row.expected);
  }
}

TEST_CASE("elements that nest without end inside an item cost no stack and are said to be broken") {
  std::string bytes = "<rss><item><title>T</title><description>";
  for (int i = 0; i < 20000; ++i) {
    bytes += "<b>";
  }
  bytes += "deep</description></item></rss>";
  const std::string text = read_all(FeedReader(), bytes, std::string_view::npos, 1000000);
  CHECK(text.starts_with("1: title=T | "));
  CHECK(text.find("it is not well-formed XML") != std::string::npos);
}

TEST_CASE("a feed is known by its root element whatever its name") {
  const FeedReader reader;
  CHECK(reader.recognise({"a.xml", kRss}) == Recognition::kByContent);
  CHECK(reader.recognise({"a.txt", "\xEF\xBB\xBF<!-- x --><feed xmlns='a'>"}) ==
        Recognition::kByContent);
  CHECK(reader.recognise({"a.rss", ""}) == Recognition::kByName);
  CHECK(reader.recognise({"a.xml", "<urlset><url/></urlset>"}) == Recognition::kNo);
  CHECK(reader.recognise({"a.txt", "rss <rss>"}) == Recognition::kNo);
}

TEST_CASE("a feed read in pieces, cut short or damaged") {
  test::check_robust(FeedReader(), kRss);
}

}  // namespace
}  // namespace dateline
