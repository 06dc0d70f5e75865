// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/name_linker.hpp"

#include <string_view>
#include <unordered_map>

#include "common/analysis/folding.hpp"
#include "common/entities/entity_key.hpp"
#include "common/entities/known_names.hpp"
#include "indexer/enrich/entities/organisation_names.hpp"
#include "indexer/enrich/entities/person_names.hpp"

namespace dateline {
namespace {

class Linker {
 public:
  Linker(const Article& article, std::vector<NameMention>& mentions)
      : article_(article), mentions_(mentions) {}

  void link() {
    link_known();
    link_brackets();
    for (const NamedEntity& given : article_.names) {
      add(given.kind, given.key, given.key);
    }
    for (const NameMention& each : mentions_) {
      add(each.kind, each.key, surface_of(article_, each.mention));
    }
    for (NameMention& each : mentions_) {
      if (is_company(each)) {
        each.kind = EntityKind::kOrganisation;
        replace(each, organisations_.company_of(each.key));
      }
      if (each.kind == EntityKind::kPerson) {
        replace(each, people_.full_name(each.key));
      } else if (each.kind == EntityKind::kOrganisation) {
        replace(each, organisations_.long_form(each.key, surface_of(article_, each.mention)));
      }
    }
    std::erase_if(mentions_, [](const NameMention& each) {
      return is_no_name(each.kind, each.key) ||
             (each.kind == EntityKind::kOrganisation && is_half_name(each.key));
    });
  }

 private:
  static void replace(NameMention& mention, const std::string& key) {
    if (!key.empty()) {
      mention.key = key;
    }
  }

  void add(EntityKind kind, const std::string& key, std::string_view surface) {
    if (kind == EntityKind::kPerson) {
      people_.add(key);
    } else if (kind == EntityKind::kOrganisation) {
      organisations_.add(key, surface);
    }
  }

  // "Chrysler" beside "Chrysler Corp", "Harper" beside "Harper and Row Publishers Inc", where
  // nobody has that surname.
  [[nodiscard]] bool is_company(const NameMention& each) {
    if (each.kind != EntityKind::kPerson || has_title(each.mention)) {
      return false;
    }
    const bool is_one_word = each.key.find(' ') == std::string::npos;
    return ((is_one_word && organisations_.contains(each.key)) ||
            !organisations_.company_of(each.key).empty()) &&
           people_.full_name(each.key).empty();
  }

  // "Mr. Chrysler"
  [[nodiscard]] bool has_title(const Mention& mention) const {
    const std::string_view text = mention.is_in_title ? article_.title : article_.body;
    std::string_view before = text.substr(0, mention.begin);
    while (before.ends_with(' ') || before.ends_with('\n') || before.ends_with('.')) {
      before.remove_suffix(1);
    }
    return is_honorific(fold(before.substr(before.find_last_of(" \n") + 1)));
  }

  // Known names meet under one key. What is a known organisation and no known place is no place.
  void link_known() {
    for (NameMention& each : mentions_) {
      each.key = canonical_of_key(each.kind, each.key);
      if (each.kind == EntityKind::kPlace && find_filed(each.kind, each.key) == nullptr) {
        const std::string key = canonical_of_key(EntityKind::kOrganisation, each.key);
        if (find_filed(EntityKind::kOrganisation, key) != nullptr) {
          each.kind = EntityKind::kOrganisation;
          each.key = key;
        }
      }
    }
  }

  // "African Standby Force (ASF)"
  void link_brackets() {
    std::unordered_map<std::string, std::string> long_forms;
    for (std::size_t i = 1; i < mentions_.size(); ++i) {
      const NameMention& before = mentions_[i - 1];
      const NameMention& behind = mentions_[i];
      if (before.kind == EntityKind::kOrganisation && behind.kind == before.kind &&
          stands_in_brackets(before.mention, behind.mention) &&
          is_acronym(surface_of(article_, behind.mention))) {
        const bool is_known = find_filed(behind.kind, behind.key) != nullptr;
        long_forms.emplace(is_known ? before.key : behind.key, is_known ? behind.key : before.key);
      }
    }
    for (NameMention& each : mentions_) {
      const auto found = long_forms.find(each.key);
      if (each.kind == EntityKind::kOrganisation && found != long_forms.end()) {
        each.key = found->second;
      }
    }
  }

  [[nodiscard]] bool stands_in_brackets(const Mention& before, const Mention& behind) const {
    if (before.is_in_title != behind.is_in_title || behind.begin < before.end) {
      return false;
    }
    const std::string_view text = before.is_in_title ? article_.title : article_.body;
    const std::string_view between = text.substr(before.end, behind.begin - before.end);
    const std::size_t bracket = between.find_first_not_of(" \n");
    return bracket != std::string_view::npos && between.substr(bracket) == "(" &&
           text.substr(behind.end).starts_with(')');
  }

  const Article& article_;
  std::vector<NameMention>& mentions_;
  PersonNames people_;
  OrganisationNames organisations_;
};

}  // namespace

void link_names(const Article& article, std::vector<NameMention>& mentions) {
  Linker(article, mentions).link();
}

}  // namespace dateline
