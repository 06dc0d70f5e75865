// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles annotated by hand, as corpus/annotations/ keeps them: JSON apart from the text it speaks
// of, an array of
//
//   {"id": "...",
//    "mentions": [{"part": "text", "begin": 0, "end": 16, "type": "PER", "key": "jens stoltenberg",
//                  "form": "Jens Stoltenberg"}],
//    "dates": [{"part": "title", "begin": 30, "end": 34, "value": "2022", "form": "2022"}]}
//
// Types are CoNLL's, MISC without a key. Bytes count in the title or the text; form is what stands
// there, so that a changed article is noticed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/article.hpp"
#include "indexer/enrich/entities/tags.hpp"
#include "indexer/training/tagged_document.hpp"

namespace dateline {

struct AnnotatedSpan {
  bool is_in_title = false;
  std::uint32_t begin = 0;  // bytes, [begin, end)
  std::uint32_t end = 0;
  std::string form;
};

struct AnnotatedName {
  AnnotatedSpan span;
  Tag tag = Tag::kMisc;
  std::string key;  // canonical; empty for kMisc
};

struct AnnotatedDate {
  AnnotatedSpan span;
  std::string value;  // "2022-02-24", "2022-W08", "199", "2010-05-03/2010-05-05"; "?": untold
};

struct Annotations {
  std::string id;
  std::vector<AnnotatedName> names;  // in reading order, as are dates; none overlaps another
  std::vector<AnnotatedDate> dates;
};

using ArticlesById = std::map<std::string, Article, std::less<>>;

// Throws std::runtime_error with the file and the reason.
[[nodiscard]] std::vector<Annotations> read_annotations(const std::filesystem::path& path);

// All articles below a folder, as a run of dateline-index reads them, without names.
[[nodiscard]] ArticlesById read_articles(const std::filesystem::path& folder);

// The article's tokens with the annotated names as gold. Throws std::runtime_error if the article
// is missing or a form does not stand where it should.
[[nodiscard]] TaggedDocument tag_article(const ArticlesById& articles,
                                         const Annotations& annotations);

// Documents of a file in the token form or, if it ends in .json, of annotated articles, which are
// read from the folder. Throws std::runtime_error.
[[nodiscard]] std::vector<TaggedDocument> read_documents(const std::filesystem::path& path,
                                                         const std::filesystem::path& articles);

}  // namespace dateline
