// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/mention_matches.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "common/index/date_cover.hpp"
#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"

namespace dateline {

SurfaceForms find_date_forms(const WantedDates& wanted,
                             const Snapshot& snapshot,
                             std::uint64_t most) {
  const Xapian::Database& database = snapshot.database();
  std::vector<std::string> terms = date_cover(database, kMentionPrefix, wanted.days);
  add_stretches(database, wanted.days, wanted.rule, terms);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DESCENDING);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const Xapian::MSet found =
      enquire.get_mset(0, static_cast<Xapian::doccount>(most), database.get_doccount());
  SurfaceForms result;
  result.articles = found.get_matches_estimated();
  std::map<std::string, std::uint64_t> counts;
  for (auto match = found.begin(); match != found.end(); ++match) {
    ++result.read;
    const Article article = decode_article(match.get_document().get_data());
    for (const DateMention& mention : article.dates) {
      if (mention.interval && matches_mention(*mention.interval, wanted.days, wanted.rule)) {
        const std::string& text = mention.is_in_title ? article.title : article.body;
        std::string form = text.substr(mention.begin, mention.end - mention.begin);
        std::ranges::replace(form, '\n', ' ');
        ++counts[form];
      }
    }
  }
  for (const auto& [form, count] : counts) {
    result.forms.push_back({form, count, false});
  }
  std::ranges::stable_sort(result.forms, std::greater<>(), &SurfaceForm::mentions);
  return result;
}

}  // namespace dateline
