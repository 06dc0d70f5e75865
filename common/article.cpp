// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article.hpp"

#include <algorithm>

namespace dateline {

const char* to_string(Origin origin) {
  switch (origin) {
    case Origin::kField: return "field";
    case Origin::kSupplied: return "supplied";
    case Origin::kAuthorBox: return "author-box";
    case Origin::kDerived: return "derived";
  }
  return "";
}

const char* to_string(DateOrigin origin) {
  switch (origin) {
    case DateOrigin::kField: return "field";
    case DateOrigin::kJsonLd: return "json-ld";
    case DateOrigin::kMeta: return "meta";
    case DateOrigin::kSupplied: return "supplied";
    case DateOrigin::kUrl: return "url";
    case DateOrigin::kPath: return "path";
    case DateOrigin::kTime: return "time";
    case DateOrigin::kDateline: return "dateline";
    case DateOrigin::kText: return "text";
    case DateOrigin::kRetrieved: return "retrieved";
  }
  return "";
}

std::optional<DateOrigin> find_date_origin(std::string_view name) {
  const auto* const found = std::ranges::find_if(
      kDateOrigins, [name](DateOrigin origin) { return name == to_string(origin); });
  return found == kDateOrigins.end() ? std::nullopt : std::optional(*found);
}

const char* name_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return "person";
    case EntityKind::kOrganisation: return "org";
    case EntityKind::kPlace: return "place";
  }
  return "";
}

const char* to_string(EntityOrigin origin) {
  return origin == EntityOrigin::kPublisher ? "publisher" : "text";
}

bool NamedEntity::is_related_only() const {
  return origin == EntityOrigin::kText &&
         std::ranges::all_of(mentions, [](const Mention& each) { return each.is_related; });
}

std::string_view surface_of(const Article& article, const Mention& mention) {
  const std::string_view text = mention.is_in_title ? article.title : article.body;
  return text.substr(mention.begin, mention.end - mention.begin);
}

}  // namespace dateline
