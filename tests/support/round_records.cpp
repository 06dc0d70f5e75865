// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/round_records.hpp"

#include <utility>

#include <spdlog/spdlog.h>

#include "common/index/commit_point.hpp"
#include "common/index/terms.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/segment_builder.hpp"

namespace dateline::test {

namespace {

// Warnings about collisions are no part of a test's output.
class QuietLog {
 public:
  QuietLog() { spdlog::set_level(spdlog::level::off); }
  QuietLog(const QuietLog&) = delete;
  QuietLog& operator=(const QuietLog&) = delete;
  QuietLog(QuietLog&&) = delete;
  QuietLog& operator=(QuietLog&&) = delete;
  ~QuietLog() { spdlog::set_level(level_); }

  RunLog& log() { return log_; }

 private:
  spdlog::level::level_enum level_ = spdlog::get_level();
  Progress progress_{-1, 0};
  FileOutcomes outcomes_{{}, 0};
  RunLog log_{progress_, nullptr, outcomes_};
};

}  // namespace

RoundRecord record_of(const std::string& root, const std::string& path, const Article& article) {
  return {
      .article = article,
      .claim = {.precedence = {article.version, 0, path, 1}, .file_term = file_term(root, path)}};
}

void add_records(Round& round, const IndexWriter& writer, const std::vector<RoundRecord>& records) {
  constexpr std::size_t kFlushBytes = 1000;
  constexpr std::int64_t kAdded = 1'600'000'000;  // 2020-09-13
  SegmentBuilder articles(
      writer.folder(), IndexWriter::scratch_prefix(0), writer.metadata(), kFlushBytes);
  SegmentBuilder claims(
      writer.folder(), IndexWriter::claims_prefix(0), writer.metadata(), kFlushBytes);
  DocumentBuilder documents(*Stemmer::create(writer.metadata().language));
  for (const RoundRecord& record : records) {
    const Claim& claim = record.claim;
    if (claim.kind == ClaimKind::kArticle) {
      articles.add(documents.build(record.article, claim.precedence, kAdded, claim.file_term),
                   record.article.body.size());
    } else {
      claims.add(make_claim_document(record.article.id, record.article.place, claim), 1);
    }
  }
  round.scratch = articles.finish();
  round.claims = claims.finish();
}

Published publish_records(const std::filesystem::path& index,
                          const std::vector<RoundRecord>& records,
                          Round round) {
  const std::optional<Manifest> manifest = read_manifest(index);
  IndexWriter writer(index, {.language = ""});
  add_records(round, writer, records);
  QuietLog quiet;
  return publish_round(writer, manifest ? &*manifest : nullptr, std::move(round), quiet.log());
}

std::optional<Manifest> read_manifest(const std::filesystem::path& index) {
  if (!std::filesystem::exists(index / kStubName)) {
    return std::nullopt;
  }
  return Manifest::open(index, read_commit_point(index).manifests);
}

}  // namespace dateline::test
