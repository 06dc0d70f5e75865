// SPDX-License-Identifier: GPL-2.0-or-later
//
// How fast dates are found and resolved, on one core, in files of articles of the user's choice.
//
// usage: date_bench [--rounds N] TEXT...     articles of a file are parted by form feeds
#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "indexer/enrich/dates/date_finder.hpp"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<Article> load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<Article> articles;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\f', begin), bytes.size());
    Article& article = articles.emplace_back();
    article.body = bytes.substr(begin, end - begin);
    article.published = {*parse_timestamp("1987-06-15"), DateOrigin::kField};
    begin = end + 1;
  }
  return articles;
}

int measure(std::vector<std::string> arguments) {
  std::size_t rounds = 5;
  if (arguments.size() > 2 && arguments[0] == "--rounds") {
    rounds = std::max<std::size_t>(1, std::stoul(arguments[1]));
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.empty()) {
    fmt::print(stderr, "usage: date_bench [--rounds N] TEXT...\n");
    return 2;
  }
  DateFinder finder;
  for (const std::string& path : arguments) {
    std::vector<Article> articles = load(path);
    std::size_t bytes = 0;
    std::size_t mentions = 0;
    std::vector<double> rates;
    for (std::size_t round = 0; round < rounds; ++round) {
      bytes = 0;
      mentions = 0;
      const auto begin = Clock::now();
      for (Article& article : articles) {
        finder.find(article);
        bytes += article.body.size();
        mentions += article.dates.size();
      }
      rates.push_back(static_cast<double>(bytes) / 1e6 /
                      std::chrono::duration<double>(Clock::now() - begin).count());
    }
    std::ranges::sort(rates);
    fmt::print("{}: {} articles, {:.1f} MB, {} mentions, {:.1f} MB/s (best {:.1f})\n",
               path,
               articles.size(),
               static_cast<double>(bytes) / 1e6,
               mentions,
               rates[rates.size() / 2],
               rates.back());
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  try {
    return dateline::measure({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "date_bench: {}\n", error.what());
    return 1;
  }
}
