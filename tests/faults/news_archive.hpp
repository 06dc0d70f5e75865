// SPDX-License-Identifier: GPL-2.0-or-later
//
// A news archive made by dice, of the size of Reuters-21578: 21,578 articles whose lengths and
// words are spread as those of newswire are. An article's text follows from its number and edition
// alone, so what an index must hold of it is known without the archive.
//
//   desk/1987/03/007.txt   one article; its path is its id
//   wire/003.jsonl         JSON Lines, ids lwire-02761 and so on
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dateline::test {

inline constexpr std::size_t kReutersArticles = 21'578;

struct ArchivedArticle {
  std::size_t number = 0;
  std::size_t edition = 0;  // a changed article is one of a later edition
};

struct ArchivedFile {
  std::string path;  // .txt: has one article
  std::vector<ArchivedArticle> articles;

  [[nodiscard]] std::string id(const ArchivedArticle& article) const;
};

using NewsArchive = std::vector<ArchivedFile>;  // in byte order of paths, as a run reads it

// So many articles, numbered from first on, every fiftieth in a file of its own.
[[nodiscard]] NewsArchive make_news(std::size_t first, std::size_t articles);

// All files of both, in order.
[[nodiscard]] NewsArchive join(NewsArchive one, const NewsArchive& other);

// What a night makes of an archive: of every so many files the first is changed in some articles.
struct Night {
  std::size_t new_articles = 300;
  std::size_t wire_files_per_change = 8;   // changed in a tenth of their articles
  std::size_t desk_files_per_change = 11;  // rewritten
  std::size_t desk_files_per_gone = 13;
};
[[nodiscard]] NewsArchive after_night(const NewsArchive& before, const Night& night);

// Writes it below folder. The time of a file follows from the editions in it.
void write_news(const NewsArchive& archive, const std::filesystem::path& folder);

// The record of one article, as it stands in a file of JSON Lines; extra goes into its text.
[[nodiscard]] std::string json_record(const std::string& id,
                                      const ArchivedArticle& article,
                                      const std::string& extra = {});

}  // namespace dateline::test
