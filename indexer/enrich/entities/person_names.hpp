// SPDX-License-Identifier: GPL-2.0-or-later
//
// PersonNames: the people of one article, to tell whom a shorter name means. "Stoltenberg" and
// "J. Stoltenberg" are the one "Jens Stoltenberg", "Jim Wright" is "James Wright"; "Clinton" beside
// Bill and Hillary is neither, and neither is "George W. Bush" a form of "George H. W. Bush".
// A question costs no more for an article of many people: who has the surname is looked up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dateline {

class PersonNames {
 public:
  // A person's key (common/entities/entity_key.hpp). Once all are known, questions may be asked.
  void add(const std::string& key);

  // The key of the one person that key is short for; empty if there is none.
  [[nodiscard]] const std::string& full_name(const std::string& key);

 private:
  [[nodiscard]] std::string find_full_name(const std::string& key) const;

  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;  // numbers of keys_
  std::unordered_set<std::string> known_;
  std::unordered_map<std::string, std::string> full_names_;  // of those asked for
};

}  // namespace dateline
