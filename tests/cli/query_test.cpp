// SPDX-License-Identifier: GPL-2.0-or-later
//
// dateline-query as a user runs it.
#include <filesystem>

#include <doctest/doctest.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* kArchive =
    R"({"id":"zurich","title":"Bank in Zürich","body":"The bank of Zürich was sold.","date":"2023-03-20"}
{"id":"us1","title":"Troops leave","body":"The U.S. withdrew its troops. Canada's part ended too.","date":"2021-08-30","source":"Larkspur Wire","byline":"Foreign desk"}
{"id":"us2","title":"They told us","body":"Troops told us nothing about the end.","date":"2020-01-01"}
{"id":"truce","title":"Cease-fire holds","body":"The cease-fire held for a day.","date":"2019-05-05"}
{"id":"truce2","title":"Ceasefire broken","body":"A ceasefire was broken.","date":"2019-05-07"}
{"id":"truce3","title":"A cease fire order","body":"They were told to cease fire.","date":"2019-05-06"}
{"id":"undated","title":"No date","body":"An undated piece about a ceasefire."}
{"id":"chinese","title":"習近平在北京","body":"中國共產黨在北京開會。","date":"2022-10-23"}
)";

// An index of its own for all tests of this file.
const fs::path& sample_index() {
  static const TempDir folder;
  static const fs::path index_path = [] {
    fs::path index = folder / "index";
    REQUIRE(run_index({"--quiet", "--index", index, "-"}, kArchive).status == 0);
    return index;
  }();
  return index_path;
}

Outcome query(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", sample_index()});
  return run_query(arguments);
}

// Ids of the hits in order, partial ones in brackets.
std::string ids(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--format", "jsonl"});
  const Outcome run = query(std::move(arguments));
  std::string text;
  for (std::size_t at = 0; at < run.out.size();) {
    const std::size_t end = run.out.find('\n', at);
    const json hit = json::parse(run.out.substr(at, end - at));
    const std::string id = hit["id"];
    text += (text.empty() ? "" : " ") + (hit["partial"] == true ? "(" + id + ")" : id);
    at = end + 1;
  }
  return text;
}

TEST_CASE("accents, case and word forms do not matter") {
  CHECK(ids({"zurich"}) == "zurich");
  CHECK(ids({"ZÜRICH", "banks"}) == "zurich");
  CHECK(ids({"canada"}) == "us1");
}

TEST_CASE("the acronym and the word are two things") {
  CHECK(ids({"US", "troops"}) == "us1");
  CHECK(ids({"U.S.", "troops"}) == "us1");
  CHECK(ids({"--sort", "oldest", "us", "troops"}) == "us2 us1");
}

TEST_CASE("a hyphenated word is found in each of its spellings and by its parts") {
  for (const char* word : {"cease-fire", "cease‑fire"}) {
    CAPTURE(word);
    CHECK(ids({"--sort", "oldest", word}) == "truce truce3 truce2 undated");
  }
  CHECK(ids({"--sort", "oldest", "ceasefire"}) == "truce truce2 undated");
  CHECK(ids({"--sort", "oldest", "fire"}) == "truce truce3");
}

TEST_CASE("a phrase is exact and does not cross paragraphs or title") {
  CHECK(ids({"\"cease fire\""}) != "");
  CHECK(ids({"\"told us\""}) == "us2");
  CHECK(ids({"\"us told\""}) == "");
}

TEST_CASE("text without blanks between words is found") {
  CHECK(ids({"北京"}) == "chinese");
  CHECK(ids({"習近平"}) == "chinese");
  CHECK(ids({"近習"}) == "");
}

TEST_CASE("undated articles come last in both date orders") {
  CHECK(ids({"--sort", "newest", "ceasefire"}) == "truce2 truce undated");
  CHECK(ids({"--sort", "oldest", "ceasefire"}) == "truce truce2 undated");
}

TEST_CASE("limit and offset page through the same order") {
  const std::string all = ids({"--sort", "newest", "ceasefire"});
  std::string paged;
  for (const char* offset : {"0", "1", "2", "3"}) {
    const std::string id =
        ids({"--sort", "newest", "--limit", "1", "--offset", offset, "ceasefire"});
    paged += (paged.empty() || id.empty() ? "" : " ") + id;
  }
  CHECK(paged == all);
}

TEST_CASE("partial matches follow where asked for and never count") {
  CHECK(ids({"ceasefire", "zurich"}) == "");
  CHECK(ids({"--partial", "-n", "10", "troops", "nothing"}) == "us2 (us1)");
  const Outcome none = query({"ceasefire", "zurich"});
  CHECK(none.status == 1);
  CHECK(has(none.out, "no article matches"));
  CHECK(has(none.out, "Articles with some of the words:"));
}

TEST_CASE("the exit status says whether there was a hit") {
  CHECK(query({"zurich"}).status == 0);
  CHECK(query({"absent"}).status == 1);
  CHECK(query({"-f", "json", "absent"}).status == 1);
}

TEST_CASE("arguments are one query however they are split") {
  CHECK(query({"-f", "jsonl", "us", "troops"}).out == query({"-f", "jsonl", "us troops"}).out);
  CHECK(query({"-f", "jsonl", "--", "us", "troops"}).out ==
        query({"-f", "jsonl", "us troops"}).out);
}

TEST_CASE("json says what was asked and found") {
  const json object = json::parse(query({"-f", "json", "U.S. troops"}).out);
  CHECK(object["query"] == "U.S. troops");
  CHECK(object["total"] == 1);
  CHECK(object["total_exact"] == true);
  const json& hit = object["hits"][0];
  CHECK(hit["rank"] == 1);
  CHECK(hit["source"] == "Larkspur Wire");
  CHECK(hit["byline"] == "Foreign desk");
  CHECK(hit["date"] == "2021-08-30");
  const std::string snippet = hit["snippet"];
  std::string marked;
  for (const json& mark : hit["highlights"]) {
    const std::size_t begin = mark["begin"];
    const std::size_t end = mark["end"];
    marked += snippet.substr(begin, end - begin) + "|";
  }
  CHECK(marked == "U.S.|troops|");
}

TEST_CASE("--count prints the number alone") {
  const Outcome some = query({"--count", "troops"});
  CHECK(some.out == "2\n");
  CHECK(some.status == 0);
  const Outcome none = query({"--count", "zebra"});
  CHECK(none.out == "0\n");
  CHECK(none.status == 1);
}

TEST_CASE("exports hold all matches by date, undated last, and no partial ones") {
  CHECK(query({"--format", "ids", "ceasefire"}).out == "truce\ntruce2\nundated\n");
  CHECK(query({"--format", "ids", "--sort", "newest", "ceasefire"}).out ==
        "truce2\ntruce\nundated\n");
  CHECK(query({"--format", "ids", "--limit", "1", "--sort", "oldest", "ceasefire"}).out ==
        "truce\n");
  CHECK(query({"--format", "ids", "-0", "zurich"}).out == std::string("zurich\0", 7));
  CHECK(query({"--format", "csv", "--fields", "id,date,source", "troops"}).out ==
        "id,date,source\r\nus2,2020-01-01,\r\nus1,2021-08-30,Larkspur Wire\r\n");
  CHECK(query({"--format", "ids", "zurich", "zebra"}).out.empty());
  const Outcome wrong = query({"--format", "csv", "--fields", "id,colour", "troops"});
  CHECK(wrong.status == 2);
  CHECK(has(wrong.err, "there is no column 'colour'"));
}

TEST_CASE("a pipe gets no colour, and colour can be asked for") {
  CHECK_FALSE(has(query({"zurich"}).out, "\x1b"));
  CHECK(has(query({"--color", "always", "zurich"}).out, "\x1b[1;33mZürich\x1b[0m"));
}

TEST_CASE("errors name what is wrong and end with status 2") {
  struct Case {
    std::vector<std::string> arguments;
    const char* message;
  };
  const Case cases[] = {
      {{}, "no query given"},
      {{"!"}, "no word to search for"},
      {{"nato \"response"},
       "column 6: the quote is not closed\n  nato \"response\n       ^~~~~~~~~"},
      {{"nato AND"}, "column 6: "},
      {{"--limit", "-1", "nato"}, "--limit takes a whole number"},
      {{"--sort", "random", "nato"}, "--sort does not take 'random'"},
      {{"--format", "xml", "nato"}, "--format does not take 'xml'"},
      {{"--frmat", "json", "nato"}, "there is no option --frmat"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.message);
    const Outcome run = query(c.arguments);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(run.err.starts_with("dateline-query: "));
    CHECK(has(run.err, c.message));
    CHECK(has(run.err, "\nhint: "));
  }
}

TEST_CASE("an unusable index ends with status 2 and says why") {
  const TempDir folder;
  folder.write("other/file.txt", "text");
  folder.write("hostile/XAPIANDB", "remote :touch " + (folder / "ran").string() + "\n");
  folder.write("lost/XAPIANDB", "# dateline revision 1\nauto segment-000001\n");
  for (const char* name : {"missing", "other", "hostile", "lost"}) {
    CAPTURE(name);
    const Outcome run = run_query({"--index", folder / name, "nato"});
    CHECK(run.status == 2);
    CHECK(has(run.err, name));
    CHECK(has(run.err, "hint: "));
  }
  CHECK_FALSE(fs::exists(folder / "ran"));
}

TEST_CASE("the index comes from the option, the variable or the data directory") {
  const TempDir folder;
  fs::create_directories(folder / "data/dateline");
  fs::copy(sample_index(), folder / "data/dateline/index", fs::copy_options::recursive);
  const std::string variable = "DATELINE_INDEX=" + sample_index().string();
  const std::string data = "XDG_DATA_HOME=" + (folder / "data").string();
  CHECK(run_query({"zurich"}, {variable}).status == 0);
  CHECK(run_query({"zurich"}, {data}).status == 0);
  CHECK(run_query({"zurich"}, {variable, "XDG_DATA_HOME=/nowhere"}).status == 0);
  CHECK(run_query({"--index", folder / "none", "zurich"}, {variable}).status == 2);
}

TEST_CASE("a damaged segment is reported as such") {
  const TempDir folder;
  fs::copy(sample_index(), folder / "index", fs::copy_options::recursive);
  fs::resize_file(folder / "index/segment-000001/postlist.glass", 100);
  const Outcome run = run_query({"--index", folder / "index", "zurich"});
  CHECK((run.status == 2 || run.status == 4));
  CHECK(has(run.err, "index"));
  CHECK(run.out.empty());
}

TEST_CASE("help and version answer at once") {
  const Outcome help = run_query({"--help"});
  CHECK(help.status == 0);
  CHECK(help.out.starts_with("usage: dateline-query [OPTION]... QUERY...\n"));
  CHECK(has(help.out, "--sort"));
  CHECK(has(run_query({"--version"}).out, "Xapian 1.4."));
}

}  // namespace
}  // namespace dateline::test
