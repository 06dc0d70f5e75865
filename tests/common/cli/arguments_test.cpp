// SPDX-License-Identifier: GPL-2.0-or-later
#include <limits>

#include <doctest/doctest.h>

#include "common/cli/program.hpp"
#include "common/support/failure.hpp"

namespace dateline {
namespace {

constexpr Flag kFlags[] = {
    {"limit", 'n', FlagKind::kValue, "N", "10", "Output", "show at most N articles"},
    {"set", '\0', FlagKind::kList, "FIELD=VALUE", "", "Input", "a value that the input lacks"},
    {"quiet", 'q', FlagKind::kSwitch, "", "", "Output", "say nothing"},
    {"secret", '\0', FlagKind::kSwitch, "", "", "", ""},
};
constexpr ExampleRow kExamples[] = {{"try -n 3", "three"}};
constexpr EnvironmentRow kEnvironment[] = {{"TRY", "a variable"}};
constexpr ExitCodeRow kExitCodes[] = {{0, "done"}};
const Program kProgram{"try",
                       "A program to try.",
                       "[OPTION]... WORD...",
                       "",
                       kFlags,
                       kExamples,
                       kEnvironment,
                       kExitCodes};

Arguments parse(std::vector<const char*> words) {
  words.insert(words.begin(), "try");
  return parse_arguments(kProgram, static_cast<int>(words.size()), words.data());
}

struct Refusal {
  std::string message;
  std::string hint;
};

Refusal refusal(const std::vector<const char*>& words) {
  try {
    (void)parse(words);
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    return {failure.what(), failure.hint()};
  }
  return {"accepted", ""};
}

TEST_CASE("flags and words are told apart") {
  const Arguments arguments =
      parse({"nato", "-n", "3", "--set", "a=1", "force", "--set=b=2", "-q", "--", "-x", "--limit"});
  CHECK(arguments.value("limit") == "3");
  CHECK(arguments.values("set") == std::vector<std::string>{"a=1", "b=2"});
  CHECK(arguments.has("quiet"));
  CHECK(arguments.positional() == std::vector<std::string>{"nato", "force", "-x", "--limit"});
}

TEST_CASE("a flag not given has its fallback") {
  const Arguments arguments = parse({"word"});
  CHECK_FALSE(arguments.has("limit"));
  CHECK(arguments.value("limit") == "10");
  CHECK(arguments.values("set").empty());
}

TEST_CASE("a wrong command line is refused in words") {
  struct Case {
    std::vector<const char*> words;
    const char* message;
    const char* hint;
  };
  const Case cases[] = {
      {{"--limti", "3"}, "there is no option --limti", "did you mean --limit?"},
      {{"--frobnicate"}, "there is no option --frobnicate", "try --help lists the options"},
      {{"-x"}, "there is no option -x", "try --help lists the options"},
      {{"--lim", "3"}, "there is no option --lim", "did you mean --limit?"},
      {{"--limit"}, "--limit needs a value", "try --help describes it"},
      {{"-n", "3", "--limit", "4"}, "--limit is given twice", "give it once"},
      {{"--quiet=yes"}, "--quiet takes no value", "try --help describes it"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.message);
    const Refusal refused = refusal(c.words);
    CHECK(refused.message == c.message);
    CHECK(refused.hint.starts_with(c.hint));
  }
}

TEST_CASE("numbers are read whole and within their range") {
  const auto number = [](const char* text) {
    return whole_number(parse({"-n", text}), "limit", 0, 50);
  };
  CHECK(number("0") == 0);
  CHECK(number("50") == 50);
  for (const char* text : {"51", "-1", "", "3x", "1e3", "99999999999999999999"}) {
    CAPTURE(text);
    const std::string argument = "--limit=" + std::string(text);
    CHECK_THROWS_AS((void)whole_number(parse({argument.c_str()}), "limit", 0, 50), Failure);
  }
}

TEST_CASE("sizes have units of 1024") {
  const auto size = [](const char* text) { return byte_size(parse({"-n", text}), "limit"); };
  CHECK(size("512") == 512);
  CHECK(size("64K") == 65536);
  CHECK(size("512MB") == std::size_t{512} << 20);
  CHECK(size("2G") == std::size_t{2} << 30);
  for (const char* text : {"0", "MB", "1.5G", "12Q", "99999999999G", "-"}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)size(text), Failure);
  }
}

TEST_CASE("a choice names what it takes") {
  constexpr std::string_view kValues[] = {"text", "json"};
  CHECK(choice(parse({"-n", "json"}), "limit", kValues) == 1);
  try {
    (void)choice(parse({"-n", "xml"}), "limit", kValues);
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(std::string(failure.what()) == "--limit does not take 'xml'");
    CHECK(failure.hint() == "it takes one of: text, json");
  }
}

TEST_CASE("help is made from the table and hides what has no group") {
  const std::string help = help_text(kProgram, 60);
  CHECK(help.starts_with("usage: try [OPTION]... WORD...\nA program to try.\n"));
  CHECK(help.find("\nOutput:\n  -n, --limit N             show at most N articles (default\n"
                  "                            10)\n") != std::string::npos);
  CHECK(help.find("--set FIELD=VALUE") != std::string::npos);
  CHECK(help.find("secret") == std::string::npos);
  CHECK(help.find("  0   done\n") != std::string::npos);
}

TEST_CASE("the manual escapes what man would obey") {
  const std::string manual = manual_sections(kProgram);
  CHECK(manual.find("\\fB\\-n\\fR, \\fB\\-\\-limit\\fR \\fIN\\fR\n") != std::string::npos);
  CHECK(manual.find("secret") == std::string::npos);
}

}  // namespace
}  // namespace dateline
