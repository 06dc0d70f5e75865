// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/entity_terms.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "common/entities/known_names.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

void add_once(std::vector<std::string>& terms, std::string term) {
  if (std::ranges::find(terms, term) == terms.end()) {
    terms.push_back(std::move(term));
  }
}

void add_key(EntityKind kind, const std::string& key, EntityTerms& terms) {
  const std::string canonical = canonical_of_key(kind, key);
  for (const std::string& each : {key, canonical}) {
    add_once(terms.named, entity_term(kind, each));
    add_once(terms.named, alias_term(kind, each));
  }
  if (kind == EntityKind::kPlace) {
    add_once(terms.related, related_term(canonical));
  }
}

// Collects the terms of names, each once.
class Collector {
 public:
  Collector(EntityKind kind, const Vocabulary& vocabulary) : kind_(kind), vocabulary_(vocabulary) {}

  // Of the index, under a prefix.
  void add_beginning(std::string_view prefix,
                     const KeyBeginning& beginning,
                     std::set<std::string>& terms) {
    const Words words = vocabulary_.beginning(prefix, beginning.prefix);
    beyond_ += words.count - words.terms.size();
    for (const std::string& term : words.terms) {
      add(term, prefix, terms);
    }
    if (!beginning.whole.empty()) {
      add_known(std::string(prefix).append(beginning.whole), prefix, terms);
    }
  }

  void add_name(const std::string& key) {
    EntityTerms all;
    add_key(kind_, key, all);
    for (const std::string& term : all.named) {
      const std::string& prefix =
          term.starts_with(alias_prefix(kind_)) ? alias_prefix(kind_) : key_prefix();
      add_known(term, prefix, named_);
    }
    for (const std::string& term : all.related) {
      add_known(term, kRelatedPrefix, related_);
    }
  }

  void add_all(const KeyBeginning& beginning) {
    add_beginning(key_prefix(), beginning, named_);
    add_beginning(alias_prefix(kind_), beginning, named_);
    if (kind_ == EntityKind::kPlace) {
      add_beginning(kRelatedPrefix, beginning, related_);
    }
  }

  NamesBeginning finish() {
    NamesBeginning all;
    all.count = named_.size() + related_.size() + beyond_;
    all.terms.named.assign(named_.begin(), named_.end());
    all.terms.related.assign(related_.begin(), related_.end());
    all.names.assign(names_.begin(), names_.end());
    return all;
  }

 private:
  [[nodiscard]] std::string key_prefix() const { return std::string(field_of(kind_).prefix); }

  void add(const std::string& term, std::string_view prefix, std::set<std::string>& terms) {
    terms.insert(term);
    names_.insert(term.substr(prefix.size()));
  }

  void add_known(const std::string& term, std::string_view prefix, std::set<std::string>& terms) {
    if (vocabulary_.frequency(term) > 0) {
      add(term, prefix, terms);
    }
  }

  EntityKind kind_;
  const Vocabulary& vocabulary_;
  std::set<std::string> named_;
  std::set<std::string> related_;
  std::set<std::string> names_;
  std::size_t beyond_ = 0;  // terms that are not kept, for there are too many
};

}  // namespace

EntityTerms entity_terms(EntityKind kind, const Term& value, const Authority* authority) {
  EntityTerms terms;
  const std::string key = entity_key(kind, value.text);
  if (key.empty()) {
    return terms;
  }
  if (value.kind == TermKind::kExact) {
    terms.named.push_back(entity_term(kind, canonical_of_key(kind, key)));
    return terms;
  }
  add_key(kind, key, terms);
  if (kind == EntityKind::kPlace) {
    if (const KnownName* place = find_demonym(value.text)) {
      add_key(kind, place->key, terms);
    }
  }
  if (authority != nullptr) {
    for (const std::string& name : authority->names_for(kind, value.text)) {
      add_key(kind, name, terms);
    }
  }
  return terms;
}

NamesBeginning entity_terms_beginning(EntityKind kind,
                                      const KeyBeginning& beginning,
                                      const Vocabulary& vocabulary,
                                      const Authority* authority) {
  Collector names(kind, vocabulary);
  names.add_all(beginning);
  for (const std::string& known : keys_beginning(kind, beginning)) {
    names.add_name(known);
  }
  if (kind == EntityKind::kPlace) {
    for (const std::string& place : places_of_demonyms(beginning)) {
      names.add_name(place);
    }
  }
  if (authority != nullptr) {
    for (const std::string& name : authority->names_beginning(kind, beginning)) {
      names.add_name(name);
    }
  }
  return names.finish();
}

}  // namespace dateline
