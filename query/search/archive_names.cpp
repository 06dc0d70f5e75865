// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/archive_names.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "common/entities/article_names.hpp"
#include "common/entities/known_names.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMuchRead = 100;  // keys, of which more than one article is read
constexpr std::size_t kSample = 8;      // articles of each of them

// How an article writes each of some keys, and how often each of the keys was written so.
class Spellings {
 public:
  Spellings(const Xapian::Database& database, EntityKind kind, std::span<const std::string> keys)
      : database_(database), kind_(kind), keys_(keys), counts_(keys.size()) {}

  // Notes the first articles of a key.
  void want(std::size_t index, std::size_t articles) {
    const std::string term = entity_term(kind_, keys_[index]);
    const auto end = database_.postlist_end(term);
    auto posting = database_.postlist_begin(term);
    for (; posting != end && articles > 0; ++posting, --articles) {
      wanted_[*posting].push_back(index);
    }
  }

  // Reads each article that is wanted once, whatever the number of keys.
  void read() {
    for (const auto& [id, indexes] : wanted_) {
      const Article article = decode_article(database_.get_document(id).get_data());
      std::map<std::string_view, const NamedEntity*> named;
      for (const NamedEntity& entity : article.names) {
        if (entity.kind == kind_) {
          named.emplace(entity.key, &entity);
        }
      }
      for (const std::size_t index : indexes) {
        if (const auto found = named.find(keys_[index]); found != named.end()) {
          ++counts_[index][display_name(article, *found->second)];
        }
      }
    }
  }

  [[nodiscard]] std::string best(std::size_t index) {
    std::map<std::string, int>& names = counts_[index];
    names.erase(keys_[index]);
    const auto most = std::ranges::max_element(
        names, {}, [](const auto& name) { return std::pair(name.second, name.first); });
    return most == names.end() ? keys_[index] : most->first;
  }

 private:
  const Xapian::Database& database_;
  EntityKind kind_;
  std::span<const std::string> keys_;
  std::vector<std::map<std::string, int>> counts_;
  std::map<Xapian::docid, std::vector<std::size_t>> wanted_;
};

}  // namespace

std::vector<std::string> archive_names(const Xapian::Database& database,
                                       EntityKind kind,
                                       std::span<const std::string> keys) {
  std::vector<std::string> names(keys.size());
  Spellings spellings(database, kind, keys);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (const KnownName* known = find_filed(kind, keys[i])) {
      names[i] = known->filed;
    } else {
      spellings.want(i, i < kMuchRead ? kSample : 1);
    }
  }
  spellings.read();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (names[i].empty()) {
      names[i] = spellings.best(i);
    }
  }
  return names;
}

}  // namespace dateline
