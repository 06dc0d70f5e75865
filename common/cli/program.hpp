// SPDX-License-Identifier: GPL-2.0-or-later
//
// Program: the command line of one program as a table. Parsing, --help, the manual page and the
// tests are made from it: a flag that is not a row here does not exist.
//
//   constexpr Flag kFlags[] = {
//       {"limit", 'n', FlagKind::kValue, "N", "10", "Output", "show at most N articles"},
//   };
//   const Arguments arguments = parse_arguments(kProgram, argc, argv);
//   arguments.value("limit");   // "10" unless given
//
// What the command line leaves open is filled from elsewhere: common/cli/configuration.hpp.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class FlagKind {
  kSwitch,  // --quiet
  kValue,   // --limit N; given twice is an error
  kList,    // --set FIELD=VALUE, as often as wanted
};

// Whether a flag may stand in a configuration: what a user wants of every run may, what is asked of
// one run may not.
enum class Configurable { kNo, kYes };

struct Flag {
  std::string_view name;
  char letter;  // '\0' for none
  FlagKind kind;
  std::string_view metavar;
  std::string_view fallback;  // value when not given; shown in --help
  std::string_view group;     // heading in --help; empty hides the flag
  std::string_view help;      // no capital, no final period
  Configurable configurable = Configurable::kYes;
};

struct ExitCodeRow {
  int code;
  std::string_view meaning;
};

struct EnvironmentRow {
  std::string_view name;
  std::string_view meaning;
};

struct ExampleRow {
  std::string_view command;
  std::string_view meaning;
};

struct Program {
  std::string_view name;
  std::string_view summary;    // one line
  std::string_view usage;      // what follows the name: "[OPTION]... WORD..."
  std::string_view word_hint;  // for a word with a - before it that was read as an option
  std::span<const Flag> flags;
  std::span<const ExampleRow> examples;
  std::span<const EnvironmentRow> environment;
  std::span<const ExitCodeRow> exit_codes;
  std::string_view configuration{};  // name of its configuration files; empty: it has none
};

enum class Source { kCommandLine, kEnvironment, kFile };

struct GivenValue {
  std::string text;  // of a switch: true or false
  Source source = Source::kCommandLine;
  std::string place{};  // the variable, or FILE:LINE; empty for the command line
};

class Arguments {
 public:
  // Whether it was given; of a switch, whether it is on.
  [[nodiscard]] bool has(std::string_view flag) const;
  // The value given, else the flag's fallback.
  [[nodiscard]] std::string value(std::string_view flag) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view flag) const;
  [[nodiscard]] const std::vector<std::string>& positional() const { return positional_; }

  // The values with where they were given; nothing where the flag was not.
  [[nodiscard]] std::span<const GivenValue> given(std::string_view flag) const;
  // Given, but not on the command line.
  [[nodiscard]] bool is_setting(std::string_view flag) const;
  // Takes the values unless the flag was given before; all of them come from one source.
  void supply(std::string_view flag, std::vector<GivenValue> values);
  // As if it had not been given.
  void drop(std::string_view flag);

 private:
  friend Arguments parse_arguments(const Program& program, int argc, const char* const* argv);
  std::span<const Flag> flags_;
  std::map<std::string, std::vector<GivenValue>, std::less<>> given_;
  std::vector<std::string> positional_;
};

// The row of that name; nullptr if there is none.
[[nodiscard]] const Flag* find_flag(std::span<const Flag> flags, std::string_view name);

// The name that was probably meant; empty if none is near.
[[nodiscard]] std::string_view nearest_flag(std::span<const Flag> flags, std::string_view name);

// Throws Failure (kUsage) naming the option that is unknown, lacks its value or is given twice,
// with the nearest known name as a hint.
[[nodiscard]] Arguments parse_arguments(const Program& program, int argc, const char* const* argv);

// The value of a flag as a whole number in [least, most]; throws Failure (kUsage) otherwise.
[[nodiscard]] long long whole_number(const Arguments& arguments,
                                     std::string_view flag,
                                     long long least,
                                     long long most);

// A size as people write it: 512, 64K, 512MB, 2G (powers of 1024). Throws Failure (kUsage).
[[nodiscard]] std::size_t byte_size(const Arguments& arguments, std::string_view flag);

// One of the values listed; throws Failure (kUsage) naming them otherwise.
[[nodiscard]] std::size_t choice(const Arguments& arguments,
                                 std::string_view flag,
                                 std::span<const std::string_view> values);

// What --help prints, wrapped to width columns.
[[nodiscard]] std::string help_text(const Program& program, std::size_t width);

// The sections OPTIONS, EXIT STATUS, ENVIRONMENT and EXAMPLES of the manual page, as man(7) source.
[[nodiscard]] std::string manual_sections(const Program& program);

// What --version prints: program and library versions.
[[nodiscard]] std::string version_text(const Program& program, std::string_view xapian_version);

}  // namespace dateline
