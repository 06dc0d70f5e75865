// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/registry.hpp"

#include <array>
#include <set>

#include <doctest/doctest.h>

#include "common/support/failure.hpp"

namespace dateline {
namespace {

struct Case {
  std::string_view name;
  std::string_view bytes;
  std::string_view expected;
};

std::string_view chosen(const Sample& sample, std::string_view format = {}) {
  const Reader* const reader = choose_reader(sample, format);
  return reader == nullptr ? "none" : reader->name();
}

TEST_CASE("content decides before the name does") {
  constexpr std::array kCases = {
      Case{"a.txt", "Vote", "text"},
      Case{"a.txt", "{\"title\":\"t\"}\n", "jsonl"},
      Case{"a.jsonl", "broken", "jsonl"},
      Case{"a", R"({"title":"t"})", "jsonl"},
      Case{"a", "Vote", "text"},
      Case{"-", R"( {"title":"t"})", "jsonl"},
      Case{"-", "Vote", "text"},
      Case{"-", "", "text"},
      Case{"a.html", "Vote", "html"},
      Case{"a.txt", "<!DOCTYPE html><p>Vote", "html"},
      Case{"-", "\n<html><p>Vote", "html"},
      Case{"a.html", "{\"title\":\"t\"}\n", "jsonl"},
      Case{"a.jpg", "\xFF\xD8", "none"},
      Case{"a.json", "[]", "json"},
      Case{"a.json", "{}", "jsonl"},
      Case{"-", R"([{"title":"t"}])", "json"},
      Case{"-", "{\n \"title\":\"t\"}", "json"},
      Case{"a", "{\"title\":\"t\",\n\"body\":\"b\"}", "json"},
      Case{"-", "title,body,date\n", "csv"},
      Case{"a.tsv", "x", "csv"},
      Case{"a.txt", "<DOC>\n<DOCNO> A-1 </DOCNO>\n", "trec"},
      Case{"a.sgm", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS", "reuters"},
      Case{"a.sgm", "x", "trec"},
      Case{"a.xml", "<rss version='2.0'><channel>", "feed"},
      Case{"a.xml", "<newsItem guid='a'>", "newsml"},
      Case{"a.xml", "<?xml version='1.0'?><!DOCTYPE nitf><nitf>", "nitf"},
      Case{"a.xml", "<urlset>", "none"},
      Case{"a", "WARC/1.0\r\n", "warc"},
      Case{"a", "From a@b Fri Feb 25 18:40:00 2022\nSubject: S\n", "mail"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.name);
    CAPTURE(row.bytes);
    CHECK(chosen({row.name, row.bytes}) == row.expected);
  }
}

TEST_CASE("a format that is named overrides content and name") {
  CHECK(chosen({"a.jpg", R"({"title":"t"})"}, "text") == "text");
  CHECK(chosen({"a.txt", "Vote"}, "jsonl") == "jsonl");
}

TEST_CASE("each format has a name of its own") {
  std::set<std::string_view> names;
  for (const Reader* const reader : all_readers()) {
    names.insert(reader->name());
    CHECK(&reader_of_format(reader->name()) == reader);
  }
  CHECK(names.size() == all_readers().size());
}

TEST_CASE("a format that does not exist is wrong usage and the hint lists those that do") {
  try {
    (void)choose_reader({"a.txt", ""}, "xml");
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    CHECK(failure.what() == std::string("--input-format: there is no format \"xml\""));
    CHECK(
        failure.hint() ==
        "formats are jsonl, json, newsml, nitf, feed, reuters, trec, warc, mail, html, csv, text");
  }
}

}  // namespace
}  // namespace dateline
