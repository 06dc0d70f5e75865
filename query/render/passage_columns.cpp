// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/passage_columns.hpp"

#include "query/render/columns.hpp"

namespace dateline {

std::vector<std::string_view> passage_columns(Passages passages) {
  std::vector<std::string_view> names{"id", "date", "source", "part"};
  if (passages == Passages::kSentences) {
    names.emplace_back("sentence");
  } else {
    names.insert(names.end(), {"left", "hit", "right"});
  }
  return names;
}

std::vector<std::string> passage_values(const Hit& hit, const Passage& passage, Passages passages) {
  std::vector<std::string> values{hit.article.id,
                                  value_of(*find_column("date"), hit),
                                  hit.article.source,
                                  name_of(passage.part)};
  const std::string& text = passage.text.text;
  if (passages == Passages::kSentences) {
    values.push_back(text);
  } else {
    values.push_back(text.substr(0, passage.hit.begin));
    values.push_back(text.substr(passage.hit.begin, passage.hit.end - passage.hit.begin));
    values.push_back(text.substr(passage.hit.end));
  }
  return values;
}

const char* name_of(TextPart part) {
  switch (part) {
    case TextPart::kTitle: return "title";
    case TextPart::kByline: return "byline";
    case TextPart::kBody: break;
  }
  return "body";
}

}  // namespace dateline
