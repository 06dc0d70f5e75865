// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/completion.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"
#include "common/index/terms.hpp"
#include "query/search/archive_names.hpp"
#include "query/search/name_owners.hpp"

namespace dateline {
namespace {

// For a key press: about 20 milliseconds at most. Three letters stay far below it.
constexpr NameBudget kBudget{.articles = 20'000, .reads = 500};

class Completer {
 public:
  Completer(const Xapian::Database& database, EntityKind kind, const KeyBeginning& beginning)
      : database_(database), kind_(kind), beginning_(beginning) {}

  // Keys of the index that begin so, of people also where a later word does.
  void add_keys() {
    const std::string prefix(field_of(kind_).prefix);
    const bool by_word = kind_ == EntityKind::kPerson && !beginning_.prefix.empty();
    const std::string later_word = ' ' + beginning_.prefix;
    visit_terms(by_word ? prefix : prefix + beginning_.prefix, [&](const auto& term) {
      const std::string text = *term;
      const std::string_view key = std::string_view(text).substr(prefix.size());
      if (!by_word || key.starts_with(beginning_.prefix) ||
          key.find(later_word) != std::string_view::npos) {
        found_.emplace(key, term.get_termfreq());
      }
    });
    if (kind_ == EntityKind::kPlace) {
      const std::string related = std::string(kRelatedPrefix);
      visit_terms(related + beginning_.prefix,
                  [&](const auto& term) { add_key((*term).substr(related.size())); });
    }
    if (!beginning_.whole.empty()) {
      add_key(beginning_.whole);
    }
  }

  // Keys with other names that the tables or a library know.
  void add_known(const Authority* authority) {
    for (const std::string& key : keys_beginning(kind_, beginning_)) {
      add_key(key);
    }
    if (kind_ == EntityKind::kPlace) {
      for (const std::string& key : places_of_demonyms(beginning_)) {
        add_key(key);
      }
    }
    if (authority != nullptr) {
      for (const std::string& name : authority->names_beginning(kind_, beginning_)) {
        add_key(canonical_of_key(kind_, name));
        add_owners({name});
      }
    }
  }

  // Keys of what articles call so, the names used most first: the budget may end before them.
  void add_called() {
    const std::string prefix = alias_prefix(kind_);
    std::vector<std::pair<Xapian::doccount, std::string>> names;
    visit_terms(prefix + beginning_.prefix, [&](const auto& term) {
      names.emplace_back(term.get_termfreq(), (*term).substr(prefix.size()));
    });
    std::ranges::stable_sort(names, std::greater<>(), [](const auto& name) { return name.first; });
    for (const auto& [articles, name] : names) {
      add_owners(name);
    }
    if (!beginning_.whole.empty()) {
      add_owners(beginning_.whole);
    }
  }

  // Most articles first.
  [[nodiscard]] std::vector<std::pair<std::string, Xapian::doccount>> best(std::size_t most) const {
    std::vector<std::pair<std::string, Xapian::doccount>> keys(found_.begin(), found_.end());
    std::ranges::stable_sort(keys, std::greater<>(), [](const auto& key) { return key.second; });
    keys.resize(std::min(keys.size(), most));
    return keys;
  }

 private:
  template <typename Visit>
  void visit_terms(const std::string& prefix, Visit&& visit) const {
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
      visit(term);
    }
  }

  void add_key(const std::string& key) {
    const Xapian::doccount articles = database_.get_termfreq(entity_term(kind_, key));
    const bool is_related =
        kind_ == EntityKind::kPlace && database_.get_termfreq(related_term(key)) > 0;
    if (articles > 0 || is_related) {
      found_.emplace(key, articles);
    }
  }

  void add_owners(const std::string& name) {
    for (const std::string& key : owners_.of(name)) {
      add_key(key);
    }
  }

  const Xapian::Database& database_;
  EntityKind kind_;
  const KeyBeginning& beginning_;
  NameOwners owners_{database_, kind_, kBudget};
  std::map<std::string, Xapian::doccount, std::less<>> found_;
};

}  // namespace

std::vector<Completion> complete_name(const Snapshot& snapshot,
                                      EntityKind kind,
                                      std::string_view beginning,
                                      std::size_t most,
                                      const Authority* authority) {
  const KeyBeginning typed = key_beginning(kind, beginning);
  Completer completer(snapshot.database(), kind, typed);
  completer.add_keys();
  if (!typed.prefix.empty()) {
    completer.add_known(authority);
    completer.add_called();
  }
  std::vector<std::string> keys;
  std::vector<Completion> completions;
  for (const auto& [key, articles] : completer.best(most)) {
    keys.push_back(key);
    completions.push_back({kind, {}, articles});
  }
  std::vector<std::string> names = archive_names(snapshot.database(), kind, keys);
  for (std::size_t i = 0; i < names.size(); ++i) {
    completions[i].name = std::move(names[i]);
  }
  return completions;
}

}  // namespace dateline
