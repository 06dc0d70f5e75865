// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/cli/program.hpp"
#include "common/cli/roff.hpp"

namespace dateline {

namespace {

constexpr std::size_t kHelpColumn = 28;

// Of the manual, behind the places where settings may be.
constexpr std::string_view kConfigurationRules = R"(.PP
Each of these fills only what those before it leave open; the values of a list are all of one place.
In a file a line is
.IR "KEY = VALUE" ,
where KEY is the name of an option; a switch is true or false, a list has a line for each value.
A # begins a remark at the beginning of a line and after a blank.
A value in double quotes is taken as it stands, with \e" \e\e \en \et and \exHH inside.
Paths are as on the command line.
Unknown keys are refused; so is what is asked of one run.
.B \-\-print\-config
shows what is in force and where it was given.
)";

// "-n, --limit N"
std::string flag_heading(const Flag& flag) {
  std::string heading =
      flag.letter == '\0' ? std::string("    ") : fmt::format("-{}, ", flag.letter);
  heading += fmt::format("--{}", flag.name);
  if (flag.kind != FlagKind::kSwitch) {
    heading += fmt::format(" {}", flag.metavar);
  }
  return heading;
}

std::string flag_help(const Flag& flag) {
  std::string help(flag.help);
  if (!flag.fallback.empty()) {
    help += fmt::format(" (default {})", flag.fallback);
  }
  if (flag.kind == FlagKind::kList) {
    help += "; may be given several times";
  }
  return help;
}

// Words wrapped to width, each line but the first indented.
std::string wrap(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (column > indent && column + 1 + word.size() > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

std::string two_columns(std::string_view left,
                        std::string_view right,
                        std::size_t column,
                        std::size_t width) {
  std::string out = fmt::format("  {}", left);
  if (out.size() + 2 > column) {
    out += '\n';
    out.append(column, ' ');
  } else {
    out.append(column - out.size(), ' ');
  }
  return out + wrap(right, column, width) + '\n';
}

std::vector<std::string_view> groups_of(const Program& program) {
  std::vector<std::string_view> groups;
  for (const Flag& flag : program.flags) {
    if (!flag.group.empty() && std::ranges::find(groups, flag.group) == groups.end()) {
      groups.push_back(flag.group);
    }
  }
  return groups;
}

struct ConfigurationRow {
  std::string place;
  std::string_view meaning;
};

// In the order of their weight.
std::vector<ConfigurationRow> configuration_rows(const Program& program) {
  if (program.configuration.empty()) {
    return {};
  }
  return {{"command line", "wins over all that follows"},
          {"DATELINE_<OPTION>", "in the environment"},
          {"--config FILE", "lines KEY = VALUE: an option without its dashes, and its value"},
          {fmt::format("$XDG_CONFIG_HOME/dateline/{}", program.configuration),
           "the user's, below ~/.config if that is unset"},
          {fmt::format("/etc/dateline/{}", program.configuration), "the system's"}};
}

std::string roff_configuration(const Program& program) {
  std::string out;
  for (const ConfigurationRow& row : configuration_rows(program)) {
    out += fmt::format(".TP\n\\fB{}\\fR\n{}.\n", escape_roff(row.place), escape_roff(row.meaning));
  }
  return out.empty() ? out : ".SH CONFIGURATION\n" + out + std::string(kConfigurationRules);
}

std::string roff_flag(const Flag& flag) {
  std::string out = ".TP\n";
  if (flag.letter != '\0') {
    out += fmt::format(R"(\fB\-{}\fR, )", flag.letter);
  }
  out += fmt::format(R"(\fB\-\-{}\fR)", escape_roff(flag.name));
  if (flag.kind != FlagKind::kSwitch) {
    out += fmt::format(" \\fI{}\\fR", escape_roff(flag.metavar));
  }
  return out + fmt::format("\n{}.\n", escape_roff(flag_help(flag)));
}

}  // namespace

std::string help_text(const Program& program, std::size_t width) {
  std::string out = fmt::format("usage: {} {}\n{}\n", program.name, program.usage, program.summary);
  for (const std::string_view group : groups_of(program)) {
    out += fmt::format("\n{}:\n", group);
    for (const Flag& flag : program.flags) {
      if (flag.group == group) {
        out += two_columns(flag_heading(flag), flag_help(flag), kHelpColumn, width);
      }
    }
  }
  out += "\nExamples:\n";
  for (const ExampleRow& example : program.examples) {
    out += fmt::format("  {}\n      {}\n", example.command, wrap(example.meaning, 6, width));
  }
  if (!program.configuration.empty()) {
    out += "\nConfiguration, each filling what those before leave open:\n";
  }
  for (const ConfigurationRow& row : configuration_rows(program)) {
    out += two_columns(row.place, row.meaning, kHelpColumn, width);
  }
  out += "\nEnvironment:\n";
  for (const EnvironmentRow& row : program.environment) {
    out += two_columns(row.name, row.meaning, kHelpColumn, width);
  }
  out += "\nExit status:\n";
  for (const ExitCodeRow& row : program.exit_codes) {
    out += two_columns(std::to_string(row.code), row.meaning, 6, width);
  }
  return out;
}

std::string manual_sections(const Program& program) {
  std::string out = ".SH OPTIONS\n";
  for (const std::string_view group : groups_of(program)) {
    out += fmt::format(".SS {}\n", escape_roff(group));
    for (const Flag& flag : program.flags) {
      if (flag.group == group) {
        out += roff_flag(flag);
      }
    }
  }
  out += ".SH EXAMPLES\n";
  for (const ExampleRow& example : program.examples) {
    out += fmt::format(
        ".TP\n\\fB{}\\fR\n{}.\n", escape_roff(example.command), escape_roff(example.meaning));
  }
  out += roff_configuration(program);
  out += ".SH ENVIRONMENT\n";
  for (const EnvironmentRow& row : program.environment) {
    out += fmt::format(".TP\n\\fB{}\\fR\n{}.\n", escape_roff(row.name), escape_roff(row.meaning));
  }
  out += ".SH EXIT STATUS\n";
  for (const ExitCodeRow& row : program.exit_codes) {
    out += fmt::format(".TP\n\\fB{}\\fR\n{}.\n", row.code, escape_roff(row.meaning));
  }
  return out;
}

std::string version_text(const Program& program, std::string_view xapian_version) {
  return fmt::format("{} {} (Xapian {})\n", program.name, DATELINE_VERSION, xapian_version);
}

}  // namespace dateline
