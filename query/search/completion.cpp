// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/completion.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "common/entities/article_names.hpp"
#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

// Articles read for one name: enough to see how it is written, few enough for a key press.
constexpr int kSample = 8;

template <typename Visit>
void visit_sample(const Xapian::Database& database, const std::string& term, Visit&& visit) {
  int read = 0;
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end && read < kSample; ++posting) {
    ++read;
    visit(decode_article(database.get_document(*posting).get_data()));
  }
}

using Frequency = std::pair<Xapian::doccount, std::string>;

// Terms that begin with prefix, the most frequent first.
std::vector<Frequency> most_frequent(const Xapian::Database& database,
                                     const std::string& prefix,
                                     std::size_t most) {
  std::vector<Frequency> terms;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    terms.emplace_back(term.get_termfreq(), *term);
  }
  const std::size_t kept = std::min(terms.size(), most);
  const auto before = [](const Frequency& a, const Frequency& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  std::partial_sort(
      terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(kept), terms.end(), before);
  terms.resize(kept);
  return terms;
}

}  // namespace

std::string archive_name(const Xapian::Database& database,
                         EntityKind kind,
                         const std::string& key) {
  if (const KnownName* known = find_filed(kind, key)) {
    return std::string(known->filed);
  }
  std::map<std::string, int> names;
  visit_sample(database, entity_term(kind, key), [&](const Article& article) {
    for (const NamedEntity& entity : article.names) {
      if (entity.kind == kind && entity.key == key) {
        ++names[display_name(article, entity)];
      }
    }
  });
  // The key is what is left where no article writes it out.
  names.erase(key);
  const auto best = std::ranges::max_element(
      names, {}, [](const auto& name) { return std::pair(name.second, name.first); });
  return best == names.end() ? key : best->first;
}

std::vector<Completion> complete_name(const Snapshot& snapshot,
                                      EntityKind kind,
                                      std::string_view beginning,
                                      std::size_t most) {
  const Xapian::Database& database = snapshot.database();
  std::map<std::string, Xapian::doccount> keys;
  const std::string typed = entity_key(kind, beginning);
  const std::size_t prefix = field_of(kind).prefix.size();
  for (const auto& [frequency, term] :
       most_frequent(database, entity_term(kind, typed), 3 * most)) {
    keys.emplace(term.substr(prefix), frequency);
  }
  for (const std::string& known : keys_beginning(kind, typed)) {
    if (const Xapian::doccount frequency = database.get_termfreq(entity_term(kind, known))) {
      keys.emplace(known, frequency);
    }
  }
  for (const auto& [frequency, term] :
       most_frequent(database, alias_prefix(kind) + typed, 3 * most)) {
    const std::string name = term.substr(alias_prefix(kind).size());
    visit_sample(database, term, [&](const Article& article) {
      for (const NamedEntity& entity : article.names) {
        if (entity.kind == kind && !entity.is_related_only() &&
            names_of(article, entity).contains(name)) {
          keys.emplace(entity.key, database.get_termfreq(entity_term(kind, entity.key)));
        }
      }
    });
  }
  std::vector<Completion> completions;
  completions.reserve(keys.size());
  for (const auto& [key, articles] : keys) {
    completions.push_back({key, articles});
  }
  std::ranges::stable_sort(completions, std::greater<>(), &Completion::articles);
  completions.resize(std::min(completions.size(), most));
  for (Completion& each : completions) {
    each.name = archive_name(database, kind, each.name);
  }
  return completions;
}

}  // namespace dateline
