// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/enrich/dates/date_table.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "common/article.hpp"
#include "indexer/enrich/dates/date_finder.hpp"

namespace dateline::test {

std::vector<DateCase> read_date_table(const std::string& name) {
  std::ifstream file(std::string(DATELINE_TESTS "/indexer/enrich/dates/") + name);
  REQUIRE(file.good());
  std::vector<DateCase> cases;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    CAPTURE(line);
    const std::size_t first = line.find('\t');
    REQUIRE(first != std::string::npos);
    const std::size_t second = line.find('\t', first + 1);
    REQUIRE(second != std::string::npos);
    const std::size_t third = line.find('\t', second + 1);
    cases.push_back(
        {name + ':' + std::to_string(number),
         line.substr(0, first),
         line.substr(first + 1, second - first - 1),
         line.substr(second + 1, third == std::string::npos ? third : third - second - 1)});
  }
  return cases;
}

std::string dates_in(const DateCase& each) {
  Article article;
  article.body = each.sentence;
  if (each.published != "-") {
    article.published = {*parse_timestamp(each.published), DateOrigin::kField};
  }
  DateFinder().find(article);
  std::string found;
  for (const DateMention& mention : article.dates) {
    found += found.empty() ? "" : " | ";
    found += article.body.substr(mention.begin, mention.end - mention.begin);
    found += '=' + (mention.interval ? to_value(*mention.interval) : std::string("?"));
  }
  return found;
}

}  // namespace dateline::test
