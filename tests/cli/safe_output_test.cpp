// SPDX-License-Identifier: GPL-2.0-or-later
//
// Nothing of an article, a file's name or a query is obeyed by a terminal, whatever is printed.
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/support/utf8.hpp"
#include "common/terminal/terminal.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

// Every C0 character but NUL, DEL, every C1 character, all bidirectional controls, separators and
// others that are not seen; and what they are used for.
std::vector<std::string> hostile_strings() {
  std::vector<std::string> all;
  const auto add = [&](char32_t character) {
    std::string text;
    append_utf8(text, character);
    all.push_back(text);
  };
  for (char32_t c0 = 1; c0 < 0x20; ++c0) {
    add(c0);
  }
  for (char32_t c1 = 0x7F; c1 < 0xA0; ++c1) {
    add(c1);
  }
  for (const char32_t each :
       {0xADU,   0x61CU,  0x180EU, 0x200BU, 0x200EU,  0x200FU, 0x2028U, 0x2029U,
        0x202AU, 0x202BU, 0x202CU, 0x202DU, 0x202EU,  0x2060U, 0x2066U, 0x2067U,
        0x2068U, 0x2069U, 0xFEFFU, 0xFFF9U, 0xE0001U, 0xE0041U}) {
    add(each);
  }
  for (const char* sequence : {"\x1b[2J",
                               "\x1b[31m",
                               "\x1b]0;owned\a",
                               "\x1b]8;;http://x\x1b\\",
                               "\x1b]52;c;AAAA\a",
                               "\x1bP1$r\x1b\\",
                               "\xC2\x9B"
                               "31m"}) {
    all.emplace_back(sequence);
  }
  return all;
}

// The first character of a text that must not be there; empty if there is none. Line ends of the
// format itself are allowed.
std::string find_obeyed(const std::string& text, const std::string& allowed) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool is_allowed = point.length == 1 && allowed.find(text[at]) != std::string::npos;
    if (!is_allowed && (point.broken || is_obeyed(point.value))) {
      return fmt::format(
          "U+{:04X} at byte {} behind '{}'",
          static_cast<unsigned>(point.value),
          at,
          safe_text(text.substr(at < 40 ? 0 : at - 40, std::min<std::size_t>(at, 40))));
    }
    at += point.length;
  }
  return {};
}

// An article for each hostile string, with it in every value.
std::string hostile_archive() {
  std::string lines;
  int number = 0;
  for (const std::string& bad : hostile_strings()) {
    const nlohmann::json article = {
        {"id", fmt::format("id{}{}x", ++number, bad)},
        {"title", "Canada " + bad + "title"},
        {"body", "Canada " + bad + " sends " + bad + "troops.\n\nSecond " + bad + "paragraph."},
        {"byline", "A" + bad + "B"},
        {"source", fmt::format("Wire{}{}", number, bad)},
        {"section", "World" + bad},
        {"url", "https://wire.example/" + bad},
        {"language", "en" + bad},
        {"date", "2022-02-25"}};
    lines += article.dump(-1, ' ', true) + '\n';
  }
  return lines;
}

const fs::path& hostile_index() {
  static const TempDir folder;
  static const fs::path path = [] {
    fs::path index = folder / "index";
    const Outcome run = run_index({"--index", index, "-"}, hostile_archive());
    REQUIRE((run.status == 0 || run.status == 3));
    CHECK(find_obeyed(run.err, "\n") == "");
    return index;
  }();
  return path;
}

TEST_CASE("no article's characters are obeyed in any format") {
  struct Case {
    std::vector<std::string> arguments;
    std::string allowed;  // control characters of the format itself
  };
  const std::string every =
      "id,date,source,section,title,byline,url,language,path,text,snippet,matched,cursor";
  const Case cases[] = {
      {{"-n", "500", "canada"}, "\n"},
      {{"-n", "500", "--partial", "canada zebra"}, "\n"},
      {{"-f", "json", "-n", "0", "canada"}, "\n"},
      {{"-f", "json", "-n", "0", "--fields", every, "canada"}, "\n"},
      {{"-f", "jsonl", "canada"}, "\n"},
      {{"-f", "csv", "--fields", every, "canada"}, "\r\n\t"},
      {{"-f", "tsv", "--fields", every, "canada"}, "\n\t"},
      {{"-f", "ids", "canada"}, "\n"},
      {{"-0", "canada"}, std::string(1, '\0')},
      {{"-f", "trec", "canada"}, "\n"},
      {{"--template", "{id} {title} {text}", "canada"}, "\n"},
      {{"--kwic", "canada"}, "\n"},
      {{"--kwic", "-f", "csv", "canada"}, "\r\n"},
      {{"--kwic", "-f", "jsonl", "canada"}, "\n"},
      {{"--sentences", "canada"}, "\n"},
      {{"--sentences", "-f", "tsv", "canada"}, "\n\t"},
      {{"--facet", "source:0", "--facet", "section:0", "--facet", "lang:0", "canada"}, "\n"},
      {{"--facet", "source:0", "-f", "csv", "canada"}, "\r\n"},
      {{"--facet", "source:0", "-f", "json", "canada"}, "\n"},
      {{"--significant", "source:0", "canada"}, "\n"},
      {{"--timeline", "day", "-f", "text", "canada"}, "\n"},
      {{"--explain", "canada source:wire*"}, "\n"},
  };
  for (const Case& row : cases) {
    CAPTURE(fmt::format("{}", fmt::join(row.arguments, " ")));
    std::vector<std::string> arguments = row.arguments;
    arguments.insert(arguments.begin(), {"--index", hostile_index()});
    const Outcome run = run_query(arguments);
    CHECK(run.out.size() > 20);
    CHECK(find_obeyed(run.out, row.allowed) == "");
    CHECK(find_obeyed(run.err, "\n") == "");
  }
}

TEST_CASE("json gives every value back as it was stored") {
  const Outcome run =
      run_query({"--index", hostile_index(), "-f", "jsonl", "--fields", "id,url", "canada"});
  std::size_t lines = 0;
  std::set<std::string> urls;
  for (std::size_t at = 0; at < run.out.size();) {
    const std::size_t end = run.out.find('\n', at);
    const auto hit = nlohmann::json::parse(run.out.substr(at, end - at));
    urls.insert(hit["url"].is_null() ? "" : hit["url"].get<std::string>());
    ++lines;
    at = end + 1;
  }
  CHECK(lines == hostile_strings().size());
  for (const std::string bad : {"\xE2\x80\xAE", "\xC2\x9B", "\xF3\xA0\x80\x81"}) {
    CHECK(urls.contains("https://wire.example/" + bad));
  }
}

TEST_CASE("no article is obeyed when it is shown whole") {
  const Outcome ids =
      run_query({"--index", hostile_index(), "-f", "jsonl", "--fields", "id", "-n", "0", "canada"});
  std::vector<std::string> arguments{"--index", hostile_index()};
  for (std::size_t at = 0; at < ids.out.size();) {
    const std::size_t end = ids.out.find('\n', at);
    arguments.insert(arguments.end(),
                     {"--show", nlohmann::json::parse(ids.out.substr(at, end - at))["id"]});
    at = end + 1;
  }
  for (const char* format : {"text", "json", "jsonl"}) {
    std::vector<std::string> shown = arguments;
    shown.insert(shown.end(), {"-f", format, "canada"});
    const Outcome run = run_query(shown);
    CHECK(run.status == 0);
    CHECK(find_obeyed(run.out, "\n") == "");
  }
}

TEST_CASE("no query's characters are obeyed in an answer or an error") {
  std::size_t number = 0;
  for (const std::string& bad : hostile_strings()) {
    for (const std::string& query : {"canada" + bad,
                                     bad + "canada zebra",
                                     "nofield" + bad + ":x",
                                     "title" + bad + ":x",
                                     "source:" + bad + "x",
                                     "date:" + bad,
                                     "\"canada " + bad,
                                     "canada AND (" + bad + "x",
                                     "has:" + bad + "x",
                                     "query:" + bad + "x",
                                     "like:" + bad + "x",
                                     "can" + bad + "ada*"}) {
      constexpr auto kTasks = std::to_array<const char*>({"-n1", "--explain", "-fjson"});
      const char* const task = kTasks.at(number++ % kTasks.size());
      const Outcome run = run_query({"--index", hostile_index(), task, "--", query});
      CAPTURE(safe_text(query));
      CAPTURE(task);
      CHECK(run.status <= 2);
      CHECK(find_obeyed(run.out, "\n") == "");
      CHECK(find_obeyed(run.err, "\n") == "");
    }
  }
}

TEST_CASE("no option's or file's characters are obeyed in an error") {
  const TempDir folder;
  for (const std::string& bad : hostile_strings()) {
    const std::string nowhere = folder / ("no" + bad + "where");
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--no" + bad + "option", "x"},
          {"--format", bad, "x"},
          {"--limit", bad, "x"},
          {"--index", nowhere, "x"},
          {"--batch", nowhere},
          {"--queries", nowhere, "x"},
          {"--fields", bad, "-f", "csv", "x"},
          {"--template", "{" + bad + "}", "x"},
          {"--facet", bad, "x"},
          {"--after", bad, "x"},
          {"--now", bad, "x"},
          {"--show", bad}}) {
      std::vector<std::string> all = arguments;
      if (arguments.front() != "--index") {
        all.insert(all.begin(), {"--index", hostile_index()});
      }
      const Outcome run = run_query(all);
      CAPTURE(safe_text(arguments.front() + " " + arguments.back()));
      CHECK(run.status >= 1);
      CHECK(find_obeyed(run.out, "\n") == "");
      CHECK(find_obeyed(run.err, "\n") == "");
    }
  }
}

TEST_CASE("no file's name is obeyed in the indexer's report") {
  const TempDir folder;
  int number = 0;
  for (const std::string& bad : hostile_strings()) {
    if (bad.find('/') != std::string::npos) {
      continue;
    }
    const std::string name = fmt::format("{}{}", ++number, bad);
    std::ofstream(folder / (name + ".jsonl")) << "not json\n";
    std::ofstream(folder / (name + ".txt"));
  }
  const Outcome run = run_index({"--index", folder / "index", folder.path()});
  CHECK(run.err.size() > 200);
  CHECK(find_obeyed(run.out, "\n") == "");
  CHECK(find_obeyed(run.err, "\n") == "");
}

TEST_CASE("queries of a batch are not obeyed either") {
  const TempDir folder;
  std::string lines;
  for (const std::string& bad : hostile_strings()) {
    if (bad.find_first_of("\n\t") == std::string::npos) {
      lines += "q" + bad + "\tcanada " + bad + "\n" + "b" + bad + "\tcanada AND (" + bad + "\n";
    }
  }
  const fs::path file = folder.write("batch", lines);
  for (const char* format : {"text", "json", "jsonl", "csv", "ids", "trec"}) {
    CAPTURE(format);
    const Outcome run =
        run_query({"--index", hostile_index(), "--batch", file, "-f", format, "-n", "1"});
    CHECK(run.status == 2);
    CHECK(find_obeyed(run.out, "\r\n\t") == "");
    CHECK(find_obeyed(run.err, "\n") == "");
  }
}

}  // namespace
}  // namespace dateline::test
