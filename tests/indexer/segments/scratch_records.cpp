// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/indexer/segments/scratch_records.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "common/analysis/analyzer.hpp"
#include "common/index/snapshot.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/index_writer.hpp"
#include "indexer/segments/segment_builder.hpp"

namespace dateline::test {

namespace {

namespace fs = std::filesystem;

Xapian::Document make_document(const Record& record, DocumentBuilder& documents) {
  const Claim claimed = claim(record);
  if (record.kind != ClaimKind::kArticle) {
    return make_claim_document(record.id, record.file, claimed);
  }
  Article article;
  article.id = record.id;
  article.title = "Title of " + record.id;
  article.body = record.body;
  article.version = record.version;
  article.place = record.file;
  return documents.build(article, claimed.precedence, 0, claimed.file_term);
}

std::string joined(std::vector<std::string> words) {
  std::ranges::sort(words);
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? word : " " + word;
  }
  return text;
}

std::string to_text(const Collision& collision) {
  std::string text =
      fmt::format("{} {} over {}", collision.id, collision.kept_place, collision.lost_place);
  if (!collision.lost_file.empty()) {
    text += fmt::format(" of {}", collision.lost_file.substr(std::string("XFILE").size()));
  }
  text += collision.is_expected ? ", expected" : "";
  text += collision.is_canceled ? ", canceled" : "";
  return text;
}

}  // namespace

Claim claim(const Record& record) {
  return {.precedence = {record.version, record.modified, record.file, 1},
          .kind = record.kind,
          .file_term = record.file.empty() ? std::string() : file_term("archive", record.file)};
}

std::vector<fs::path> Scratch::all() const {
  std::vector<fs::path> paths = articles;
  paths.insert(paths.end(), claims.begin(), claims.end());
  return paths;
}

Scratch write_scratch(const fs::path& folder,
                      const SegmentMetadata& metadata,
                      const std::vector<Record>& records) {
  constexpr std::size_t kFlushBytes = 1000;
  std::vector<SegmentBuilder> articles;
  std::vector<SegmentBuilder> claims;
  for (const std::size_t worker : std::array<std::size_t, 2>{0, 1}) {
    articles.emplace_back(folder, IndexWriter::scratch_prefix(worker), metadata, kFlushBytes);
    claims.emplace_back(folder, IndexWriter::claims_prefix(worker), metadata, kFlushBytes);
  }
  DocumentBuilder documents(*Stemmer::create(metadata.language));
  std::size_t worker = 0;
  for (const Record& record : records) {
    std::vector<SegmentBuilder>& builders = record.kind == ClaimKind::kArticle ? articles : claims;
    builders[worker].add(make_document(record, documents), record.body.size());
    worker = 1 - worker;
  }
  Scratch scratch;
  for (const std::size_t each : std::array<std::size_t, 2>{0, 1}) {
    std::ranges::copy(articles[each].finish(), std::back_inserter(scratch.articles));
    std::ranges::copy(claims[each].finish(), std::back_inserter(scratch.claims));
  }
  return scratch;
}

Published publish_records(const fs::path& index,
                          const std::vector<Record>& records,
                          Publication publication) {
  IndexWriter writer(index, {.language = ""});
  const Scratch scratch = write_scratch(index, writer.metadata(), records);
  publication.scratch = scratch.articles;
  publication.claims = scratch.claims;
  return publish(writer, std::move(publication));
}

Published add(const fs::path& index, const std::vector<Record>& records) {
  return publish_records(index, records);
}

SegmentMetadata sample_metadata() {
  SegmentMetadata metadata;
  metadata.analyzer = kAnalyzerVersion;
  metadata.index_id = "an index";
  return metadata;
}

std::string claims_in(const std::vector<fs::path>& databases) {
  std::vector<std::string> found;
  for (const fs::path& path : databases) {
    const Xapian::Database database(path.string());
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const Xapian::Document document = database.get_document(*at);
      const Article article = decode_article(document.get_data());
      const Claim claimed = claim_of(document);
      found.push_back(claimed.cancels()    ? "-" + article.id
                      : claimed.confirms() ? "=" + article.id
                                           : article.id + ":" + article.body);
    }
  }
  return joined(std::move(found));
}

std::function<void(const Collision&)> Reports::taker() {
  return [this](const Collision& collision) { lines_.push_back(to_text(collision)); };
}

std::vector<std::string> Reports::sorted() const {
  std::vector<std::string> lines = lines_;
  std::ranges::sort(lines);
  return lines;
}

std::string content(const Xapian::Database& database) {
  std::vector<std::string> articles;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Article article = decode_article(database.get_document(*at).get_data());
    articles.push_back(article.id + ":" + article.body);
  }
  return joined(std::move(articles));
}

std::string content(const fs::path& index) {
  return content(Snapshot::open(index).database());
}

std::string listing(const fs::path& index) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    names.push_back(fs::relative(entry.path(), index).string());
  }
  std::erase(names, "lock");
  return joined(std::move(names));
}

}  // namespace dateline::test
