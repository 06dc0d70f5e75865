// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/prometheus.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace dateline::test {

namespace {

constexpr std::string_view kNameCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

class Parser {
 public:
  explicit Parser(std::string_view line) : line_(line), rest_(line) {}

  void require(bool holds) const {
    if (!holds) {
      throw std::runtime_error("not of the format: " + std::string(line_));
    }
  }

  bool take(std::string_view token) {
    const bool is_next = rest_.starts_with(token);
    rest_.remove_prefix(is_next ? token.size() : 0);
    return is_next;
  }

  std::string name() {
    const std::size_t end = std::min(rest_.find_first_not_of(kNameCharacters), rest_.size());
    require(end > 0 && (rest_.front() < '0' || rest_.front() > '9'));
    std::string name(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return name;
  }

  std::string quoted() {
    require(take("\""));
    std::string value;
    while (!take("\"")) {
      require(!rest_.empty());
      if (take("\\n")) {
        value += '\n';
        continue;
      }
      if (take("\\")) {
        require(rest_.starts_with('\\') || rest_.starts_with('"'));
      }
      value += rest_.front();
      rest_.remove_prefix(1);
    }
    return value;
  }

  double number() {
    double value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    require(error == std::errc() && end == rest_.data() + rest_.size());
    return value;
  }

  [[nodiscard]] std::string rest() const { return std::string(rest_); }

 private:
  std::string_view line_;
  std::string_view rest_;
};

Sample read_sample(Parser& parser) {
  Sample sample;
  if (parser.take("{")) {
    do {
      const std::string label = parser.name();
      parser.require(parser.take("="));
      parser.require(sample.labels.emplace(label, parser.quoted()).second);
    } while (parser.take(","));
    parser.require(parser.take("}"));
  }
  parser.require(parser.take(" "));
  sample.value = parser.number();
  return sample;
}

void add_line(std::string_view line, std::map<std::string, Metric>& metrics, std::string& current) {
  Parser parser(line);
  if (parser.take("# HELP ")) {
    current = parser.name();
    parser.require(parser.take(" ") && !metrics.contains(current));
    metrics[current].help = parser.rest();
    return;
  }
  if (parser.take("# TYPE ")) {
    parser.require(parser.name() == current && parser.take(" "));
    constexpr std::array<std::string_view, 2> kTypes = {"gauge", "counter"};
    parser.require(std::ranges::find(kTypes, parser.rest()) != kTypes.end());
    metrics[current].type = parser.rest();
    return;
  }
  parser.require(parser.name() == current);
  Metric& metric = metrics[current];
  parser.require(!metric.type.empty());
  Sample sample = read_sample(parser);
  parser.require(std::ranges::find(metric.samples, sample.labels, &Sample::labels) ==
                 metric.samples.end());
  metric.samples.push_back(std::move(sample));
}

}  // namespace

std::map<std::string, Metric> parse_metrics(std::string_view text) {
  std::map<std::string, Metric> metrics;
  std::string current;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      throw std::runtime_error("the last line does not end");
    }
    add_line(text.substr(0, end), metrics, current);
    text.remove_prefix(end + 1);
  }
  return metrics;
}

}  // namespace dateline::test
