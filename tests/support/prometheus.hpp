// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads the text format of Prometheus (exposition format 0.0.4) as strictly as its documentation
// has it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::test {

struct Sample {
  std::map<std::string, std::string> labels;
  double value = 0;
};

struct Metric {
  std::string help;
  std::string type;
  std::vector<Sample> samples;
};

// By name. Throws std::runtime_error naming the line that breaks the format: each metric is one
// group of HELP, TYPE and samples, and no sample is there twice.
std::map<std::string, Metric> parse_metrics(std::string_view text);

}  // namespace dateline::test
