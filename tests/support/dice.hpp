// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <random>

namespace dateline::test {

// The same throws for a seed on every machine.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return engine_() % bound; }

 private:
  std::mt19937 engine_;
};

}  // namespace dateline::test
