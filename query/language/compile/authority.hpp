// SPDX-License-Identifier: GPL-2.0-or-later
//
// Authority: a library's own authority file, names that mean the same. Names of one key are one
// entity, and so are names that other lines or the tables of known names join:
//
//   # ours
//   NATO<TAB>the alliance
//   OTAN<TAB>the pact            "the pact" is "the alliance": NATO and OTAN are one
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/entities/entity_key.hpp"
#include "common/support/result.hpp"

namespace dateline {

class Authority {
 public:
  // Neither may be without a letter or digit. Both are names, of whatever kind.
  void add(std::string_view key, std::string_view name);

  // Entity keys of all that the file joins with a name, itself among them; empty if the file does
  // not know it.
  [[nodiscard]] std::set<std::string> names_for(EntityKind kind, std::string_view name) const;

  // The same for all names that begin so.
  [[nodiscard]] std::set<std::string> names_beginning(EntityKind kind,
                                                      const KeyBeginning& beginning) const;

 private:
  // The names of one kind: what a name's key is depends on it.
  struct Names {
    std::map<std::string, std::size_t, std::less<>> groups;  // by entity key
    std::vector<std::set<std::string>> members;  // of each group; empty: joined to another
  };
  static std::size_t group_of(Names& names, const std::string& key);
  static void join(Names& names, std::size_t a, std::size_t b);

  std::array<Names, 3> kinds_;
};

// Lines KEY TAB NAME, also with a byte order mark; blank lines and those that start with # are
// passed over. An error names the line ("names.tsv:2: ...") of what is none.
[[nodiscard]] Result<Authority> parse_authority(std::string_view text, std::string_view file);

}  // namespace dateline
