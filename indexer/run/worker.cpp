// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/worker.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "common/analysis/stemmer.hpp"
#include "common/index/terms.hpp"
#include "common/support/failure.hpp"
#include "indexer/readers/completion.hpp"
#include "indexer/segments/claim.hpp"
#include "indexer/segments/index_writer.hpp"

namespace dateline {

namespace {

Stemmer make_stemmer(const std::string& language) {
  Result<Stemmer> stemmer = Stemmer::create(language);
  if (!stemmer) {
    throw Failure(ExitCode::kBadIndex, stemmer.error().message, stemmer.error().hint);
  }
  return *std::move(stemmer);
}

Reject to_reject(const WorkItem& item, Error error) {
  const RawRecord& record = item.record;
  return {.error = std::move(error),
          .file = *record.file,
          .line = record.line,
          .number = record.number,
          .format = std::string(item.reader->name()),
          .record = record.file->path == "-" ? record.bytes : std::string()};
}

std::string term_of(const FileOrigin& file) {
  return file.root.empty() ? std::string() : file_term(file.root, file.path_in_root());
}

// A claim takes about as much of a builder's batch as so many bytes of text.
constexpr std::size_t kClaimBytes = 256;

Precedence precedence_of(const WorkItem& item, const Article& article) {
  const FileOrigin& file = *item.record.file;
  return {article.version, file.modified, file.relative_path, item.record.number};
}

}  // namespace

Worker::Worker(const WorkerContext& context, std::size_t number)
    : context_(context),
      gate_(context.earlier, context.started, context.options.expiry),
      enricher_(context.options.enrichment, context.metadata.language),
      documents_(make_stemmer(context.metadata.language)),
      builder_(context.folder,
               IndexWriter::scratch_prefix(number),
               context.metadata,
               context.flush_bytes),
      claims_(context.folder,
              IndexWriter::claims_prefix(number),
              context.metadata,
              context.flush_bytes) {
  builder_.on_refusal([this](const Refused& refused) {
    context_.log.refuse(refused.place, refused.file_term, refused.reason);
  });
}

void Worker::add(const WorkItem& item) {
  Result<Article> article = item.reader->read(item.record, context_.options.reading);
  if (article) {
    add_article(item, *article);
  } else {
    context_.log.reject(to_reject(item, article.error()));
  }
  context_.bytes += item.record.bytes.size();
  context_.outcomes.done(*item.record.file);
}

void Worker::add_article(const WorkItem& item, Article& article) {
  const FileOrigin& origin = *item.record.file;
  complete_article(article, item.record, context_.options.completion, context_.dating);
  const std::string file = term_of(origin);
  const Verdict verdict = gate_.judge(article, file);
  if (verdict == Verdict::kUnchanged) {
    claim(item, article, ClaimKind::kConfirmation);
    context_.log.count_unchanged(article);
    context_.outcomes.count(origin, Outcome::kArticle);
  } else if (verdict == Verdict::kNew) {
    build(item, article, file);
  } else {
    keep_back(item, article, verdict);
  }
}

void Worker::keep_back(const WorkItem& item, const Article& article, Verdict verdict) {
  const FileOrigin& origin = *item.record.file;
  switch (verdict) {
    case Verdict::kCanceled:
      claim(item, article, ClaimKind::kCancellation);
      context_.outcomes.cancel(article.id, article.version);
      context_.log.count_cancellation();
      break;
    case Verdict::kSuppressed:
      context_.outcomes.count(origin, Outcome::kSuppressed);
      context_.log.count_suppressed();
      break;
    case Verdict::kDeleted:
      context_.outcomes.count(origin, Outcome::kDeleted);
      context_.log.count_kept_out(Outcome::kDeleted);
      break;
    case Verdict::kExpired:
      context_.outcomes.count(origin, Outcome::kExpired);
      context_.log.count_kept_out(Outcome::kExpired);
      break;
    case Verdict::kEmbargoed:
      context_.outcomes.count(
          origin, Outcome::kEmbargoed, article.embargo->instant.time_since_epoch().count());
      context_.log.keep_back(to_reject(item, embargo_error(*article.embargo)), article.embargo);
      break;
    case Verdict::kWithheld:
      context_.outcomes.count(origin, Outcome::kWithheld);
      context_.log.keep_back(to_reject(item, withheld_error()), std::nullopt);
      break;
    case Verdict::kNew:
    case Verdict::kUnchanged: break;
  }
}

// Of a record that is no new article, and has a say in which record of its id is.
void Worker::claim(const WorkItem& item, const Article& article, ClaimKind kind) {
  Claim claim{.precedence = precedence_of(item, article),
              .kind = kind,
              .file_term = term_of(*item.record.file)};
  if (context_.forecast != nullptr) {
    context_.forecast->note(article.id, std::move(claim));
  } else {
    claims_.add(make_claim_document(article.id, article.place, claim), kClaimBytes);
  }
}

// What is searched for in an article must not cost it, nor the run, where the search has a fault.
void Worker::enrich(Article& article) {
  bool is_over_limit = false;
  try {
    is_over_limit = enricher_.enrich(article);
  } catch (const std::logic_error& error) {
    forget_findings(article);
    article.warnings.push_back(
        fmt::format("names and dates were not looked for, which failed: {}", error.what()));
  }
  context_.log.count_boilerplate(article.boilerplate, is_over_limit);
}

void Worker::build(const WorkItem& item, Article& article, const std::string& file) {
  const RawRecord& record = item.record;
  enrich(article);
  for (const std::string& warning : article.warnings) {
    context_.log.warn(record.place(), warning);
  }
  const Precedence precedence = precedence_of(item, article);
  if (context_.forecast != nullptr) {
    context_.forecast->note(article.id, {.precedence = precedence, .file_term = file});
  } else {
    builder_.add(documents_.build(article, precedence, context_.started, file),
                 article.title.size() + article.body.size());
  }
  context_.outcomes.count(*record.file, Outcome::kArticle);
  if (gate_.was_deleted(article.id)) {
    context_.outcomes.undelete(article.id);
  }
  context_.log.count_article(article);
  ++context_.articles;
}

Built Worker::finish() {
  return {.articles = builder_.finish(), .claims = claims_.finish()};
}

}  // namespace dateline
