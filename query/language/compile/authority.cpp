// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/authority.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "common/entities/known_names.hpp"

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<EntityKind, 3> kKinds{
    EntityKind::kPerson, EntityKind::kOrganisation, EntityKind::kPlace};

Error error_at(std::string_view file, std::size_t line, std::string_view what) {
  return {ErrorCode::kMalformed,
          fmt::format("--aliases: {}:{}: {}", file, line, what),
          "write a line KEY TAB NAME, as: NATO<TAB>the alliance"};
}

// "the" and "---" are no names.
bool is_name(std::string_view text) {
  return !entity_key(EntityKind::kPlace, text).empty();
}

}  // namespace

std::size_t Authority::group_of(Names& names, const std::string& key) {
  const auto [found, is_new] = names.groups.try_emplace(key, names.members.size());
  if (is_new) {
    names.members.push_back({key});
  }
  return found->second;
}

// The smaller group goes into the greater one, so that a name moves log n times at most.
void Authority::join(Names& names, std::size_t a, std::size_t b) {
  if (a == b) {
    return;
  }
  if (names.members[a].size() < names.members[b].size()) {
    std::swap(a, b);
  }
  for (const std::string& key : names.members[b]) {
    names.groups.find(key)->second = a;
  }
  names.members[a].merge(names.members[b]);
}

void Authority::add(std::string_view key, std::string_view name) {
  for (const EntityKind kind : kKinds) {
    Names& names = kinds_[static_cast<std::size_t>(kind)];
    for (const std::string_view text : {key, name}) {
      const std::string each = entity_key(kind, text);
      join(names, group_of(names, each), group_of(names, canonical_of_key(kind, each)));
    }
    join(names, group_of(names, entity_key(kind, key)), group_of(names, entity_key(kind, name)));
  }
}

std::set<std::string> Authority::names_for(EntityKind kind, std::string_view name) const {
  const Names& names = kinds_[static_cast<std::size_t>(kind)];
  for (const std::string& key : {entity_key(kind, name), canonical_key(kind, name)}) {
    const auto found = names.groups.find(key);
    if (found != names.groups.end()) {
      return names.members[found->second];
    }
  }
  return {};
}

std::set<std::string> Authority::names_beginning(EntityKind kind,
                                                 const KeyBeginning& beginning) const {
  const Names& names = kinds_[static_cast<std::size_t>(kind)];
  std::set<std::string> all;
  std::set<std::size_t> taken;
  const auto take = [&](std::size_t group) {
    if (taken.insert(group).second) {
      all.insert(names.members[group].begin(), names.members[group].end());
    }
  };
  auto each = names.groups.lower_bound(beginning.prefix);
  for (; each != names.groups.end() && each->first.starts_with(beginning.prefix); ++each) {
    take(each->second);
  }
  if (const auto whole = names.groups.find(beginning.whole); whole != names.groups.end()) {
    take(whole->second);
  }
  return all;
}

Result<Authority> parse_authority(std::string_view text, std::string_view file) {
  Authority authority;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (trim_blanks(line).empty() || line.starts_with('#')) {
      continue;
    }
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      return error_at(file, number, "no key and name with a TAB between");
    }
    if (line.find('\t', tab + 1) != std::string_view::npos) {
      return error_at(file, number, "more than a key and a name");
    }
    if (!is_name(line.substr(0, tab)) || !is_name(line.substr(tab + 1))) {
      return error_at(file,
                      number,
                      is_name(line.substr(0, tab)) ? "the name has no letter of a name"
                                                   : "the key has no letter of a name");
    }
    authority.add(line.substr(0, tab), line.substr(tab + 1));
  }
  return authority;
}

}  // namespace dateline
