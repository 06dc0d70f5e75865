// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/child_process.hpp"

#include <atomic>
#include <csignal>
#include <new>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

namespace dateline {
namespace {

struct Run {
  std::vector<std::string> lines;
  std::string death;
};

Run run(const std::function<void(const SendLine&)>& work, const ChildLimits& limits = {}) {
  Run result;
  result.death = run_in_child(
      work, [&](std::string_view line) { result.lines.emplace_back(line); }, limits);
  return result;
}

TEST_CASE("what a child sends arrives line by line") {
  const std::string longer(200'000, 'x');
  const Run good = run([&](const SendLine& send) {
    send("one");
    send("");
    send("two\nlines");
    send(longer);
  });
  CHECK(good.death.empty());
  CHECK(good.lines == std::vector<std::string>{"one", "", "two lines", longer});
}

TEST_CASE("how a child died is told and what it sent before is kept") {
  const Run killed = run([](const SendLine& send) {
    send("before");
    static_cast<void>(std::raise(SIGKILL));
  });
  CHECK(killed.lines == std::vector<std::string>{"before"});
  CHECK(killed.death == "it was ended by signal 9 (Killed)");
  const Run threw = run([](const SendLine& /*send*/) { throw std::runtime_error("no"); });
  CHECK(threw.death == "it failed with exit status 70");
  const Run full = run([](const SendLine& /*send*/) { throw std::bad_alloc(); });
  CHECK(full.death == "it ran out of memory");
}

TEST_CASE("a child that comes to no end is ended") {
  const Run endless = run(
      [](const SendLine& /*send*/) {
        std::atomic<std::uint64_t> rounds = 0;
        while (true) {
          ++rounds;
        }
      },
      {.seconds = 1});
  CHECK(endless.death == "it did not come to an end");
}

}  // namespace
}  // namespace dateline
