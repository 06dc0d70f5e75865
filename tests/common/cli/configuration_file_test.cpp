// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/configuration_file.hpp"

#include <doctest/doctest.h>

#include "tests/support/sample_program.hpp"

namespace dateline {
namespace {

using test::kSampleProgram;

using Settings = std::vector<std::pair<std::string, std::string>>;

Settings settings_of(std::string_view text) {
  Settings settings;
  for (const ConfigurationLine& line : parse_configuration(kSampleProgram, text, "try.conf")) {
    settings.emplace_back(line.flag->name, line.value);
  }
  return settings;
}

test::Refusal refusal(std::string_view text) {
  return test::refusal_of([&] { (void)settings_of(text); });
}

TEST_CASE("a line is a key and its value") {
  struct Case {
    const char* text;
    Settings settings;
  };
  const Case cases[] = {
      {"", {}},
      {"\n  \n# limit = 3\n   # more\n", {}},
      {"limit = 3", {{"limit", "3"}}},
      {"limit=3\r\nquiet=yes\r\n", {{"limit", "3"}, {"quiet", "true"}}},
      {"\xEF\xBB\xBFlimit = 3", {{"limit", "3"}}},
      {"  limit\t=  3 \t# three", {{"limit", "3"}}},
      {"quiet = 0", {{"quiet", "false"}}},
      {"set = a=1\nset = b = 2\nset = a=1", {{"set", "a=1"}, {"set", "b = 2"}, {"set", "a=1"}}},
      {"set = c#=#3", {{"set", "c#=#3"}}},
      {"set = a=1 # it is", {{"set", "a=1"}}},
      {R"(set = "a= # 1 "  # it is)", {{"set", "a= # 1 "}}},
      {R"(set = "a=\"\\\n\t\x01\xFf")", {{"set", "a=\"\\\n\t\x01\xFF"}}},
      {R"(set = a="x # y")", {{"set", "a=\"x"}}},
      {R"(limit = "")", {{"limit", ""}}},
      {R"(quiet = "true")", {{"quiet", "true"}}},
      {"set = caf\xE9", {{"set", "caf\xE9"}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(settings_of(c.text) == c.settings);
  }
}

TEST_CASE("a wrong line is refused with file and line") {
  struct Case {
    const char* text;
    const char* message;
    const char* hint;
  };
  const Case cases[] = {
      {"\nlimti = 3", "try.conf:2: there is no key limti", "did you mean limit?"},
      {"--limit = 3", "try.conf:1: there is no key --limit", "did you mean limit?"},
      {"frobnicate = 3",
       "try.conf:1: there is no key frobnicate",
       "keys are the options of try --help without their dashes"},
      {"secret = true",
       "try.conf:1: there is no key secret",
       "keys are the options of try --help without their dashes"},
      {"n = 3",
       "try.conf:1: there is no key n",
       "keys are the options of try --help without their dashes"},
      {"retry = 1",
       "try.conf:1: retry cannot stand in a configuration",
       "it is asked of one run: give --retry on the command line"},
      {"help = true",
       "try.conf:1: help cannot stand in a configuration",
       "it is asked of one run: give --help on the command line"},
      {"\x1b[31mlimit = 3", "try.conf:1: there is no key \xEF\xBF\xBD[31mlimit", ""},
      {"limit 3", "try.conf:1: it is not KEY = VALUE", "a # begins a remark"},
      {"[output]\nlimit = 3",
       "try.conf:1: a configuration has no sections",
       "write lines KEY = VALUE alone"},
      {"limit =", "try.conf:1: limit needs a value", "an empty one is written \"\""},
      {"limit = # 3", "try.conf:1: limit needs a value", "an empty one is written \"\""},
      {"limit = 3\n\nlimit = 3", "try.conf:3: limit is given twice", "line 1 has it already"},
      {"quiet = 1\nquiet = 0", "try.conf:2: quiet is given twice", "line 1 has it already"},
      {"quiet = maybe", "try.conf:1: quiet is true or false, not 'maybe'", ""},
      {"quiet = TRUE", "try.conf:1: quiet is true or false, not 'TRUE'", ""},
      {"set = \"a", "try.conf:1: the value of set is not well quoted", "it ends with"},
      {"set = \"", "try.conf:1: the value of set is not well quoted", "it ends with"},
      {R"(set = "a" b)", "try.conf:1: the value of set is not well quoted", "it ends with"},
      {R"(set = "\q")", "try.conf:1: the value of set is not well quoted", "it ends with"},
      {R"(set = "\x1")", "try.conf:1: the value of set is not well quoted", "it ends with"},
      {R"(set = "a\")", "try.conf:1: the value of set is not well quoted", "it ends with"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const test::Refusal refused = refusal(c.text);
    CHECK(refused.message == c.message);
    CHECK(refused.hint.starts_with(c.hint));
  }
}

TEST_CASE("a value that is written is read again as it was") {
  std::string every_byte;
  for (int byte = 1; byte < 256; ++byte) {
    every_byte += static_cast<char>(byte);
  }
  for (const std::string& value : {std::string("plain"),
                                   std::string("two words"),
                                   std::string(),
                                   std::string(" blank at both ends "),
                                   std::string("#"),
                                   std::string("a # b"),
                                   std::string("\"quoted\""),
                                   std::string("half\"quoted"),
                                   std::string("back\\slash"),
                                   std::string("\\\""),
                                   std::string("line\nline\r"),
                                   std::string("tab\t"),
                                   std::string("[section]"),
                                   std::string("a = b"),
                                   std::string("d\xC3\xA9j\xC3\xA0"),
                                   every_byte}) {
    CAPTURE(value);
    const std::string line = "limit = " + to_configuration_value(value) + "  # somewhere\n";
    CAPTURE(line);
    CHECK(settings_of(line) == Settings{{"limit", value}});
  }
}

}  // namespace
}  // namespace dateline
