// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles with their lists, as one string to compare.
#pragma once

#include <string>

#include <fmt/format.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline::test {

// describe() and what it leaves out: "... | dateline=BOSTON | keyword=rain | subject=TNM:MERGERS |
// place=usa(code)".
inline std::string describe_all(const Result<Article>& article) {
  std::string text = describe(article);
  if (!article) {
    return text;
  }
  const auto add = [&text](std::string_view name, const std::string& value) {
    text += value.empty() ? "" : fmt::format(" | {}={}", name, value);
  };
  add("dateline", article->dateline);
  add("copyright", article->copyright);
  for (const std::string& keyword : article->keywords) {
    add("keyword", keyword);
  }
  for (const Subject& subject : article->subjects) {
    add("subject", fmt::format("{}:{}", subject.code, subject.name));
  }
  for (const PublisherEntity& entity : article->entities) {
    const char* const kind = entity.kind == EntityKind::kPerson  ? "person"
                             : entity.kind == EntityKind::kPlace ? "place"
                                                                 : "organisation";
    add(kind, fmt::format("{}({})", entity.name, entity.code));
  }
  return text;
}

}  // namespace dateline::test
