// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/warc/warc_reader.hpp"

#include <string>

#include <zlib.h>

#include <doctest/doctest.h>

#include "indexer/readers/warc/header_block.hpp"
#include "indexer/readers/warc/http_body.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

std::string record(const std::string& type,
                   const std::string& block,
                   const std::string& more = "",
                   const std::string& version = "WARC/1.0") {
  return version + "\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://ledger.example/bridge\r\nWARC-Date: "
         "2016-03-04T05:06:07Z\r\n" +
         more + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(const std::string& title = "A bridge opens") {
  return "<!DOCTYPE html><html><head><title>" + title +
         "</title></head><body><article><p>The bridge over the estuary opened on Friday, two years "
         "late, and the first lorries crossed it before noon.</p><p>The toll is two crowns.</p>"
         "</article></body></html>";
}

std::string answer(const std::string& body,
                   const std::string& headers = "Content-Type: text/html\r\n",
                   const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}

std::string read_all(const std::string& bytes,
                     std::size_t chunk = std::string_view::npos,
                     std::size_t limit = 100000) {
  return test::read_all(WarcReader(), bytes, "a.warc", chunk, limit);
}

constexpr const char* kArticle =
    "title=A bridge opens | body=The bridge over the estuary opened on Friday, two years late, and "
    "the first lorries crossed it before noon.\n\nThe toll is two crowns. | "
    "url=https://ledger.example/bridge | date=2016-03-04T05:06:07Z | "
    "retrieved=2016-03-04T05:06:07Z";

std::string crawl() {
  return record("warcinfo", "software: example\r\n") + record("request", "GET / HTTP/1.1\r\n\r\n") +
         record("response", answer(page())) +
         record("response", answer("\x89PNG\r\n", "Content-Type: image/png\r\n")) +
         record("response", answer(page(), "Content-Type: text/html\r\n", "404 Not Found")) +
         record("revisit", answer("")) + record("metadata", "fetchTimeMs: 12\r\n");
}

TEST_CASE("of a crawl the pages that were answered well are articles") {
  CHECK(read_all(crawl()) == std::string("20: ") + kArticle);
}

TEST_CASE("records come alike in pieces of any size") {
  const std::string whole = read_all(crawl() + crawl());
  for (const std::size_t chunk : {1U, 3U, 64U}) {
    CHECK(read_all(crawl() + crawl(), chunk) == whole);
  }
}

std::string deflated(const std::string& text, int window) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(text.size() + 1000, '\0');
  std::string copy = text;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string chunked(const std::string& body) {
  const std::size_t half = body.size() / 2;
  char first[32];
  char second[32];
  std::snprintf(first, sizeof first, "%zx;name=value\r\n", half);
  std::snprintf(second, sizeof second, "%zX\r\n", body.size() - half);
  return first + body.substr(0, half) + "\r\n" + second + body.substr(half) + "\r\n0\r\n\r\n";
}

struct Case {
  const char* name;
  std::string bytes;
  std::string expected;
};

TEST_CASE("pages are read however they were sent, and however the crawler kept them") {
  const std::string html = "Content-Type: text/html; charset=utf-8\r\n";
  const std::string expected = std::string("1: ") + kArticle;
  const Case cases[] = {
      {"chunked",
       record("response", answer(chunked(page()), html + "Transfer-Encoding: chunked\r\n")),
       expected},
      {"said to be chunked, and not",
       record("response", answer(page(), html + "Transfer-Encoding: chunked\r\n")),
       expected},
      {"gzip",
       record("response", answer(deflated(page(), 15 + 16), html + "Content-Encoding: gzip\r\n")),
       expected},
      {"chunked gzip",
       record("response",
              answer(chunked(deflated(page(), 15 + 16)),
                     html + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")),
       expected},
      {"said to be gzip, and not",
       record("response", answer(page(), html + "Content-Encoding: gzip\r\n")),
       expected},
      {"deflate",
       record("response", answer(deflated(page(), 15), html + "Content-Encoding: deflate\r\n")),
       expected},
      {"bare deflate",
       record("response", answer(deflated(page(), -15), html + "Content-Encoding: deflate\r\n")),
       expected},
      {"Brotli",
       record("response", answer("\x8b\x02\x80xyz", html + "Content-Encoding: br\r\n")),
       "1: error: its page is compressed by Brotli, which is not read"},
      {"damaged gzip",
       record("response",
              answer(deflated(page(), 15 + 16).substr(0, 60), html + "Content-Encoding: gzip\r\n")),
       "1: error: its compressed page cannot be read"},
      {"no content type", record("response", answer(page(), "")), expected},
      {"a resource", record("resource", page(), "Content-Type: text/html\r\n"), expected},
      {"plain text of a conversion",
       record("conversion", "The bridge opened.", "Content-Type: text/plain\r\n"),
       "1: body=The bridge opened. | url=https://ledger.example/bridge | "
       "date=2016-03-04T05:06:07Z | retrieved=2016-03-04T05:06:07Z"},
      {"WARC 1.1 with a finer date, and an address in brackets",
       "WARC/1.1\r\nwarc-type: response\r\nwarc-target-uri: <https://ledger.example/x>\r\n"
       "warc-date: 2016-03-04T05:06:07.123456Z\r\ncontent-length: " +
           std::to_string(answer(page()).size()) + "\r\n\r\n" + answer(page()),
       "1: title=A bridge opens | body=The bridge over the estuary opened on Friday, two years "
       "late, "
       "and the first lorries crossed it before noon.\n\nThe toll is two crowns. | "
       "url=https://ledger.example/x | date=2016-03-04T05:06:07Z | retrieved=2016-03-04T05:06:07Z"},
      {"the charset of the HTTP header",
       record("response",
              answer("<html><head><title>Caf\xE9</title></head><body><p>A long enough sentence on "
                     "the caf\xE9, with a comma, and a full stop at its end.</p></body></html>",
                     "Content-Type: text/html; charset=iso-8859-1\r\n")),
       "1: title=Caf\u00E9 | body=A long enough sentence on the caf\u00E9, with a comma, and a "
       "full "
       "stop at its end. | url=https://ledger.example/bridge | date=2016-03-04T05:06:07Z | "
       "retrieved=2016-03-04T05:06:07Z"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(read_all(row.bytes) == row.expected);
  }
}

TEST_CASE("what is broken is named with its line, and the records behind it are read") {
  const std::string good = record("response", answer(page()));
  const Case cases[] = {
      {"nothing", "", "a.warc:1: there is no record in it"},
      {"junk first",
       "junk\r\n" + good,
       std::string("2: ") + kArticle + " || a.warc:1: what stands here is no WARC record"},
      {"no length",
       "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n" + good,
       std::string("5: ") + kArticle +
           " || a.warc:1: the record's Content-Length is missing or no number || a.warc:4: what "
           "stands here is no WARC record"},
      {"a length too small",
       "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 2\r\n\r\nabcdef\r\n\r\n" + good,
       std::string("7: ") + kArticle + " || a.warc:5: what stands here is no WARC record"},
      {"cut short", good.substr(0, good.size() - 40), "a.warc:1: it ends inside a record"},
      {"over the limit",
       record("response", answer(page() + std::string(2000, ' '))) + good,
       std::string("12: ") + kArticle + " || a.warc:1: the record is longer than 1000 bytes"},
      {"ARC",
       "filedesc://a.arc 0.0.0.0 20160304\n",
       "a.warc: it is an ARC file, the form before WARC"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    CHECK(read_all(row.bytes, std::string_view::npos, 1000) == row.expected);
  }
}

TEST_CASE("a crawl cut at any byte, or with any byte changed, is read as far as it goes") {
  const std::string sample = crawl();
  for (std::size_t size = 0; size < sample.size(); size += 7) {
    CHECK_NOTHROW(read_all(sample.substr(0, size)));
  }
  for (std::size_t at = 0; at < sample.size(); at += 5) {
    std::string broken = sample;
    broken[at] = static_cast<char>(broken[at] ^ 0x5A);
    CHECK_NOTHROW(read_all(broken));
  }
}

TEST_CASE("a compressed page that unpacks beyond the limit is refused") {
  const HeaderBlock headers = read_headers("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
  const std::string bomb = deflated(std::string(5000000, 'a'), 15 + 16);
  const Result<std::string> body = decode_body(headers, bomb, 1000000);
  REQUIRE_FALSE(body);
  CHECK(body.error().code == ErrorCode::kTooLarge);
}

TEST_CASE("a web archive is known by its first bytes") {
  CHECK(WarcReader().recognise({"a", "WARC/1.0\r\n"}) == Recognition::kByContent);
  CHECK(WarcReader().recognise({"a.warc", ""}) == Recognition::kByName);
  CHECK(WarcReader().recognise({"a.txt", "WARCs are archives"}) == Recognition::kNo);
}

}  // namespace
}  // namespace dateline
