// SPDX-License-Identifier: GPL-2.0-or-later
//
// NameOwners: which entities articles mean by a name. The term of a name (alias_term) says that an
// article uses it, the article's slot of keys whom it names: only where nobody of them is known yet
// to be called so is the article itself read.
//
//   NameOwners owners(database, EntityKind::kOrganisation);
//   owners.of("asf")        // {"african standby force", "apache software foundation"}
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>

#include <xapian.h>

#include "common/article.hpp"

namespace dateline {

// What all questions to one NameOwners may cost together; past it answers may lack somebody.
struct NameBudget {
  std::size_t articles = 0;  // whose keys are looked at
  std::size_t reads = 0;     // of whole articles
};

class NameOwners {
 public:
  // database must outlive it.
  NameOwners(const Xapian::Database& database, EntityKind kind, NameBudget budget)
      : database_(database), kind_(kind), budget_(budget) {}

  // Canonical keys. accepts: which articles are asked, all unless given. Throws Xapian::Error.
  using Accepts = std::function<bool(Xapian::docid)>;
  [[nodiscard]] std::set<std::string> of(const std::string& name, const Accepts& accepts = {});

 private:
  void read(Xapian::docid id, const std::string& name, std::set<std::string>& owners);

  const Xapian::Database& database_;
  EntityKind kind_;
  NameBudget budget_;
};

}  // namespace dateline
