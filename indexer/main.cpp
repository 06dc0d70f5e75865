// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/standard_flags.hpp"
#include "indexer/run/options.hpp"
#include "indexer/run/run.hpp"

int main(int argc, char** argv) {
  return dateline::run_program(dateline::index_program(), argc, argv, dateline::run_index);
}
