// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_date.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/dating.hpp"
#include "indexer/readers/html/class_words.hpp"
#include "indexer/readers/path_date.hpp"
#include "indexer/readers/shown_date.hpp"
#include "indexer/readers/source_date.hpp"

namespace dateline {

namespace {

// The order is the order of preference; what names the day of a change comes last.
constexpr std::array<std::string_view, 26> kDateNames = {"article:published_time",
                                                         "article:published",
                                                         "og:published_time",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "date_published",
                                                         "article.published",
                                                         "published-date",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "publication_date",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dc.date",
                                                         "dcterms.date",
                                                         "dc.date.created",
                                                         "dcterms.created",
                                                         "citation_publication_date",
                                                         "citation_date",
                                                         "originalpublicationdate",
                                                         "date",
                                                         "created"};

constexpr std::array<std::string_view, 9> kDateWords = {"date",
                                                        "dateline",
                                                        "datetime",
                                                        "posted",
                                                        "pubdate",
                                                        "published",
                                                        "publication",
                                                        "time",
                                                        "timestamp"};

constexpr std::size_t kMaxDateBytes = 80;
// A page's own date is among the first; each is tried in many readings.
constexpr std::size_t kMaxShownDates = 32;

struct Stated {
  bool is_read = false;
  std::string complaint;  // of the first that could not be read
};

void consider(Article& article, Stated& stated, std::string_view value, DateOrigin origin) {
  value = trim(value);
  if (value.empty()) {
    return;
  }
  const Result<SourceDate> timestamp = read_source_date(value);
  if (timestamp || timestamp.error().code == ErrorCode::kUnsupported) {
    stated.is_read = true;
    offer_written_date(article, value, origin);
  } else if (stated.complaint.empty()) {
    stated.complaint = value;
  }
}

void offer_stated(Article& article, const MetaTags& meta, std::string_view linked) {
  Stated stated;
  consider(article, stated, linked, DateOrigin::kJsonLd);
  for (const std::string_view name : kDateNames) {
    consider(article, stated, meta.find(name), DateOrigin::kMeta);
  }
  consider(article, stated, meta.find_property("datePublished"), DateOrigin::kMeta);
  consider(article, stated, meta.find_property("dateCreated"), DateOrigin::kMeta);
  const Result<SourceDate> of_page = read_source_date(linked);
  if (!of_page && is_of_no_calendar(of_page.error())) {
    offer_written_date(article, trim(linked), DateOrigin::kJsonLd);  // says what is amiss
  } else if (!stated.is_read && !stated.complaint.empty()) {
    offer_written_date(article, stated.complaint, DateOrigin::kMeta);
  }
}

std::optional<Timestamp> date_in(std::string_view text) {
  if (text.empty() || text.size() > kMaxDateBytes) {
    return std::nullopt;
  }
  const Result<Timestamp> timestamp = parse_timestamp(text);
  return timestamp ? std::optional(*timestamp) : std::nullopt;
}

std::optional<Timestamp> date_of_time_element(const PageTree& page) {
  std::size_t tried = 0;
  for (std::uint32_t node = 0; node < page.size() && tried < kMaxShownDates; ++node) {
    if (page[node].tag != Tag::kTime || is_in_aside(page, node)) {
      continue;
    }
    ++tried;
    std::optional<Timestamp> date = date_in(trim(page.attribute(node, Attribute::kDatetime)));
    date = date ? date : date_within(page.text_below(node, kMaxDateBytes));
    if (date) {
      return date;
    }
  }
  return std::nullopt;
}

// Offers the date that an element of a date's class shows; one that is all of such an element and
// cannot be believed is a warning, or waits for --date-order.
void offer_date_of_class(Article& article, const PageTree& page) {
  std::string doubtful;
  std::size_t tried = 0;
  for (std::uint32_t node = 0; node < page.size() && tried < kMaxShownDates; ++node) {
    if (page[node].tag == Tag::kText || page[node].end - node > kMaxDateBytes) {
      continue;
    }
    const bool is_date = has_class_word(page.attribute(node, Attribute::kClass), kDateWords);
    if (!is_date || is_in_aside(page, node)) {
      continue;
    }
    ++tried;
    const std::string text(trim(page.text_below(node, kMaxDateBytes)));
    const Result<SourceDate> whole = read_source_date(text);
    const bool is_doubtful = !whole && (whole.error().code == ErrorCode::kUnsupported ||
                                        is_of_no_calendar(whole.error()));
    if (is_doubtful) {
      doubtful = doubtful.empty() ? text : doubtful;
    } else if (const std::optional<Timestamp> date = date_within(text)) {
      offer_date(article, *date, DateOrigin::kText);
      return;
    }
  }
  if (article.possible_dates.empty() && !doubtful.empty()) {
    offer_written_date(article, doubtful, DateOrigin::kText);
  }
}

}  // namespace

void offer_page_dates(Article& article,
                      const PageTree& page,
                      const MetaTags& meta,
                      std::string_view linked) {
  offer_stated(article, meta, linked);
  const auto offer = [&article](const std::optional<Timestamp>& date, DateOrigin origin) {
    if (date) {
      offer_date(article, *date, origin);
    }
  };
  offer(guess_date_of_url(article.url), DateOrigin::kUrl);
  offer(date_of_time_element(page), DateOrigin::kTime);
  offer(date_within(article.byline), DateOrigin::kDateline);
  offer_date_of_class(article, page);
}

}  // namespace dateline
