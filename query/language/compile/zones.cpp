// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/zones.hpp"

namespace dateline {

Zone zone_of(const Field& field) {
  if (field.name == "title") {
    return Zone::kTitle;
  }
  if (field.name == "lead") {
    return Zone::kLead;
  }
  if (field.name == "body") {
    return Zone::kBody;
  }
  return field.name == "byline" ? Zone::kByline : Zone::kText;
}

std::optional<std::string_view> stem_prefix(Zone zone) {
  switch (zone) {
    case Zone::kText: return field("text").prefix;
    case Zone::kTitle: return field("title").prefix;
    case Zone::kLead: return field("lead").prefix;
    case Zone::kByline: return field("byline").prefix;
    case Zone::kBody: break;
  }
  return std::nullopt;
}

}  // namespace dateline
