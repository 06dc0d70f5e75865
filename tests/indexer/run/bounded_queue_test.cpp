// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/bounded_queue.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("what is pushed comes out once, in order, and then nothing") {
  BoundedQueue<int> queue(100);
  CHECK(queue.push(1, 10));
  CHECK(queue.push(2, 10));
  queue.close();
  CHECK_FALSE(queue.push(3, 10));
  CHECK(queue.pop() == 1);
  CHECK(queue.pop() == 2);
  CHECK(queue.pop() == std::nullopt);
}

TEST_CASE("an item over the bound is let in alone") {
  BoundedQueue<int> queue(10);
  CHECK(queue.push(1, 1000));
  CHECK(queue.pop() == 1);
}

TEST_CASE("several workers share the work of a slow queue without loss") {
  constexpr int kItems = 5000;
  BoundedQueue<int> queue(3);
  std::atomic<long> sum = 0;
  std::vector<std::jthread> workers;
  workers.reserve(4);
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&] {
      while (const std::optional<int> item = queue.pop()) {
        sum += *item;
      }
    });
  }
  for (int i = 1; i <= kItems; ++i) {
    CHECK(queue.push(i, 1));
  }
  queue.close();
  workers.clear();
  CHECK(sum == static_cast<long>(kItems) * (kItems + 1) / 2);
}

TEST_CASE("an abandoned queue wakes a waiting producer and drops its items") {
  BoundedQueue<int> queue(1);
  CHECK(queue.push(1, 1));
  bool pushed = true;
  std::jthread producer([&] { pushed = queue.push(2, 1); });
  queue.abandon();
  producer.join();
  CHECK_FALSE(pushed);
  CHECK(queue.pop() == std::nullopt);
}

}  // namespace
}  // namespace dateline
