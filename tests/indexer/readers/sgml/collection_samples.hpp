// SPDX-License-Identifier: GPL-2.0-or-later
//
// One document of each collection's kind, with sentences written for the project.
#pragma once

#include <array>
#include <string_view>

namespace dateline::test {

struct CollectionSample {
  std::string_view document;
  std::string_view article;  // as describe() has it
};

inline constexpr auto kTrecSamples = std::to_array<CollectionSample>({
    // Associated Press
    {R"(<DOC>
<DOCNO> AP880212-0001 </DOCNO>
<FILEID>AP-NR-02-12-88 1637EST</FILEID>
<FIRST>r w AM-Ferry     02-12 0155</FIRST>
<SECOND>AM-Ferry,150</SECOND>
<HEAD>Ferry Runs Again After Storm</HEAD>
<BYLINE>By ANN EXAMPLE</BYLINE>
<BYLINE>Example Press Writer</BYLINE>
<NOTE>Eds: Also moved as a brief.</NOTE>
<DATELINE>HARBOR CITY (EP) </DATELINE>
<TEXT>
   The ferry left the pier &amp; nobody waved.
   It carried 40 people.
</TEXT>
</DOC>)",
     "id=AP880212-0001 | title=Ferry Runs Again After Storm | body=   The ferry left the pier & "
     "nobody waved.\n   It carried 40 people. | byline=By ANN EXAMPLE, Example Press Writer | "
     "date=1988-02-12T16:37-05:00 | dateline=HARBOR CITY (EP)"},
    // Wall Street Journal
    {R"(<DOC>
<DOCNO> WSJ870324-0001 </DOCNO>
<HL> Mills:
  Flour Gets Dearer
  ----
  By Ann Example</HL>
<DD> 03/24/87</DD>
<SO> EXAMPLE JOURNAL (J), PAGE A8</SO>
<IN> MIL
FOOD, GRAIN (FOD) </IN>
<G> CABINET (CAB) </G>
<CO> MILLCO (MIL) </CO>
<DATELINE> KANSAS CITY </DATELINE>
<LP>
   Mills ask more for flour.
</LP>
<TEXT>
   Bakers pay it.
</TEXT>
</DOC>)",
     "id=WSJ870324-0001 | title=Mills: Flour Gets Dearer | body=Mills ask more for "
     "flour.\n\nBakers "
     "pay it. | byline=By Ann Example | source=EXAMPLE JOURNAL | date=1987-03-24 | dateline=KANSAS "
     "CITY | subject=MIL= | subject=FOD=FOOD, GRAIN | subject=CAB=CABINET | "
     "org=MIL=MILLCO"},
    // Financial Times, the text not closed
    {R"(<DOC>
<DOCNO>FT911-3</DOCNO>
<PROFILE>_AN-BENBQAD8FT</PROFILE>
<DATE>910514
</DATE>
<HEADLINE>
FT  14 MAY 91 / A bridge that
opened early
</HEADLINE>
<BYLINE>
   By ANN EXAMPLE
</BYLINE>
<DATELINE>
   LEEDS
</DATELINE>
<TEXT>
The bridge opened on Monday.
Nobody fell in.
<XX>
Countries:-
</XX>
<PUB>The Example Times
</PUB>
<PAGE>
London Page 7 Photograph (Omitted).
</PAGE>
</DOC>)",
     "id=FT911-3 | title=A bridge that opened early | body=The bridge opened on Monday.\nNobody "
     "fell "
     "in. | byline=By ANN EXAMPLE | source=The Example Times | date=1991-05-14 | dateline=LEEDS"},
    {R"(<DOC>
<DOCNO>FT921-4</DOCNO>
<HEADLINE>
FT  01 JAN 92 / Ships
</HEADLINE>
<TEXT>
Ships sail.
</TEXT>
<XX>
Countries:-
</XX>
<CN>GBZ  United Kingdom, EC.
</CN>
<IN>P4412 Shipping.
</IN>
<TP>NEWS  General News.
</TP>
</DOC>)",
     "id=FT921-4 | title=Ships | body=Ships sail. | date=1992-01-01 | subject=P4412=Shipping | "
     "subject=NEWS=General News | place=GBZ=United Kingdom, EC"},
    // FBIS
    {R"(<DOC>
<DOCNO> FBIS3-1 </DOCNO>
<HT>    "drafr053_e_94001" </HT>
<HEADER>
<AU>   FBIS-AFR-94-053 </AU>
Document Type:Daily Report
<DATE1>  10 March 1994 </DATE1>
</HEADER>
<F P=100> WEST AFRICA </F>
<F P=101> Benin </F>
<H3> <TI>   Ministers Meet on Harvest </TI></H3>
<F P=103> AB1703210094 </F>
<F P=104>  Cotonou Example Radio </F>
<TEXT>
Language: <F P=105> French </F>
Article Type:BFN

   [Text] The ministers met. <H5> Grain </H5> They spoke of grain.
</TEXT>
</DOC>)",
     "id=FBIS3-1 | title=Ministers Meet on Harvest | body=   [Text] The ministers "
     "met.\n\nGrain\n\nThey "
     "spoke of grain. | source=Cotonou Example Radio | section=WEST AFRICA | date=1994-03-10 | "
     "place=Benin"},
    // Los Angeles Times
    {R"(<DOC>
<DOCNO> LA010189-0001 </DOCNO>
<DOCID> 1 </DOCID>
<DATE>
<P>
January 1, 1989, Sunday, Home Edition
</P>
</DATE>
<SECTION>
<P>
Part A; Page 1; Column 1; Foreign Desk
</P>
</SECTION>
<LENGTH>
<P>
10 words
</P>
</LENGTH>
<HEADLINE>
<P>
LOST DOG WALKS HOME;
</P>
<P>
A YEAR ON THE ROAD
</P>
</HEADLINE>
<TEXT>
<P>
A dog came home
on Sunday.
</P>
<P>
It was tired.
</P>
</TEXT>
<GRAPHIC>
<P>
Photo, The dog.
</P>
</GRAPHIC>
<SUBJECT>
<P>
DOGS; LOST AND FOUND
</P>
</SUBJECT>
</DOC>)",
     "id=LA010189-0001 | title=LOST DOG WALKS HOME; A YEAR ON THE ROAD | body=A dog came home on "
     "Sunday.\n\nIt was tired.\n\nPhoto, The dog. | section=Foreign | date=1989-01-01 | "
     "keywords=DOGS;LOST AND FOUND"},
    {R"(<DOC>
<DOCNO> LA020589-0014 </DOCNO>
<DATE><P>Correction Appended</P></DATE>
<CORRECTION><P>FOR THE RECORD</P><P>The dog was a cat.</P></CORRECTION>
</DOC>)",
     "id=LA020589-0014 | body=FOR THE RECORD\n\nThe dog was a cat. | date=1989-02-05"},
    // San Jose Mercury News
    {R"(<DOC>
<DOCNO> SJMN91-06010212 </DOCNO>
<ACCESS> 06010212 </ACCESS>
<DESCRIPT>  WATER; RESERVOIR </DESCRIPT>
<LEADPARA>  The reservoir is full.  </LEADPARA>
<SECTION>  Front  </SECTION>
<HEADLINE>  WATER AT LAST  </HEADLINE>
<TEXT>     It rained for a week.
</TEXT>
<BYLINE>  ANN EXAMPLE, Example Staff Writer </BYLINE>
<DATE>  Thursday, January 10, 1991 00010212, SJ1 </DATE>
</DOC>)",
     "id=SJMN91-06010212 | title=WATER AT LAST | body=The reservoir is full.\n\nIt rained for a "
     "week. | byline=ANN EXAMPLE, Example Staff Writer | section=Front | date=1991-01-10 | "
     "keywords=WATER;RESERVOIR"},
    // Ziff
    {R"(<DOC>
<DOCNO> ZF07-781-012 </DOCNO>
<DOCID>09 404 781.</DOCID>
<JOURNAL>PC Example  April 9 1990 v7 n14 p9(1).
* Full Text COPYRIGHT Example Press 1990.</JOURNAL>
<TITLE>A faster disk.</TITLE>
<AUTHOR>Example, Ann.</AUTHOR>
<SUMMARY>A disk is faster.</SUMMARY>
<DESCRIPTORS>Disks; Speed.</DESCRIPTORS>
<TEXT>The disk spins.</TEXT>
</DOC>)",
     "id=ZF07-781-012 | title=A faster disk. | body=A disk is faster.\n\nThe disk spins. | "
     "byline=Example, Ann. | source=PC Example | date=1990-04-09 | copyright=COPYRIGHT Example "
     "Press 1990. | keywords=Disks;Speed"},
    // Federal Register
    {R"(<DOC>
<DOCNO> FR940104-0-00001 </DOCNO>
<PARENT> FR940104-0-00001 </PARENT>
<TEXT>
<!-- PJG STAG 4700 -->
<DOCTITLE>Rules for
Ferries </DOCTITLE>
<SUMMARY>
SUMMARY: Ferries must float.
<!-- PJG 0012 frnewline -->
At all times.
</SUMMARY>
<DATE>
DATES: Effective May 1, 1994.
</DATE>
&sect;&blank;12 applies.
</TEXT>
</DOC>)",
     "id=FR940104-0-00001 | title=Rules for Ferries | body=SUMMARY: Ferries must float. At all "
     "times.\n\nDATES: Effective May 1, 1994.\n\n§ 12 applies. | date=1994-01-04"},
    // AQUAINT
    {R"(<DOC>
<DOCNO> NYT19980601.0001 </DOCNO>
<DOCTYPE> NEWS STORY </DOCTYPE>
<DATE_TIME> 1998-06-01 00:02 </DATE_TIME>
<HEADER>
A7753 &Cx1f; taf-z
u a BC-GARDEN-EXA &LR;      06-01 0290
</HEADER>
<BODY>
<SLUG> BC-GARDEN-EXA </SLUG>
<HEADLINE>
A GARDEN OPENS
</HEADLINE>
   (sw)
 By ANN EXAMPLE
 c.1998 Example News Service
<TEXT>
<P>
   HARBOR CITY _ A garden opened
on Sunday.
</P>
<P>
   Entry is free.
</P>
</TEXT>
</BODY>
<TRAILER>
EXA-06-01-98 0002EDT &QL;
</TRAILER>
</DOC>)",
     "id=NYT19980601.0001 | title=A GARDEN OPENS | body=HARBOR CITY _ A garden opened on "
     "Sunday.\n\nEntry is free. | byline=By ANN EXAMPLE | date=1998-06-01T00:02 | copyright=c.1998 "
     "Example News Service | keywords=BC-GARDEN-EXA"},
    // AQUAINT of the Xinhua kind, without a date
    {R"(<DOC>
<DOCNO> XIE19960101.0001 </DOCNO>
<DATE_TIME> </DATE_TIME>
<BODY>
<HEADLINE> Trains Run on Time </HEADLINE>
<TEXT> Trains run. </TEXT>
</BODY></DOC>)",
     "id=XIE19960101.0001 | title=Trains Run on Time | body= Trains run. | date=1996-01-01"},
    // Gigaword
    {R"(<DOC id="NYT_ENG_19940701.0001" type="story" >
<HEADLINE>
Wind Blows
</HEADLINE>
<DATELINE>
HARBOR CITY (BC-WIND-EXA)
</DATELINE>
<TEXT>
<P>
The wind blew.
</P>
</TEXT>
</DOC>)",
     "id=NYT_ENG_19940701.0001 | title=Wind Blows | body=The wind blew. | date=1994-07-01 | "
     "dateline=HARBOR CITY"},
    // CLEF
    {R"(<DOC>
<DOCNO>GH950103-000000</DOCNO>
<DOCID>GH950103-000000</DOCID>
<DATE>950103</DATE>
<SOURCE><P>Example Herald</P></SOURCE>
<HEADLINE>Snow in June</HEADLINE>
<EDITION>3</EDITION><PAGE>3</PAGE><RECORDNO>980549733</RECORDNO>
<TEXT>Snow fell.</TEXT>
</DOC>)",
     "id=GH950103-000000 | title=Snow in June | body=Snow fell. | source=Example Herald | "
     "date=1995-01-03"},
    // Cranfield as TREC has it
    {R"(<doc>
<docno>1</docno>
<title>flow over a
flat plate .</title>
<author>example,a.</author>
<bib>j. ex. sc. 25, 1958, 324.</bib>
<text>flow over a flat plate .
  a plate was put into a stream .
it stayed there .</text>
</doc>)",
     "id=1 | title=flow over a flat plate . | body=a plate was put into a stream .\nit stayed "
     "there "
     ". | byline=example,a."},
    // Web pages as TREC's web tracks have them
    {R"(<DOC>
<DOCNO>WEB1-A</DOCNO>
<DOCHDR>
http://www.example.org/rain.html 10.0.0.1 19970114000000 text/html 200
HTTP/1.0 200 OK
Content-type: text/html
</DOCHDR>
<html><head><title>Rain in the Hills</title></head>
<body><p>Rain fell in the hills all day, and the farmers who had waited for it since the spring
stood at their doors.</p></body></html>
</DOC>)",
     "id=WEB1-A | title=Rain in the Hills | body=Rain fell in the hills all day, and the farmers "
     "who "
     "had waited for it since the spring stood at their doors. | "
     "url=http://www.example.org/rain.html"},
    // A bare document
    {"<DOC><DOCNO>A-1</DOCNO>\nRain fell.\n</DOC>", "id=A-1 | body=Rain fell."},
});

}  // namespace dateline::test
