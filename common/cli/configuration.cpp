// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/configuration.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "common/cli/configuration_file.hpp"
#include "common/cli/standard_flags.hpp"
#include "common/support/files.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

bool may_be_set(const Flag& flag) {
  return flag.configurable == Configurable::kYes && !flag.group.empty();
}

// What is asked of one run, and would be taken for asked where a variable named it: --dry-run.
void refuse_variable(const Flag& flag, const std::string& variable) {
  if (flag.configurable == Configurable::kNo && !flag.group.empty() &&
      flag.group != kStandardGroup) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("{} has no effect: {} is asked of one run", variable, flag.name),
                  fmt::format("give --{} on the command line, and unset the variable", flag.name));
  }
}

void add_environment(const Program& program, const SettingSources& sources, Arguments& arguments) {
  for (const Flag& flag : program.flags) {
    const auto variable = sources.environment.find(variable_name(flag.name));
    if (variable == sources.environment.end() || variable->second.empty()) {
      continue;
    }
    if (!may_be_set(flag)) {
      refuse_variable(flag, variable->first);
      continue;
    }
    std::string value = variable->second;
    if (flag.kind == FlagKind::kSwitch) {
      value = read_switch(value);
      if (value.empty()) {
        throw Failure(
            ExitCode::kUsage,
            fmt::format("{} is true or false, not '{}'", variable->first, variable->second),
            fmt::format("it stands for --{}", flag.name));
      }
    }
    arguments.supply(flag.name, {{std::move(value), Source::kEnvironment, variable->first}});
  }
}

// What cannot be read is a wrong option to both programs, not a disk that fails.
std::string read_configuration(const fs::path& path) {
  try {
    return read_file(path);
  } catch (const Failure& failure) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("configuration: {}", failure.what()),
                  "make it a file that can be read, or take it away");
  }
}

void add_file(const Program& program, const fs::path& path, Arguments& arguments) {
  const std::string name = path.string();
  std::map<std::string_view, std::vector<GivenValue>> values;
  for (ConfigurationLine& line : parse_configuration(program, read_configuration(path), name)) {
    values[line.flag->name].push_back(
        {std::move(line.value), Source::kFile, fmt::format("{}:{}", name, line.line)});
  }
  for (auto& [flag, of_flag] : values) {
    arguments.supply(flag, std::move(of_flag));
  }
}

// A folder that may not be entered holds none: HOME may be that of another user.
bool is_there(const fs::path& path) {
  std::error_code error;
  return !path.empty() && fs::exists(path, error) && !error;
}

std::string describe_origin(const GivenValue& value) {
  switch (value.source) {
    case Source::kCommandLine: return "command line";
    case Source::kEnvironment: return fmt::format("environment {}", value.place);
    case Source::kFile: break;
  }
  return safe_text(value.place);
}

// Whether the message speaks of --name, and not of an option that begins so.
bool is_named(std::string_view message, std::string_view name) {
  const std::string option = fmt::format("--{}", name);
  for (std::size_t at = message.find(option); at != std::string_view::npos;
       at = message.find(option, at + 1)) {
    const std::string_view rest = message.substr(at + option.size());
    const bool goes_on =
        !rest.empty() && (rest.front() == '-' || (rest.front() >= 'a' && rest.front() <= 'z'));
    if (!goes_on) {
      return true;
    }
  }
  return false;
}

// Of a list the value that the message quotes, else the first.
const GivenValue& blame(std::string_view message, std::span<const GivenValue> values) {
  const auto found = std::ranges::find_if(values, [&](const GivenValue& value) {
    return message.find(fmt::format("'{}'", value.text)) != std::string_view::npos ||
           message.find(fmt::format("\"{}\"", value.text)) != std::string_view::npos;
  });
  return found == values.end() ? values.front() : *found;
}

const GivenValue* blame(std::string_view message,
                        const Program& program,
                        const Arguments& arguments) {
  for (const Flag& flag : program.flags) {
    if (arguments.is_setting(flag.name) && is_named(message, flag.name)) {
      return &blame(message, arguments.given(flag.name));
    }
  }
  return nullptr;
}

}  // namespace

SettingSources find_setting_sources(const Program& program, const fs::path& system) {
  SettingSources sources;
  for (const Flag& flag : program.flags) {
    std::string name = variable_name(flag.name);
    if (const char* value = std::getenv(name.c_str()); value != nullptr) {
      sources.environment.emplace(std::move(name), value);
    }
  }
  if (const fs::path home = configuration_directory(); !home.empty()) {
    sources.user_file = home / program.configuration;
  }
  sources.system_file = system / program.configuration;
  return sources;
}

std::string variable_name(std::string_view flag) {
  std::string name = "DATELINE_";
  for (const char letter : flag) {
    const bool is_lower = letter >= 'a' && letter <= 'z';
    name += is_lower ? static_cast<char>(letter - 'a' + 'A') : letter == '-' ? '_' : letter;
  }
  return name;
}

void add_settings(const Program& program, const SettingSources& sources, Arguments& arguments) {
  if (program.configuration.empty()) {
    return;
  }
  add_environment(program, sources, arguments);
  if (arguments.has(kConfigFlag.name)) {
    add_file(program, arguments.value(kConfigFlag.name), arguments);
  }
  for (const fs::path& file : {sources.user_file, sources.system_file}) {
    if (is_there(file)) {
      add_file(program, file, arguments);
    }
  }
}

std::string print_settings(const Program& program, const Arguments& arguments) {
  std::string out;
  for (const Flag& flag : program.flags) {
    if (!may_be_set(flag)) {
      continue;
    }
    const std::span<const GivenValue> values = arguments.given(flag.name);
    if (values.empty()) {
      const std::string_view value = flag.kind == FlagKind::kSwitch ? "false" : flag.fallback;
      out += fmt::format("# {} ={}{}  # default\n", flag.name, value.empty() ? "" : " ", value);
    }
    for (const GivenValue& value : values) {
      out += fmt::format(
          "{} = {}  # {}\n", flag.name, to_configuration_value(value.text), describe_origin(value));
    }
  }
  return out;
}

Failure name_place(const Failure& failure, const Program& program, const Arguments& arguments) {
  const GivenValue* value =
      failure.exit_code() == ExitCode::kUsage ? blame(failure.what(), program, arguments) : nullptr;
  return value == nullptr ? failure
                          : Failure(failure.exit_code(),
                                    fmt::format("{}: {}", safe_text(value->place), failure.what()),
                                    failure.hint());
}

}  // namespace dateline
