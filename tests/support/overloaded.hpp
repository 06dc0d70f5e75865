// SPDX-License-Identifier: GPL-2.0-or-later
//
// A visitor of a variant made of lambdas, one for each alternative.
#pragma once

namespace dateline::test {

template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace dateline::test
