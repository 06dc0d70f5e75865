// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/configuration.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/sample_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::kSampleProgram;
using test::parse_sample;
using test::TempDir;

// The five places where settings may be, strongest first.
enum Place : std::size_t { kCommand, kVariable, kConfig, kUser, kSystem, kPlaces };

// A run whose places have these values of limit, set and quiet; empty: not given there.
struct Given {
  std::string limit;
  std::string set;
  std::string quiet;
};

std::string file_text(const Given& given) {
  std::string text;
  for (const auto& [key, value] : {std::pair("limit", &given.limit),
                                   std::pair("set", &given.set),
                                   std::pair("quiet", &given.quiet)}) {
    if (!value->empty()) {
      text += fmt::format("{} = {}\n", key, *value);
    }
  }
  return text;
}

Arguments run(const TempDir& folder, const std::vector<Given>& places) {
  std::vector<std::string> words{"--config", folder.write("given", file_text(places[kConfig]))};
  const Given& command = places[kCommand];
  if (!command.limit.empty()) {
    words.insert(words.end(), {"--limit", command.limit});
  }
  if (!command.set.empty()) {
    words.insert(words.end(), {"--set", command.set});
  }
  if (command.quiet == "true") {
    words.emplace_back("--quiet");
  }
  Arguments arguments = parse_sample(words);
  SettingSources sources;
  sources.environment = {{"DATELINE_LIMIT", places[kVariable].limit},
                         {"DATELINE_SET", places[kVariable].set},
                         {"DATELINE_QUIET", places[kVariable].quiet},
                         {"DATELINE_UNKNOWN", "x"}};
  sources.user_file = folder.write("user", file_text(places[kUser]));
  sources.system_file = folder.write("system", file_text(places[kSystem]));
  add_settings(kSampleProgram, sources, arguments);
  return arguments;
}

TEST_CASE("of two places the stronger one has its way") {
  const TempDir folder;
  for (std::size_t stronger = kCommand; stronger < kPlaces; ++stronger) {
    for (std::size_t weaker = stronger + 1; weaker < kPlaces; ++weaker) {
      CAPTURE(stronger);
      CAPTURE(weaker);
      std::vector<Given> places(kPlaces);
      places[stronger] = {"1", "a=1", ""};
      places[weaker] = {"2", "a=2", "true"};
      const Arguments arguments = run(folder, places);
      CHECK(arguments.value("limit") == "1");
      CHECK(arguments.values("set") == std::vector<std::string>{"a=1"});
      CHECK(arguments.has("quiet"));
      CHECK(arguments.is_setting("limit") == (stronger != kCommand));
      CHECK(arguments.is_setting("quiet"));
    }
  }
}

TEST_CASE("a switch that a weaker place turns on can be turned off") {
  const TempDir folder;
  for (std::size_t stronger = kVariable; stronger < kPlaces; ++stronger) {
    for (std::size_t weaker = stronger + 1; weaker < kPlaces; ++weaker) {
      CAPTURE(stronger);
      CAPTURE(weaker);
      std::vector<Given> places(kPlaces);
      places[stronger].quiet = "false";
      places[weaker].quiet = "true";
      CHECK_FALSE(run(folder, places).has("quiet"));
    }
  }
}

TEST_CASE("a list is of one place, whole") {
  const TempDir folder;
  std::vector<Given> places(kPlaces);
  places[kUser].set = "a=1\nset = b=2";
  places[kSystem].set = "c=3";
  CHECK(run(folder, places).values("set") == std::vector<std::string>{"a=1", "b=2"});
}

TEST_CASE("what is given nowhere has its fallback") {
  const TempDir folder;
  const Arguments arguments = run(folder, std::vector<Given>(kPlaces));
  CHECK_FALSE(arguments.has("limit"));
  CHECK(arguments.value("limit") == "10");
  CHECK(arguments.given("limit").empty());
}

TEST_CASE("variables are of options that may be set, and an empty one is none") {
  Arguments arguments = parse_sample({});
  add_settings(kSampleProgram,
               {{{"DATELINE_LOCK_TIMEOUT", "30"},
                 {"DATELINE_LIMIT", ""},
                 {"DATELINE_SECRET", "x"},
                 {"DATELINE_HELP", "x"}},
                {},
                {}},
               arguments);
  CHECK(arguments.value("lock-timeout") == "30");
  for (const char* flag : {"limit", "retry", "secret", "help"}) {
    CAPTURE(flag);
    CHECK_FALSE(arguments.has(flag));
  }
  const test::Refusal refused = test::refusal_of([&] {
    add_settings(kSampleProgram, {{{"DATELINE_QUIET", "maybe"}}, {}, {}}, arguments);
  });
  CHECK(refused.message == "DATELINE_QUIET is true or false, not 'maybe'");
  CHECK(refused.hint == "it stands for --quiet");
  // Who sets it believes that it is obeyed.
  const test::Refusal of_one_run = test::refusal_of([&] {
    add_settings(kSampleProgram, {{{"DATELINE_RETRY", "x"}}, {}, {}}, arguments);
  });
  CHECK(of_one_run.message == "DATELINE_RETRY has no effect: retry is asked of one run");
}

TEST_CASE("files need not be there unless they are named") {
  const TempDir folder;
  Arguments arguments = parse_sample({});
  add_settings(kSampleProgram, {{}, folder / "none", folder / "none/none"}, arguments);
  CHECK_FALSE(arguments.has("limit"));
  for (const auto& [path, reason] : {std::pair(folder / "none", "No such file or directory"),
                                     std::pair(folder.path(), "Is a directory")}) {
    Arguments named = parse_sample({"--config", path.string()});
    const test::Refusal refused =
        test::refusal_of([&] { add_settings(kSampleProgram, {}, named); });
    CHECK(refused.message.starts_with("configuration: cannot "));
    CHECK(refused.message.find(path.string()) != std::string::npos);
    CHECK(refused.message.ends_with(reason));
  }
}

TEST_CASE("a mistake is told even in a file that is overruled") {
  const TempDir folder;
  Arguments arguments = parse_sample({"--limit", "3"});
  const auto file = folder.write("user", "limit = 4\nlimti = 4\n");
  const test::Refusal refused = test::refusal_of([&] {
    add_settings(kSampleProgram, {{}, file, {}}, arguments);
  });
  CHECK(refused.message == file.string() + ":2: there is no key limti");
}

TEST_CASE("what is printed is a configuration of the same values") {
  const TempDir folder;
  Arguments arguments = parse_sample({"--set", "a= # 1", "--set", "b=\"2\"\n"});
  const auto system = folder.write("system", "\nquiet = true\n");
  add_settings(kSampleProgram, {{{"DATELINE_LOCK_TIMEOUT", ""}}, {}, system}, arguments);
  add_settings(kSampleProgram, {{{"DATELINE_LOCK_TIMEOUT", "30"}}, {}, {}}, arguments);
  const std::string text = print_settings(kSampleProgram, arguments);
  CHECK(text ==
        "# limit = 10  # default\n"
        "lock-timeout = 30  # environment DATELINE_LOCK_TIMEOUT\n"
        "set = \"a= # 1\"  # command line\n"
        "set = \"b=\\\"2\\\"\\x0a\"  # command line\n"
        "quiet = true  # " +
            system.string() + ":2\n");
  Arguments again = parse_sample({"--config", folder.write("printed", text)});
  add_settings(kSampleProgram, {}, again);
  for (const Flag& flag : test::kSampleFlags) {
    if (flag.configurable == Configurable::kYes) {
      CAPTURE(flag.name);
      CHECK(again.has(flag.name) == arguments.has(flag.name));
      CHECK(again.values(flag.name) == arguments.values(flag.name));
    }
  }
}

TEST_CASE("a complaint about a setting says where it stands") {
  const TempDir folder;
  const auto file = folder.write("user", "limit = many\nset = x\nset = y\n");
  Arguments arguments = parse_sample({"--retry", "z"});
  add_settings(kSampleProgram, {{{"DATELINE_LOCK_TIMEOUT", "soon"}}, file, {}}, arguments);
  const auto placed = [&](const char* message) {
    return std::string(
        name_place(Failure(ExitCode::kUsage, message, ""), kSampleProgram, arguments).what());
  };
  const std::string name = file.string();
  CHECK(placed("--limit takes a number") == name + ":1: --limit takes a number");
  CHECK(placed("--set \"y\" gives no value") == name + ":3: --set \"y\" gives no value");
  CHECK(placed("--set: nothing") == name + ":2: --set: nothing");
  CHECK(placed("--lock-timeout is wrong") == "DATELINE_LOCK_TIMEOUT: --lock-timeout is wrong");
  for (const char* other :
       {"--retry 'z'", "--limits is wrong", "--set-all is wrong", "no query", "limit is wrong"}) {
    CHECK(placed(other) == other);
  }
  const Failure full(ExitCode::kDiskTrouble, "--limit", "");
  CHECK(std::string(name_place(full, kSampleProgram, arguments).what()) == "--limit");
}

TEST_CASE("help and manual tell the places in their order") {
  const std::string help = help_text(kSampleProgram, 80);
  std::size_t at = help.find("\nConfiguration");
  for (const char* place : {"command line",
                            "DATELINE_<OPTION>",
                            "--config FILE",
                            "$XDG_CONFIG_HOME/dateline/try.conf",
                            "/etc/dateline/try.conf"}) {
    CAPTURE(place);
    at = help.find(place, at);
    CHECK(at != std::string::npos);
  }
  const std::string manual = manual_sections(kSampleProgram);
  CHECK(manual.find(".SH CONFIGURATION\n.TP\n\\fBcommand line\\fR\n") != std::string::npos);
  CHECK(manual.find("\\fB/etc/dateline/try.conf\\fR") != std::string::npos);
}

}  // namespace
}  // namespace dateline
