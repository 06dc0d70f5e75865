// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/standard_flags.hpp"
#include "query/run/options.hpp"
#include "query/run/run.hpp"

int main(int argc, char** argv) {
  return dateline::run_program(dateline::query_program(), argc, argv, dateline::run_query);
}
