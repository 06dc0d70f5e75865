// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/index_reader.hpp"

#include <chrono>

#include "common/index/stored_article.hpp"
#include "common/index/xapian_error.hpp"
#include "indexer/segments/document_terms.hpp"

namespace dateline {

namespace {

std::string slot_of(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

StoredDocument stored(const Xapian::Document& document) {
  StoredDocument result;
  result.article = decode_article(document.get_data());
  result.precedence = decode_precedence(slot_of(document, Slot::kPrecedence));
  result.added =
      static_cast<std::int64_t>(Xapian::sortable_unserialise(slot_of(document, Slot::kAdded)));
  result.file_term = file_term_of(document);
  result.content_hash = slot_of(document, Slot::kContentHash);
  return result;
}

// The first day that is no longer of the period that a date names.
Day end_of(const Timestamp& timestamp) {
  const std::chrono::year_month_day date(civil_day(timestamp));
  switch (timestamp.precision) {
    case Precision::kYear: return (date.year() + std::chrono::years(1)) / std::chrono::January / 1;
    case Precision::kMonth: {
      const std::chrono::year_month next =
          std::chrono::year_month(date.year(), date.month()) + std::chrono::months(1);
      return next / std::chrono::day(1);
    }
    case Precision::kDay:
    case Precision::kMinute:
    case Precision::kSecond: break;
  }
  return civil_day(timestamp) + std::chrono::days(1);
}

}  // namespace

IndexReader::IndexReader(const std::filesystem::path& index, Rules rules)
    : snapshot_(Snapshot::open(index, rules)) {}

std::uint64_t IndexReader::articles() const {
  return snapshot_.database().get_doccount();
}

bool IndexReader::has(const std::string& id,
                      const std::string& content_hash,
                      const std::string& file_term) const {
  return translate_xapian_errors(snapshot_.path(), [&] {
    const std::string term = value_term(field("id"), id);
    // Segment by segment: the union of many costs a cursor for each.
    for (const Xapian::Database& segment : snapshot_.segments()) {
      const auto found = segment.postlist_begin(term);
      if (found != segment.postlist_end(term)) {
        const Xapian::Document document = segment.get_document(*found);
        return slot_of(document, Slot::kContentHash) == content_hash &&
               file_term_of(document) == file_term;
      }
    }
    return false;
  });
}

std::optional<StoredDocument> IndexReader::find(const std::string& id) const {
  return translate_xapian_errors(snapshot_.path(), [&]() -> std::optional<StoredDocument> {
    const Xapian::Database& database = snapshot_.database();
    const std::string term = value_term(field("id"), id);
    const auto found = database.postlist_begin(term);
    if (found == database.postlist_end(term)) {
      return std::nullopt;
    }
    return stored(database.get_document(*found));
  });
}

std::vector<std::string> IndexReader::ids_with(const std::string& term) const {
  return translate_xapian_errors(snapshot_.path(), [&] {
    const Xapian::Database& database = snapshot_.database();
    std::vector<std::string> ids;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      ids.push_back(slot_of(database.get_document(*at), Slot::kId));
    }
    return ids;
  });
}

std::vector<std::string> IndexReader::ids_of_file(const std::string& file_term) const {
  return ids_with(file_term);
}

std::vector<std::string> IndexReader::ids_of_url(const std::string& url) const {
  return ids_with(value_term(field("url"), url));
}

bool is_published_before(const Article& article, Day day) {
  if (!article.published) {
    return false;
  }
  const DateOrigin origin = article.published->origin;
  return origin != DateOrigin::kDateline && origin != DateOrigin::kText &&
         end_of(article.published->timestamp) <= day;
}

std::vector<std::string> IndexReader::ids_published_before(Day day) const {
  return translate_xapian_errors(snapshot_.path(), [&] {
    const Xapian::Database& database = snapshot_.database();
    const std::string last_year = year_term(std::chrono::year_month_day(day).year());
    std::vector<std::string> ids;
    const std::string prefix(kYearPrefix);
    for (auto year = database.allterms_begin(prefix); year != database.allterms_end(prefix);
         ++year) {
      if (*year > last_year) {
        break;
      }
      for (auto at = database.postlist_begin(*year); at != database.postlist_end(*year); ++at) {
        const Article article = decode_article(database.get_document(*at).get_data());
        if (is_published_before(article, day)) {
          ids.push_back(article.id);
        }
      }
    }
    return ids;
  });
}

void IndexReader::for_each(const std::function<bool(StoredDocument)>& take) const {
  translate_xapian_errors(snapshot_.path(), [&] {
    for (const Xapian::Database& segment : snapshot_.segments()) {
      for (auto at = segment.postlist_begin(""); at != segment.postlist_end(""); ++at) {
        if (!take(stored(segment.get_document(*at)))) {
          return;
        }
      }
    }
  });
}

}  // namespace dateline
