// SPDX-License-Identifier: GPL-2.0-or-later
//
// dateline-query in front of a terminal: colour, width, hyperlinks.
#include "common/terminal/terminal.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "tests/support/pseudo_terminal.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kArchive =
    R"json({"id":"a","title":"Canada's troops in Latvia","body":"Canada sends troops. They stay in Latvia with the others of the battle group for a good while, as the minister said.","date":"2022-02-25","source":"Larkspur Wire","byline":"Staff and agencies, Ottawa and Riga","url":"https://wire.example/a b?q=ü"}
{"id":"b","title":"習近平在北京 on Canada","body":"中國共產黨在北京開會中國共產黨在北京開會中國共產黨在北京開會中國共產黨在北京開會中國共產黨在北京開會 canada","date":"2022-10-23","url":"javascript:alert(1)"}
{"id":"c","title":"Cafe\u0301 👩\u200d👩\u200d👧 Canada","body":"e\u0301e\u0301e\u0301 canada 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀","source":"A newspaper with a name that is far too long for any line of a narrow terminal to hold"}
)json";

const fs::path& sample_index() {
  static const TempDir folder;
  static const fs::path path = [] {
    fs::path index = folder / "index";
    REQUIRE(run_index({"--quiet", "--index", index, "-"}, kArchive).status == 0);
    return index;
  }();
  return path;
}

Outcome in_terminal(std::vector<std::string> arguments,
                    int columns = 80,
                    const std::vector<std::string>& settings = {}) {
  arguments.insert(arguments.begin(), {"--index", sample_index()});
  return run_in_terminal(DATELINE_QUERY_PROGRAM, arguments, columns, settings);
}

bool has_escape(const std::string& text) {
  return text.find('\x1b') != std::string::npos;
}

TEST_CASE("colour is for terminals that want it") {
  CHECK(has_escape(in_terminal({"canada"}).out));
  CHECK_FALSE(has_escape(in_terminal({"canada"}, 80, {"NO_COLOR=1"}).out));
  CHECK(has_escape(in_terminal({"canada"}, 80, {"NO_COLOR="}).out));
  CHECK_FALSE(has_escape(in_terminal({"canada"}, 80, {"TERM=dumb"}).out));
  CHECK_FALSE(has_escape(in_terminal({"--color", "never", "canada"}).out));
  CHECK(has_escape(in_terminal({"--color", "always", "canada"}, 80, {"NO_COLOR=1"}).out));
  CHECK_FALSE(has_escape(run_query({"--index", sample_index(), "canada"}).out));
  CHECK(has_escape(run_query({"--index", sample_index(), "--color", "always", "canada"}).out));
  CHECK_FALSE(has_escape(in_terminal({"-f", "json", "canada"}).out));
}

TEST_CASE("what is seen in colour is what is seen without") {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"-n", "2", "canada"},
                                                    {"--kwic", "canada"},
                                                    {"--sentences", "canada"},
                                                    {"--show", "a", "canada"},
                                                    {"--facet", "source", "canada"},
                                                    {"--timeline", "year", "canada"}}) {
    CAPTURE(arguments.front());
    std::vector<std::string> plain = arguments;
    plain.insert(plain.begin(), {"--color", "never"});
    const auto without_time = [](const std::string& text) {
      const std::size_t time = text.find(" ms)");
      return time == std::string::npos ? text : text.substr(time);
    };
    CHECK(without_time(seen(in_terminal(arguments).out)) == without_time(in_terminal(plain).out));
  }
}

TEST_CASE("no line is wider than the terminal") {
  for (const int columns : {30, 40, 80, 200}) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"canada"},
          {"--show", "a", "--show", "b", "--show", "c", "canada"},
          {"--sentences", "canada"},
          {"--facet", "source", "--facet", "year", "canada"},
          {"--significant", "source", "canada"},
          {"--timeline", "year", "canada"}}) {
      const std::string text = seen(in_terminal(arguments, columns).out);
      CHECK_FALSE(text.empty());
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        CAPTURE(columns);
        CAPTURE(arguments.front());
        CAPTURE(line);
        CHECK(cell_width(line) <= static_cast<std::size_t>(columns));
        at = end + 1;
      }
    }
  }
}

TEST_CASE("lines of a concordance are as wide as the terminal") {
  for (const int columns : {60, 80, 120}) {
    const std::string text = seen(in_terminal({"--kwic", "canada"}, columns).out);
    std::size_t hit_column = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = text.substr(at, end - at);
      CAPTURE(line);
      CHECK(cell_width(line) <= static_cast<std::size_t>(columns));
      // The hits stand below one another.
      std::size_t hit = line.find("Canada", 30);
      hit = hit == std::string::npos ? line.find("canada", 30) : hit;
      REQUIRE(hit != std::string::npos);
      const std::size_t column = cell_width(line.substr(0, hit));
      CHECK((hit_column == 0 || column == hit_column));
      hit_column = column;
      at = end + 1;
    }
  }
}

TEST_CASE("titles are links where the terminal has colour and the address is one of the web") {
  const std::string linked = in_terminal({"--show", "a", "canada"}).out;
  const std::string list = in_terminal({"troops"}).out;
  CHECK(list.find("\x1b]8;;https://wire.example/a%20b?q=%C3%BC\x1b\\") != std::string::npos);
  CHECK(linked.find("\x1b]8;;https://wire.example/a%20b?q=%C3%BC\x1b\\") != std::string::npos);
  CHECK(in_terminal({"北京"}).out.find("\x1b]8;") == std::string::npos);
  CHECK(in_terminal({"--hyperlink", "never", "troops"}).out.find("\x1b]8;") == std::string::npos);
  CHECK(in_terminal({"troops"}, 80, {"NO_COLOR=1"}).out.find("\x1b]8;") == std::string::npos);
  CHECK(run_query({"--index", sample_index(), "--hyperlink", "always", "troops"})
            .out.find("\x1b]8;;https://") != std::string::npos);
  // Each line of a title that is broken is a link of its own, closed at its end.
  const std::string narrow = in_terminal({"troops"}, 24).out;
  std::size_t opened = 0;
  std::size_t closed = 0;
  for (std::size_t at = 0; (at = narrow.find("\x1b]8;;", at)) != std::string::npos; at += 5) {
    (narrow.compare(at + 5, 4, "http") == 0 ? opened : closed) += 1;
  }
  CHECK(opened == closed);
  CHECK(opened >= 1);
}

TEST_CASE("a timeline is a chart on a terminal and csv in a pipe") {
  CHECK(seen(in_terminal({"--timeline", "year", "canada"}).out).find("\n2022") !=
        std::string::npos);
  CHECK(run_query({"--index", sample_index(), "--timeline", "year", "canada"})
            .out.starts_with("period,count,total,share\r\n"));
  CHECK(
      in_terminal({"--timeline", "year", "--ascii", "--color", "never", "canada"}).out.find("##") !=
      std::string::npos);
}

TEST_CASE("help is as wide as the terminal") {
  for (const int columns : {60, 80, 100}) {
    const std::string text = in_terminal({"--help"}, columns).out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = text.substr(at, end - at);
      CAPTURE(line);
      // A command is not broken: it is there to be copied.
      const bool is_command = line.starts_with("  dateline-query");
      CHECK((is_command || end - at <= static_cast<std::size_t>(columns)));
      at = end + 1;
    }
  }
}

}  // namespace
}  // namespace dateline::test
