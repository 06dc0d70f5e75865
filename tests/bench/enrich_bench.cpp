// SPDX-License-Identifier: GPL-2.0-or-later
//
// How fast names and dates are found, with cutting the text into sentences and words, on one core,
// in files of articles of the user's choice.
//
// usage: enrich_bench [--rounds N] TEXT...     articles of a file are parted by form feeds
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "indexer/enrich/dates/date_finder.hpp"
#include "indexer/enrich/entities/entity_finder.hpp"
#include "indexer/enrich/entities/entity_model.hpp"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

struct Archive {
  std::string path;
  std::vector<Article> articles;
  std::size_t bytes = 0;
};

Archive load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  Archive archive{.path = path, .articles = {}};
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\f', begin), bytes.size());
    Article& article = archive.articles.emplace_back();
    article.body = bytes.substr(begin, end - begin);
    article.published = {*parse_timestamp("1987-06-15"), DateOrigin::kField};
    archive.bytes += article.body.size();
    begin = end + 1;
  }
  return archive;
}

std::size_t count_names(const Article& article) {
  std::size_t mentions = 0;
  for (const NamedEntity& entity : article.names) {
    mentions += entity.mentions.size();
  }
  return mentions;
}

template <typename Find, typename Count>
void measure(
    Archive& archive, std::string_view what, std::size_t rounds, Find&& find, Count&& count) {
  std::vector<double> rates;
  for (std::size_t round = 0; round < rounds; ++round) {
    const auto begin = Clock::now();
    for (Article& article : archive.articles) {
      find(article);
    }
    const std::chrono::duration<double> seconds = Clock::now() - begin;
    rates.push_back(static_cast<double>(archive.bytes) / 1e6 / seconds.count());
  }
  std::size_t found = 0;
  for (const Article& article : archive.articles) {
    found += count(article);
  }
  std::ranges::sort(rates);
  fmt::print("{}: {} articles, {:.1f} MB, {} {}, {:.1f} MB/s (best {:.1f})\n",
             archive.path,
             archive.articles.size(),
             static_cast<double>(archive.bytes) / 1e6,
             found,
             what,
             rates[rates.size() / 2],
             rates.back());
}

int measure_files(std::vector<std::string> arguments) {
  std::size_t rounds = 5;
  if (arguments.size() > 2 && arguments[0] == "--rounds") {
    rounds = std::max<std::size_t>(1, std::stoul(arguments[1]));
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.empty()) {
    fmt::print(stderr, "usage: enrich_bench [--rounds N] TEXT...\n");
    return 2;
  }
  EntityFinder names(shipped_model());
  DateFinder dates;
  for (const std::string& path : arguments) {
    Archive archive = load(path);
    measure(
        archive, "names", rounds, [&](Article& article) { names.find(article); }, count_names);
    measure(
        archive,
        "dates",
        rounds,
        [&](Article& article) { dates.find(article); },
        [](const Article& article) { return article.dates.size(); });
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  try {
    return dateline::measure_files({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "enrich_bench: {}\n", error.what());
    return 1;
  }
}
