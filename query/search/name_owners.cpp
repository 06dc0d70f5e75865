// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/name_owners.hpp"

#include <algorithm>
#include <string_view>

#include "common/entities/article_names.hpp"
#include "common/entities/entity_key.hpp"
#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

Xapian::valueno slot_of_keys(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return static_cast<Xapian::valueno>(Slot::kPeople);
    case EntityKind::kOrganisation: return static_cast<Xapian::valueno>(Slot::kOrganisations);
    case EntityKind::kPlace: break;
  }
  return static_cast<Xapian::valueno>(Slot::kPlaces);
}

bool is_short_name(std::string_view key, const std::string& name) {
  if (key.size() <= name.size()) {
    return false;
  }
  return surname_of(key) == name ||
         (name.find(' ') != std::string::npos && short_names(key).contains(name));
}

// Adds to owners whom of the keys the name is short for. Whether any key is an owner.
bool take_owners(EntityKind kind,
                 std::string_view keys,
                 const std::string& name,
                 std::set<std::string>& owners) {
  bool is_any = false;
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(kKeySeparator), keys.size());
    const std::string key(keys.substr(0, end));
    keys.remove_prefix(std::min(end + 1, keys.size()));
    if (kind == EntityKind::kPerson && is_short_name(key, name)) {
      owners.insert(key);
    }
    is_any = is_any || owners.contains(key);
  }
  return is_any;
}

}  // namespace

std::set<std::string> NameOwners::of(const std::string& name, const Accepts& accepts) {
  std::set<std::string> owners;
  const std::string term = alias_term(kind_, name);
  const Xapian::valueno slot = slot_of_keys(kind_);
  auto keys = database_.valuestream_begin(slot);
  const auto keys_end = database_.valuestream_end(slot);
  const auto end = database_.postlist_end(term);
  auto posting = database_.postlist_begin(term);
  for (; posting != end && keys != keys_end && budget_.articles > 0; ++posting) {
    const Xapian::docid id = *posting;
    if (accepts && !accepts(id)) {
      continue;
    }
    --budget_.articles;
    keys.skip_to(id);
    const bool is_explained =
        keys != keys_end && keys.get_docid() == id && take_owners(kind_, *keys, name, owners);
    if (!is_explained && budget_.reads > 0) {
      --budget_.reads;
      read(id, name, owners);
    }
  }
  return owners;
}

void NameOwners::read(Xapian::docid id, const std::string& name, std::set<std::string>& owners) {
  const Article article = decode_article(database_.get_document(id).get_data());
  for (const NamedEntity& entity : article.names) {
    if (entity.kind == kind_ && !entity.is_related_only() &&
        names_of(article, entity).contains(name)) {
      owners.insert(entity.key);
    }
  }
}

}  // namespace dateline
