// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/mention_terms.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/date_cover.hpp"
#include "common/index/fields.hpp"

namespace dateline::test {
namespace {

using std::chrono::days;
using std::chrono::year;

using Terms = std::vector<std::string>;

Day day(const char* iso) {
  return civil_day(*parse_timestamp(iso));
}

TEST_CASE("a mention writes the units it lies in and, if it is no day, its ends") {
  const Day thursday = day("2022-02-24");
  CHECK(mention_terms(unit_around(thursday, Granularity::kDay)) ==
        Terms{"XD20220224", "XM202202", "XY2022"});
  CHECK(mention_terms(unit_around(thursday, Granularity::kMonth)) ==
        Terms{"XM202202", "XY2022", "XI2022020120220228"});
  CHECK(mention_terms(unit_around(thursday, Granularity::kYear)) ==
        Terms{"XY2022", "XI2022010120221231"});
  CHECK(mention_terms(unit_around(thursday, Granularity::kDecade)) ==
        Terms{"XT2020", "XI2020010120291231"});
  CHECK(mention_terms(unit_around(thursday, Granularity::kWeek)) ==
        Terms{"XM202202", "XY2022", "XI2022022120220227"});
  CHECK(mention_terms(unit_around(thursday, Granularity::kSeason)) == Terms{"XI2021120120220228"});
  CHECK(mention_terms(join(year_of(year(1914)), year_of(year(1918)))) ==
        Terms{"XI1914010119181231"});
}

class Dice {
 public:
  explicit Dice(unsigned seed) : generator_(seed) {}

  int roll(int least, int most) { return std::uniform_int_distribution(least, most)(generator_); }

  DayInterval interval() {
    const Day first = Day(year(1985) / 1 / 1) + days(roll(0, 365 * 12));
    const auto granularity = static_cast<Granularity>(roll(0, 8));
    const DayInterval unit = unit_around(first, granularity);
    const bool is_stretch = roll(0, 3) == 0 && granularity != Granularity::kCentury;
    return is_stretch ? join(unit, shift(unit, roll(1, 3))) : unit;
  }

  DayRange range() {
    const DayInterval interval = this->interval();
    const Day last = interval.end - days(1);
    const bool is_ragged = roll(0, 1) == 0;
    return {interval.first, is_ragged ? last + days(roll(0, 400)) : last, Granularity::kDay};
  }

 private:
  std::mt19937 generator_;
};

TEST_CASE("an article has a term of a range exactly if it speaks of a date that matches") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Dice dice(seed);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    std::vector<std::vector<DayInterval>> articles;
    for (int i = 0; i < 150; ++i) {
      std::vector<DayInterval>& mentions = articles.emplace_back();
      Xapian::Document document;
      for (int left = dice.roll(0, 3); left > 0; --left) {
        mentions.push_back(dice.interval());
        for (const std::string& term : mention_terms(mentions.back())) {
          document.add_boolean_term(term);
        }
      }
      database.add_document(document);
    }
    for (int i = 0; i < 300; ++i) {
      const DayRange range = dice.range();
      CAPTURE(to_iso8601(range.first));
      CAPTURE(to_iso8601(range.last));
      for (const MentionRule rule : {MentionRule::kWithin, MentionRule::kLoose}) {
        Terms terms = date_cover(database, kMentionPrefix, range);
        add_stretches(database, range, rule, terms);
        for (Xapian::docid id = 1; id <= articles.size(); ++id) {
          const std::vector<DayInterval>& mentions = articles[id - 1];
          const bool speaks = std::ranges::any_of(mentions, [&](const DayInterval& mention) {
            return matches_mention(mention, range, rule);
          });
          const Xapian::Document document = database.get_document(id);
          const bool has = std::ranges::any_of(terms, [&](const std::string& term) {
            auto at = document.termlist_begin();
            at.skip_to(term);
            return at != document.termlist_end() && *at == term;
          });
          CHECK(has == speaks);
        }
      }
    }
  }
}

}  // namespace
}  // namespace dateline::test
