// SPDX-License-Identifier: GPL-2.0-or-later
//
// How well and how fast articles are read from web pages, on a collection of the user's choice: a
// folder for each page with source.html, expected.html and expected-metadata.json, as Mozilla's
// Readability keeps its test pages.
//
// F1 is that of the bags of words (letters and digits, in lower case) of our text and the expected.
//
// usage: html_bench PAGES [PAGE]   with PAGE: the words of that page that are missing or too many
#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <unicode/uchar.h>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "common/support/utf8.hpp"
#include "indexer/readers/html/page_reader.hpp"
#include "indexer/readers/html/page_tree.hpp"

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Bag = std::map<std::string, int, std::less<>>;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Page {
  std::string name;
  std::string source;
  std::string expected_text;
  std::string expected_title;
};

struct Score {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

Bag words_of(std::string_view text) {
  Bag bag;
  std::string word;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint next = decode_utf8(text, at);
    at += std::max(next.length, 1U);
    if (next.length > 0 && u_isalnum(static_cast<UChar32>(next.value)) != 0) {
      append_utf8(word, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next.value))));
    } else if (!word.empty()) {
      ++bag[word];
      word.clear();
    }
  }
  return bag;
}

int size_of(const Bag& bag) {
  int size = 0;
  for (const auto& [word, count] : bag) {
    size += count;
  }
  return size;
}

// What is in one bag more often than in the other.
Bag subtract(const Bag& from, const Bag& what) {
  Bag rest;
  for (const auto& [word, count] : from) {
    const auto same = what.find(word);
    const int left = count - (same == what.end() ? 0 : same->second);
    if (left > 0) {
      rest[word] = left;
    }
  }
  return rest;
}

Score compare(const Bag& ours, const Bag& expected) {
  const double common = size_of(ours) - size_of(subtract(ours, expected));
  if (ours.empty() || expected.empty() || common == 0) {
    const double both_empty = ours.empty() && expected.empty() ? 1 : 0;
    return {both_empty, both_empty, both_empty};
  }
  const double precision = common / size_of(ours);
  const double recall = common / size_of(expected);
  return {precision, recall, 2 * precision * recall / (precision + recall)};
}

std::vector<Page> read_pages(const fs::path& folder) {
  std::vector<Page> pages;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    Page page;
    page.name = entry.path().filename().string();
    page.source = read_file(entry.path() / "source.html");
    const auto expected = parse_page(repair_utf8(read_file(entry.path() / "expected.html")));
    const auto metadata =
        nlohmann::json::parse(read_file(entry.path() / "expected-metadata.json"), nullptr, false);
    if (page.source.empty() || !expected || !metadata.is_object()) {
      continue;
    }
    page.expected_text = expected->text_below(0);
    const auto title = metadata.find("title");
    if (title != metadata.end() && title->is_string()) {
      page.expected_title = clean_line(title->get<std::string>());
    }
    pages.push_back(std::move(page));
  }
  std::ranges::sort(pages, {}, &Page::name);
  return pages;
}

std::string show(const Bag& bag) {
  std::string text;
  for (const auto& [word, count] : bag) {
    text += count == 1 ? word + " " : fmt::format("{}*{} ", word, count);
  }
  return text;
}

// One page in detail.
void explain(const Page& page) {
  const auto article = read_page(page.source);
  const std::string text = article ? article->body : std::string();
  fmt::print("{}\n\n", text);
  const Bag ours = words_of(text);
  const Bag expected = words_of(page.expected_text);
  fmt::print("-- missing: {}\n", show(subtract(expected, ours)));
  fmt::print("-- too many: {}\n", show(subtract(ours, expected)));
}

int measure(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    fmt::print(stderr, "usage: html_bench PAGES [PAGE]\n");
    return 2;
  }
  const std::vector<Page> pages = read_pages(argv[1]);
  Score sum;
  std::size_t titles = 0;
  std::size_t cut_titles = 0;
  std::size_t bytes = 0;
  double seconds = 0;
  for (const Page& page : pages) {
    if (argc == 3 && page.name != argv[2]) {
      continue;
    }
    const auto begin = Clock::now();
    const auto article = read_page(page.source);
    seconds += std::chrono::duration<double>(Clock::now() - begin).count();
    bytes += page.source.size();
    if (argc == 3) {
      explain(page);
    }
    const Score score =
        compare(article ? words_of(article->body) : Bag{}, words_of(page.expected_text));
    const std::string title = article ? article->title : std::string();
    const bool is_title = title == page.expected_title;
    fmt::print("{:.3f}  precision {:.3f}  recall {:.3f}  {}\n",
               score.f1,
               score.precision,
               score.recall,
               page.name);
    if (!is_title) {
      fmt::print("       title \"{}\" for \"{}\"\n", title, page.expected_title);
    }
    sum.f1 += score.f1;
    sum.precision += score.precision;
    sum.recall += score.recall;
    titles += is_title ? 1U : 0U;
    // Readability keeps what og:title has; we cut the site's name off.
    cut_titles +=
        !is_title && !title.empty() && page.expected_title.starts_with(title + " ") ? 1U : 0U;
  }
  const auto count = static_cast<double>(argc == 3 ? 1 : pages.size());
  fmt::print(
      "{} pages: F1 {:.4f} (precision {:.4f}, recall {:.4f}), titles {:.1f} % (and {:.1f} % with "
      "more behind them expected), {:.1f} MB/s\n",
      count,
      sum.f1 / count,
      sum.precision / count,
      sum.recall / count,
      100 * static_cast<double>(titles) / count,
      100 * static_cast<double>(cut_titles) / count,
      static_cast<double>(bytes) / 1e6 / seconds);
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  try {
    return dateline::measure(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "html_bench: {}\n", error.what());
    return 1;
  }
}
