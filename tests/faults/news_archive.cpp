// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/faults/news_archive.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "tests/support/dice.hpp"

namespace dateline::test {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kVocabulary = 20'000;
constexpr std::size_t kArticlesPerWireFile = 1'000;
constexpr std::size_t kArticlesPerDeskFile = 50;
constexpr std::string_view kDeskFolder = "desk/";

constexpr std::array<std::string_view, 20> kFrequent = {
    "the", "of", "to", "in", "said",    "and", "a",  "mln", "for", "its",
    "on",  "it", "is", "at", "billion", "by",  "be", "was", "has", "will"};
constexpr std::array<std::string_view, 8> kFirstNames = {
    "Anna", "James", "Maria", "Paul", "Ruth", "Peter", "Clara", "Hugo"};
constexpr std::array<std::string_view, 8> kPlaces = {
    "Brussels", "Tokyo", "Chicago", "Ottawa", "Geneva", "Lagos", "Lima", "Oslo"};
constexpr std::array<std::string_view, 12> kMonths = {"January",
                                                      "February",
                                                      "March",
                                                      "April",
                                                      "May",
                                                      "June",
                                                      "July",
                                                      "August",
                                                      "September",
                                                      "October",
                                                      "November",
                                                      "December"};

// The word of that rank: 0 is the most frequent.
std::string word(std::size_t rank) {
  constexpr std::array<std::string_view, 12> kHeads = {
      "b", "c", "d", "f", "gr", "l", "m", "p", "st", "t", "tr", "v"};
  constexpr std::array<std::string_view, 10> kTails = {
      "an", "ar", "el", "er", "in", "is", "ol", "on", "um", "ent"};
  if (rank < kFrequent.size()) {
    return std::string(kFrequent.at(rank));
  }
  std::string text;
  for (std::size_t rest = rank; rest > 0 || text.empty();) {
    text += kHeads.at(rest % kHeads.size());
    rest /= kHeads.size();
    text += kTails.at(rest % kTails.size());
    rest /= kTails.size();
  }
  return text;
}

const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> made;
    made.reserve(kVocabulary);
    for (std::size_t rank = 0; rank < kVocabulary; ++rank) {
      made.push_back(word(rank));
    }
    return made;
  }();
  return words;
}

double below_one(Dice& dice) {
  constexpr std::size_t kSteps = 1'000'000;
  return static_cast<double>(dice.below(kSteps)) / kSteps;
}

// Zipf's law: the word of rank r is used about 1/r as often as the first.
const std::string& any_word(Dice& dice) {
  const double rank = std::exp(below_one(dice) * std::log(static_cast<double>(kVocabulary)));
  return vocabulary()[std::min(static_cast<std::size_t>(rank), kVocabulary) - 1];
}

// Log-normal, of mean 130, as the lengths of Reuters-21578 are.
std::size_t any_length(Dice& dice) {
  constexpr double kMeanOfLogarithm = 4.55;
  constexpr double kDeviation = 0.8;
  double normal = -6;
  for (int i = 0; i < 12; ++i) {
    normal += below_one(dice);
  }
  const double words = std::exp(kMeanOfLogarithm + kDeviation * normal);
  return static_cast<std::size_t>(std::clamp(words, 8.0, 1500.0));
}

std::string capitalised(std::string text) {
  if (text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

template <std::size_t Size>
std::string_view any_of(const std::array<std::string_view, Size>& texts, Dice& dice) {
  return texts.at(dice.below(Size));
}

std::string any_name(Dice& dice) {
  constexpr std::size_t kSurnames = 400;
  constexpr std::size_t kKinds = 4;
  const std::string surname = capitalised(vocabulary()[kVocabulary / 2 + dice.below(kSurnames)]);
  switch (dice.below(kKinds)) {
    case 0: return fmt::format("{} {}", any_of(kFirstNames, dice), surname);
    case 1: return fmt::format("{} Corp", surname);
    case 2: return fmt::format("{} {}, 1987", any_of(kMonths, dice), 1 + dice.below(28));
    default: return std::string(any_of(kPlaces, dice));
  }
}

std::string any_sentence(std::size_t words, Dice& dice) {
  constexpr std::size_t kWordsPerName = 25;
  std::string text = capitalised(any_word(dice));
  for (std::size_t i = 1; i < words; ++i) {
    text += ' ';
    text += dice.below(kWordsPerName) == 0 ? any_name(dice) : any_word(dice);
  }
  return text + '.';
}

struct Text {
  std::string title;
  std::string body;
  std::string date;
};

Text text_of(const ArchivedArticle& article) {
  constexpr std::size_t kTitleWords = 7;
  constexpr std::size_t kShortest = 8;
  constexpr std::size_t kSpread = 18;
  constexpr std::size_t kDays = 28;
  // NOLINTNEXTLINE(cert-msc32-c,cert-msc51-cpp): the same text on every machine is the purpose
  Dice dice(static_cast<unsigned>(article.number * 31 + article.edition * 1'000'003));
  Text text;
  text.title = any_sentence(kTitleWords, dice);
  text.title.pop_back();
  for (std::size_t left = any_length(dice); left > 0;) {
    const std::size_t words = std::min(left, kShortest + dice.below(kSpread));
    text.body += any_sentence(words, dice) + (dice.below(4) == 0 ? "\n\n" : " ");
    left -= words;
  }
  text.date = fmt::format("1987-{:02}-{:02}",
                          1 + article.number % kMonths.size(),
                          1 + article.number / kMonths.size() % kDays);
  return text;
}

bool is_of_desk(const ArchivedFile& file) {
  return file.path.starts_with(kDeskFolder);
}

void in_order(NewsArchive& archive) {
  std::ranges::sort(archive, {}, &ArchivedFile::path);
}

std::string file_text(const ArchivedFile& file) {
  if (is_of_desk(file)) {
    const Text text = text_of(file.articles.front());
    return fmt::format("Title: {}\nDate: {}\n\n{}\n", text.title, text.date, text.body);
  }
  std::string lines;
  for (const ArchivedArticle& article : file.articles) {
    lines += json_record(file.id(article), article);
  }
  return lines;
}

}  // namespace

std::string ArchivedFile::id(const ArchivedArticle& article) const {
  return is_of_desk(*this) ? path : fmt::format("lwire-{:05}", article.number);
}

NewsArchive make_news(std::size_t first, std::size_t articles) {
  NewsArchive archive;
  ArchivedFile wire;
  for (std::size_t number = first; number < first + articles; ++number) {
    if (number % kArticlesPerDeskFile == 0) {
      archive.push_back({fmt::format("{}1987/{:02}/{:05}.txt",
                                     kDeskFolder,
                                     1 + number / kArticlesPerDeskFile % kMonths.size(),
                                     number),
                         {{number, 0}}});
      continue;
    }
    if (wire.articles.size() == kArticlesPerWireFile) {
      archive.push_back(std::exchange(wire, {}));
    }
    if (wire.articles.empty()) {
      wire.path = fmt::format("wire/{:05}.jsonl", number);
    }
    wire.articles.push_back({number, 0});
  }
  if (!wire.articles.empty()) {
    archive.push_back(std::move(wire));
  }
  in_order(archive);
  return archive;
}

NewsArchive join(NewsArchive one, const NewsArchive& other) {
  one.insert(one.end(), other.begin(), other.end());
  in_order(one);
  return one;
}

NewsArchive after_night(const NewsArchive& before, const Night& night) {
  constexpr std::size_t kArticlesPerChange = 10;
  NewsArchive after;
  std::size_t desk = 0;
  std::size_t wire = 0;
  std::size_t last = 0;
  for (ArchivedFile file : before) {
    for (const ArchivedArticle& article : file.articles) {
      last = std::max(last, article.number);
    }
    if (is_of_desk(file)) {
      ++desk;
      if (desk % night.desk_files_per_gone == 0) {
        continue;
      }
      file.articles.front().edition += desk % night.desk_files_per_change == 0 ? 1 : 0;
    } else if (++wire % night.wire_files_per_change == 0) {
      for (std::size_t i = 0; i < file.articles.size(); i += kArticlesPerChange) {
        ++file.articles[i].edition;
      }
    }
    after.push_back(std::move(file));
  }
  return join(std::move(after), make_news(last + 1, night.new_articles));
}

void write_news(const NewsArchive& archive, const fs::path& folder) {
  for (const ArchivedFile& file : archive) {
    const fs::path path = folder / file.path;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << file_text(file);
    std::size_t editions = 0;
    for (const ArchivedArticle& article : file.articles) {
      editions += article.edition;
    }
    constexpr auto kFirstTime = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
    fs::last_write_time(path,
                        std::chrono::file_clock::from_sys(
                            std::chrono::sys_seconds(kFirstTime + std::chrono::minutes(editions))));
  }
}

std::string json_record(const std::string& id,
                        const ArchivedArticle& article,
                        const std::string& extra) {
  const Text text = text_of(article);
  std::string body;
  for (const char letter : extra.empty() ? text.body : extra + ' ' + text.body) {
    body += letter == '\n' ? "\\n" : std::string(1, letter);
  }
  return fmt::format(R"({{"id":"{}","title":"{}","date":"{}","body":"{}"}})"
                     "\n",
                     id,
                     text.title,
                     text.date,
                     body);
}

}  // namespace dateline::test
