// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/entity_matches.hpp"

#include <algorithm>
#include <map>

#include "common/entities/article_names.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

bool contains(const std::vector<std::string>& terms, const std::string& term) {
  return std::ranges::find(terms, term) != terms.end();
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

}  // namespace

bool is_wanted(const WantedEntity& wanted, const Article& article, const NamedEntity& entity) {
  if (entity.kind != wanted.kind) {
    return false;
  }
  if (contains(wanted.related, related_term(entity.key)) ||
      contains(wanted.named, entity_term(entity.kind, entity.key))) {
    return true;
  }
  return !entity.is_related_only() &&
         std::ranges::any_of(names_of(article, entity), [&](const std::string& name) {
           return contains(wanted.named, alias_term(entity.kind, name));
         });
}

SurfaceForms find_surface_forms(const WantedEntity& wanted,
                                const Snapshot& snapshot,
                                std::uint64_t most) {
  std::vector<std::string> terms = wanted.named;
  terms.insert(terms.end(), wanted.related.begin(), wanted.related.end());
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DESCENDING);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const Xapian::doccount all = snapshot.database().get_doccount();
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(most), all);
  SurfaceForms result;
  result.articles = found.get_matches_estimated();
  std::map<std::pair<bool, std::string>, std::uint64_t> counts;
  for (auto match = found.begin(); match != found.end(); ++match) {
    ++result.read;
    const Article article = decode_article(match.get_document().get_data());
    for (const NamedEntity& entity : article.names) {
      if (!is_wanted(wanted, article, entity)) {
        continue;
      }
      for (const Mention& mention : entity.mentions) {
        if (mention.is_related && wanted.related.empty()) {
          continue;  // place:=Canada is not about Canadians
        }
        ++counts[{mention.is_related, on_one_line(surface_of(article, mention))}];
      }
    }
  }
  for (const auto& [form, count] : counts) {
    result.forms.push_back({form.second, count, form.first});
  }
  std::ranges::stable_sort(result.forms, std::greater<>(), &SurfaceForm::mentions);
  return result;
}

}  // namespace dateline
