// SPDX-License-Identifier: GPL-2.0-or-later
//
// PathPattern: fields told by where a file lies, for --path-fields.
//
//   {source}/{year}/{month}/{day}/*     larkspur-wire/2022/02/25/a.txt
//   **/{date}-{title}.txt               any/where/2022-02-25-parliament-votes.txt
//
// {name} is a field of kSuppliedFields, or year (four digits), month and day (one or two), which
// make the date together. A placeholder matches one or more characters within a folder or file
// name, * any number of them, ** also slashes (and **/ any number of folders). The whole path must
// match.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/article_fields.hpp"

namespace dateline {

class PathPattern {
 public:
  // Throws Failure (kUsage) naming the column of what is wrong.
  explicit PathPattern(std::string_view pattern);

  // The fields that relative_path gives; empty if it does not match.
  [[nodiscard]] std::vector<FieldValue> match(std::string_view relative_path) const;

  enum class PartKind { kText, kStar, kFolders, kAnything, kField, kDate, kYear, kMonth, kDay };

  struct Part {
    PartKind kind;
    std::string text;           // of kText
    const ArticleField* field;  // of kField and kDate
  };

 private:
  std::vector<Part> parts_;
};

}  // namespace dateline
