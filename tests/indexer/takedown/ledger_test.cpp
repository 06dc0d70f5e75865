// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/takedown/ledger.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

LedgerEntry entry(std::uint64_t revision) {
  return {.when = "2022-03-01T09:00:00Z",
          .ids = {"a-17", "b \"quoted\""},
          .reason = "court order",
          .revision_before = revision - 1,
          .revision_after = revision,
          .segments_dropped = {"segment-000003"},
          .commits_dropped = {"000005", "000006"}};
}

std::string refusal(const TempDir& index) {
  try {
    return std::to_string(read_ledger(index.path()).size());
  } catch (const Failure& failure) {
    std::string message = failure.what();
    return message.substr(message.find(':'));
  }
}

TEST_CASE("what is written to the ledger is read in its order") {
  const TempDir index;
  CHECK(read_ledger(index.path()).empty());
  append_to_ledger(index.path(), entry(7));
  append_to_ledger(index.path(), entry(9));
  CHECK(read_ledger(index.path()) == std::vector{entry(7), entry(9)});
}

TEST_CASE("a line of the ledger that is altered, taken out or moved breaks the chain") {
  const TempDir index;
  for (const std::uint64_t revision : {7U, 8U, 9U}) {
    append_to_ledger(index.path(), entry(revision));
  }
  const std::string good = read_file(index / "ledger");
  const std::size_t first = good.find('\n') + 1;
  const std::size_t second = good.find('\n', first) + 1;
  const std::string lines[] = {
      good.substr(0, first), good.substr(first, second - first), good.substr(second)};
  constexpr std::string_view kBroken = "the line, or the one before it, was altered or taken out";

  index.write("ledger", lines[1] + lines[2]);
  CHECK(refusal(index) == ":1: " + std::string(kBroken));
  index.write("ledger", lines[0] + lines[2]);
  CHECK(refusal(index) == ":2: " + std::string(kBroken));
  index.write("ledger", lines[0] + lines[1] + lines[1] + lines[2]);
  CHECK(refusal(index) == ":3: " + std::string(kBroken));
  index.write("ledger", good);
  CHECK(refusal(index) == "3");
  for (std::size_t bit = 0; bit < good.size() * 8; bit += 11) {
    CAPTURE(bit);
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(static_cast<unsigned char>(bad[bit / 8]) ^ 1U << bit % 8);
    index.write("ledger", bad);
    CHECK_THROWS_AS(static_cast<void>(read_ledger(index.path())), Failure);
  }
}

TEST_CASE("a line that a dying run left without its end gives way to the next") {
  const TempDir index;
  append_to_ledger(index.path(), entry(7));
  std::ofstream(index / "ledger", std::ios::app) << R"({"when":"2022-0)";
  CHECK(refusal(index) == ":2: the last line has no end: the run that wrote it died");
  append_to_ledger(index.path(), entry(8));
  CHECK(read_ledger(index.path()) == std::vector{entry(7), entry(8)});
}

}  // namespace
}  // namespace dateline
