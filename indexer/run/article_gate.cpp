// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/article_gate.hpp"

#include <algorithm>

#include "common/index/content_hash.hpp"
#include "common/support/hash.hpp"

namespace dateline {

ArticleGate::ArticleGate(const EarlierRuns& earlier, std::int64_t now, std::optional<Day> expiry)
    : earlier_(earlier), now_(now), expiry_(expiry) {
  if (earlier.index) {
    reader_.emplace(*earlier.index);
  }
}

Verdict ArticleGate::judge(const Article& article, const std::string& file_term) const {
  if (earlier_.suppressed->covers(article)) {
    return Verdict::kSuppressed;
  }
  if (article.status == PublicationStatus::kCanceled) {
    return Verdict::kCanceled;
  }
  if (article.status == PublicationStatus::kWithheld) {
    return Verdict::kWithheld;
  }
  if (article.embargo && article.embargo->instant.time_since_epoch().count() > now_) {
    return Verdict::kEmbargoed;
  }
  if (expiry_ && is_published_before(article, *expiry_)) {
    return Verdict::kExpired;
  }
  const std::string hash = content_hash(article);
  if (stays_deleted(article, hash)) {
    return Verdict::kDeleted;
  }
  return reader_ && reader_->has(article.id, hash, file_term) ? Verdict::kUnchanged : Verdict::kNew;
}

bool ArticleGate::stays_deleted(const Article& article, const std::string& hash) const {
  const std::optional<Deletion> deletion =
      earlier_.manifest == nullptr ? std::nullopt : earlier_.manifest->deletion(article.id);
  if (!deletion) {
    return false;
  }
  switch (deletion->kind) {
    case DeletionKind::kById:
    case DeletionKind::kByQuery: return deletion->content_hash == to_hex(hash);
    case DeletionKind::kCancellation: return article.version <= deletion->version;
    case DeletionKind::kMirror:
    case DeletionKind::kRetention: break;
  }
  return false;
}

bool ArticleGate::was_deleted(const std::string& id) const {
  return earlier_.manifest != nullptr && earlier_.manifest->deletion(id).has_value();
}

}  // namespace dateline
