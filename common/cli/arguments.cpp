// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <charconv>
#include <limits>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "common/cli/program.hpp"
#include "common/support/edit_distance.hpp"
#include "common/support/failure.hpp"

namespace dateline {

namespace {

namespace po = boost::program_options;

constexpr const char* kPositional = "\x01positional";
constexpr std::string_view kTrue = "true";

po::options_description describe(const Program& program) {
  po::options_description description;
  for (const Flag& flag : program.flags) {
    std::string names(flag.name);
    if (flag.letter != '\0') {
      names += fmt::format(",{}", flag.letter);
    }
    if (flag.kind == FlagKind::kSwitch) {
      description.add_options()(names.c_str(), "");
    } else {
      // Composing, so that a value given twice is ours to report in our words.
      description.add_options()(
          names.c_str(), po::value<std::vector<std::string>>()->composing(), "");
    }
  }
  description.add_options()(kPositional, po::value<std::vector<std::string>>(), "");
  return description;
}

std::string hint_for_unknown(const Program& program, std::string_view option) {
  const std::string_view bare =
      option.substr(std::min(option.find_first_not_of('-'), option.size()));
  if (const std::string_view nearest = nearest_flag(program.flags, bare); !nearest.empty()) {
    return fmt::format("did you mean --{}?", nearest);
  }
  return fmt::format(
      "{} --help lists the options; {}",
      program.name,
      program.word_hint.empty() ? "words after -- are never read as options" : program.word_hint);
}

Failure usage(const std::string& message, const std::string& hint) {
  return {ExitCode::kUsage, message, hint};
}

po::parsed_options parse_with_boost(const Program& program, int argc, const char* const* argv) {
  po::positional_options_description positional;
  positional.add(kPositional, -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    return po::command_line_parser(argc, argv)
        .options(describe(program))
        .positional(positional)
        .style(style)
        .run();
  } catch (const po::unknown_option& error) {
    throw usage(fmt::format("there is no option {}", error.get_option_name()),
                hint_for_unknown(program, error.get_option_name()));
  } catch (const po::error_with_option_name& error) {
    const std::string name = error.get_option_name();
    const std::string_view bare =
        std::string_view(name).substr(std::min(name.find_first_not_of('-'), name.size()));
    const Flag* flag = find_flag(program.flags, bare);
    const bool is_switch = flag != nullptr && flag->kind == FlagKind::kSwitch;
    throw usage(fmt::format("{} {}", name, is_switch ? "takes no value" : "needs a value"),
                fmt::format("{} --help describes it", program.name));
  } catch (const po::error& error) {
    throw usage(error.what(), fmt::format("{} --help lists the options", program.name));
  }
}

}  // namespace

const Flag* find_flag(std::span<const Flag> flags, std::string_view name) {
  const auto row = std::ranges::find(flags, name, &Flag::name);
  return row == flags.end() ? nullptr : &*row;
}

std::string_view nearest_flag(std::span<const Flag> flags, std::string_view name) {
  std::string_view nearest;
  std::size_t nearest_distance = 3;
  for (const Flag& flag : flags) {
    const std::size_t distance = edit_distance(name, flag.name, nearest_distance);
    if (distance < nearest_distance) {
      nearest_distance = distance;
      nearest = flag.name;
    }
  }
  return nearest;
}

std::span<const GivenValue> Arguments::given(std::string_view flag) const {
  const auto found = given_.find(flag);
  return found == given_.end() ? std::span<const GivenValue>() : found->second;
}

bool Arguments::has(std::string_view flag) const {
  const std::span<const GivenValue> values = given(flag);
  const Flag* row = find_flag(flags_, flag);
  const bool is_switch = row != nullptr && row->kind == FlagKind::kSwitch;
  return !values.empty() && (!is_switch || values.back().text == kTrue);
}

bool Arguments::is_setting(std::string_view flag) const {
  return has(flag) && given(flag).front().source != Source::kCommandLine;
}

std::vector<std::string> Arguments::values(std::string_view flag) const {
  std::vector<std::string> texts;
  for (const GivenValue& value : given(flag)) {
    texts.push_back(value.text);
  }
  return texts;
}

std::string Arguments::value(std::string_view flag) const {
  if (const std::span<const GivenValue> values = given(flag); !values.empty()) {
    return values.back().text;
  }
  const Flag* row = find_flag(flags_, flag);
  return row == nullptr ? std::string() : std::string(row->fallback);
}

void Arguments::supply(std::string_view flag, std::vector<GivenValue> values) {
  if (given(flag).empty()) {
    given_[std::string(flag)] = std::move(values);
  }
}

void Arguments::drop(std::string_view flag) {
  if (const auto found = given_.find(flag); found != given_.end()) {
    given_.erase(found);
  }
}

Arguments parse_arguments(const Program& program, int argc, const char* const* argv) {
  Arguments arguments;
  arguments.flags_ = program.flags;
  for (const po::option& option : parse_with_boost(program, argc, argv).options) {
    if (option.string_key == kPositional || option.position_key >= 0) {
      arguments.positional_.insert(
          arguments.positional_.end(), option.value.begin(), option.value.end());
      continue;
    }
    std::vector<GivenValue>& values = arguments.given_[option.string_key];
    const Flag* flag = find_flag(program.flags, option.string_key);
    if (flag != nullptr && flag->kind == FlagKind::kSwitch) {
      values = {{std::string(kTrue)}};
      continue;
    }
    if (flag != nullptr && flag->kind == FlagKind::kValue && !values.empty()) {
      throw usage(fmt::format("--{} is given twice", option.string_key), "give it once");
    }
    for (const std::string& text : option.value) {
      values.push_back({text});
    }
  }
  return arguments;
}

long long whole_number(const Arguments& arguments,
                       std::string_view flag,
                       long long least,
                       long long most) {
  const std::string text = arguments.value(flag);
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most) {
    const std::string range = most == std::numeric_limits<long long>::max()
                                  ? fmt::format("of {} or more", least)
                                  : fmt::format("from {} to {}", least, most);
    throw usage(fmt::format("--{} takes a whole number {}, not '{}'", flag, range, text),
                fmt::format("for example --{} {}", flag, std::max(least, 1LL)));
  }
  return number;
}

std::size_t byte_size(const Arguments& arguments, std::string_view flag) {
  const std::string text = arguments.value(flag);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  constexpr std::pair<std::string_view, int> kUnits[] = {
      {"", 0}, {"B", 0}, {"K", 10}, {"KB", 10}, {"M", 20}, {"MB", 20}, {"G", 30}, {"GB", 30}};
  const auto* found = std::ranges::find(kUnits, unit, &std::pair<std::string_view, int>::first);
  if (error != std::errc{} || found == std::end(kUnits) || number == 0 ||
      number > (std::size_t{1} << 50U >> static_cast<unsigned>(found->second))) {
    throw usage(fmt::format("--{} takes a size such as 512MB or 2G, not '{}'", flag, text), "");
  }
  return number << static_cast<unsigned>(found->second);
}

std::size_t choice(const Arguments& arguments,
                   std::string_view flag,
                   std::span<const std::string_view> values) {
  const std::string text = arguments.value(flag);
  const auto found = std::ranges::find(values, text);
  if (found == values.end()) {
    throw usage(fmt::format("--{} does not take '{}'", flag, text),
                fmt::format("it takes one of: {}", fmt::join(values, ", ")));
  }
  return static_cast<std::size_t>(found - values.begin());
}

}  // namespace dateline
