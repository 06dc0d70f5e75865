// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/configuration_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "common/support/failure.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

namespace po = boost::program_options;

// Stands for a # that is part of a value while the parser of Boost, which knows no such, looks at
// it.
constexpr char kHash = '\x01';

constexpr std::string_view kBlanks = " \t\r";

// Where a value in quotes ends, given where its opening quote stands; npos if it does not.
std::size_t closing_quote(std::string_view line, std::size_t opening) {
  for (std::size_t at = opening + 1; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '"') {
      return at;
    }
  }
  return std::string_view::npos;
}

std::string_view without_remark(std::string_view line) {
  std::size_t from = 0;
  const std::size_t equals = line.find('=');
  const std::size_t value =
      equals < line.find('#') ? line.find_first_not_of(kBlanks, equals + 1) : equals;
  if (value < line.size() && line[value] == '"') {
    from = std::min(closing_quote(line, value), line.size());
  }
  for (std::size_t at = line.find('#', from); at < line.size(); at = line.find('#', at + 1)) {
    if (at == 0 || kBlanks.find(line[at - 1]) != std::string_view::npos) {
      return line.substr(0, at);
    }
  }
  return line;
}

// What a backslash and the character behind it stand for; nullopt if nothing.
std::optional<char> escaped(char character) {
  switch (character) {
    case '"':
    case '\\': return character;
    case 'n': return '\n';
    case 't': return '\t';
    default: return std::nullopt;
  }
}

// The value between the quotes; nullopt if they do not enclose it, or for a wrong escape.
std::optional<std::string> without_quotes(std::string_view value) {
  if (closing_quote(value, 0) != value.size() - 1) {
    return std::nullopt;
  }
  value = value.substr(1, value.size() - 2);
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '\\') {
      text += value[at];
      continue;
    }
    ++at;
    unsigned char byte = 0;
    const char* const digits = value.data() + at + 1;
    if (value[at] == 'x' && value.size() - at > 2 &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      text += static_cast<char>(byte);
      at += 2;
    } else if (const std::optional<char> character = escaped(value[at])) {
      text += *character;
    } else {
      return std::nullopt;
    }
  }
  return text;
}

class Reader {
 public:
  Reader(const Program& program, std::string_view name) : program_(program), name_(name) {
    for (const Flag& flag : program.flags) {
      const std::string key(flag.name);
      description_.add_options()(key.c_str(), po::value<std::string>(), "");
    }
  }

  void add(std::string_view line) {
    ++line_;
    const std::optional<po::option> option = parse(std::string(without_remark(line)));
    if (!option) {
      return;
    }
    const Flag& flag = flag_of(option->string_key);
    lines_.push_back({&flag, value_of(flag, option->value.front()), line_});
    const auto [earlier, is_first] = first_.try_emplace(flag.name, line_);
    if (!is_first && flag.kind != FlagKind::kList) {
      refuse(fmt::format("{} is given twice", flag.name),
             fmt::format("line {} has it already", earlier->second));
    }
  }

  [[nodiscard]] std::vector<ConfigurationLine> lines() && { return std::move(lines_); }

 private:
  [[noreturn]] void refuse(const std::string& message, const std::string& hint) const {
    throw Failure(ExitCode::kUsage, fmt::format("{}:{}: {}", name_, line_, message), hint);
  }

  // The parser of Boost does not say on which line it is: it is given one at a time.
  [[nodiscard]] std::optional<po::option> parse(std::string line) const {
    std::ranges::replace(line, '#', kHash);
    if (const std::size_t first = line.find_first_not_of(kBlanks);
        first != std::string::npos && line[first] == '[') {
      refuse("a configuration has no sections", "write lines KEY = VALUE alone");
    }
    try {
      std::istringstream stream(line);
      po::parsed_options parsed = po::parse_config_file(stream, description_, true);
      if (parsed.options.empty()) {
        return std::nullopt;
      }
      std::ranges::replace(parsed.options.front().value.front(), kHash, '#');
      return parsed.options.front();
    } catch (const po::error&) {
      refuse("it is not KEY = VALUE", "a # begins a remark");
    }
  }

  [[nodiscard]] const Flag& flag_of(const std::string& key) const {
    const Flag* flag = find_flag(program_.flags, key);
    if (flag == nullptr || flag->group.empty()) {
      std::vector<Flag> known;
      std::ranges::copy_if(program_.flags, std::back_inserter(known), [](const Flag& each) {
        return each.configurable == Configurable::kYes;
      });
      const std::string_view nearest = nearest_flag(known, key);
      refuse(fmt::format("there is no key {}", safe_text(key)),
             nearest.empty() ? fmt::format("keys are the options of {} --help without their dashes",
                                           program_.name)
                             : fmt::format("did you mean {}?", nearest));
    }
    if (flag->configurable == Configurable::kNo) {
      refuse(fmt::format("{} cannot stand in a configuration", key),
             fmt::format("it is asked of one run: give --{} on the command line", key));
    }
    return *flag;
  }

  [[nodiscard]] std::string value_of(const Flag& flag, std::string_view written) const {
    if (written.empty()) {
      refuse(fmt::format("{} needs a value", flag.name), "an empty one is written \"\"");
    }
    std::string value(written);
    if (written.front() == '"') {
      std::optional<std::string> text = without_quotes(written);
      if (!text) {
        refuse(fmt::format("the value of {} is not well quoted", flag.name),
               R"(it ends with a quotation mark, and has \" \\ \n \t and \xHH inside)");
      }
      value = *std::move(text);
    }
    if (flag.kind != FlagKind::kSwitch) {
      return value;
    }
    if (read_switch(value).empty()) {
      refuse(fmt::format("{} is true or false, not '{}'", flag.name, value), "");
    }
    return std::string(read_switch(value));
  }

  const Program& program_;
  std::string_view name_;
  po::options_description description_;
  std::size_t line_ = 0;
  std::vector<ConfigurationLine> lines_;
  std::map<std::string_view, std::size_t> first_;  // line of each key
};

}  // namespace

std::vector<ConfigurationLine> parse_configuration(const Program& program,
                                                   std::string_view text,
                                                   std::string_view name) {
  Reader reader(program, name);
  text = without_byte_order_mark(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    reader.add(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(reader).lines();
}

std::string_view read_switch(std::string_view word) {
  constexpr auto kOn = std::to_array<std::string_view>({"true", "1", "yes"});
  constexpr auto kOff = std::to_array<std::string_view>({"false", "0", "no"});
  if (std::ranges::find(kOn, word) != kOn.end()) {
    return kOn.front();
  }
  return std::ranges::find(kOff, word) != kOff.end() ? kOff.front() : std::string_view();
}

std::string to_configuration_value(std::string_view value) {
  const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < ' '; };
  const bool is_plain = !value.empty() && value.front() != '"' && value.front() != ' ' &&
                        value.back() != ' ' && value.find('#') == std::string_view::npos &&
                        std::ranges::none_of(value, is_control);
  if (is_plain) {
    return std::string(value);
  }
  std::string out = "\"";
  for (const char byte : value) {
    if (is_control(byte)) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned>(byte));
      continue;
    }
    if (byte == '"' || byte == '\\') {
      out += '\\';
    }
    out += byte;
  }
  return out + '"';
}

}  // namespace dateline
