// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/entities/known_names.hpp"

#include <array>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "common/entities/name_tables.hpp"

namespace dateline {
namespace {

constexpr std::array<EntityKind, 3> kKinds{
    EntityKind::kPerson, EntityKind::kOrganisation, EntityKind::kPlace};

// Calls visit with each part of text; parts are separated by one separator.
template <typename Visit>
void for_each_part(std::string_view text, char separator, Visit&& visit) {
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) {
      visit(text.substr(0, end));
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

class NameTable {
 public:
  NameTable() {
    read(kCountryTable, EntityKind::kPlace);
    read(kRegionTable, EntityKind::kPlace);
    read(kOrganisationTable, EntityKind::kOrganisation);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const KnownName& name = names_[i];
      Index& index = indexes_[static_cast<std::size_t>(name.kind)];
      if (name.relation == NameRelation::kDemonym) {
        demonyms_.emplace(name.key, i);
      } else {
        index.emplace(name.key, i);
      }
    }
  }

  [[nodiscard]] std::span<const KnownName> names() const { return names_; }

  [[nodiscard]] const KnownName* find(EntityKind kind, const std::string& key) const {
    return find_in(indexes_[static_cast<std::size_t>(kind)], key);
  }

  [[nodiscard]] const KnownName* find_demonym(const std::string& key) const {
    return find_in(demonyms_, key);
  }

  [[nodiscard]] std::span<const KnownName> names_of(const KnownName& name) const {
    auto first = static_cast<std::size_t>(&name - names_.data());
    while (names_[first].relation != NameRelation::kFiled) {
      --first;
    }
    std::size_t end = first + 1;
    while (end < names_.size() && names_[end].relation != NameRelation::kFiled) {
      ++end;
    }
    return std::span(names_).subspan(first, end - first);
  }

 private:
  using Index = std::unordered_map<std::string, std::size_t>;

  [[nodiscard]] const KnownName* find_in(const Index& index, const std::string& key) const {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &names_[found->second];
  }

  void read(std::string_view table, EntityKind kind) {
    for_each_part(table, '\n', [&](std::string_view line) {
      if (!line.starts_with('#')) {
        read_row(line, kind);
      }
    });
  }

  void read_row(std::string_view line, EntityKind kind) {
    const std::size_t tab = line.find('\t');
    const std::string_view filed = line.substr(0, tab);
    const std::string_view rest = line.substr(tab + 1);
    const std::size_t second_tab = rest.find('\t');
    add(kind, NameRelation::kFiled, filed, filed);
    for_each_part(rest.substr(0, second_tab), '|', [&](std::string_view name) {
      add(kind, NameRelation::kAlias, name, filed);
    });
    if (second_tab != std::string_view::npos) {
      for_each_part(rest.substr(second_tab + 1), '|', [&](std::string_view name) {
        add(kind, NameRelation::kDemonym, name, filed);
      });
    }
  }

  void add(EntityKind kind, NameRelation relation, std::string_view name, std::string_view filed) {
    names_.push_back({.kind = kind,
                      .relation = relation,
                      .name = name,
                      .filed = filed,
                      .key = entity_key(kind, name),
                      .filed_key = entity_key(kind, filed)});
  }

  std::vector<KnownName> names_;
  std::array<Index, kKinds.size()> indexes_;
  Index demonyms_;
};

const NameTable& table() {
  static const NameTable names;
  return names;
}

}  // namespace

std::span<const KnownName> known_names() {
  return table().names();
}

std::string canonical_key(EntityKind kind, std::string_view name) {
  return canonical_of_key(kind, entity_key(kind, name));
}

std::string canonical_of_key(EntityKind kind, const std::string& key) {
  const KnownName* known = table().find(kind, key);
  return known == nullptr ? key : known->filed_key;
}

std::set<std::string> keys_beginning(EntityKind kind, const KeyBeginning& beginning) {
  std::set<std::string> keys;
  for (const KnownName& name : known_names()) {
    if (name.kind == kind && name.relation != NameRelation::kDemonym && beginning.fits(name.key)) {
      keys.insert(name.filed_key);
    }
  }
  return keys;
}

std::set<std::string> places_of_demonyms(const KeyBeginning& beginning) {
  std::set<std::string> keys;
  for (const KnownName& name : known_names()) {
    if (name.relation == NameRelation::kDemonym && beginning.fits(name.key)) {
      keys.insert(name.filed_key);
    }
  }
  return keys;
}

const KnownName* find_demonym(std::string_view name) {
  const KnownName* demonym = table().find_demonym(entity_key(EntityKind::kPlace, name));
  return demonym == nullptr ? nullptr : table().names_of(*demonym).data();
}

const KnownName* find_filed(EntityKind kind, std::string_view canonical_key) {
  const KnownName* known = table().find(kind, std::string(canonical_key));
  return known == nullptr || known->filed_key != canonical_key ? nullptr
                                                               : table().names_of(*known).data();
}

std::span<const KnownName> names_of(EntityKind kind, std::string_view canonical_key) {
  const KnownName* filed = find_filed(kind, canonical_key);
  return filed == nullptr ? std::span<const KnownName>() : table().names_of(*filed);
}

}  // namespace dateline
