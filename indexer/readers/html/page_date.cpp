// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/html/class_words.hpp"
#include "indexer/readers/path_date.hpp"

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
  std::optional<Timestamp> timestamp;
  std::string complaint;  // of the first that could not be read
};

void consider(Stated& stated, std::string_view value) {
  if (stated.timestamp || trim(value).empty()) {
    return;
  }
  const Result<Timestamp> timestamp = parse_timestamp(trim(value));
  if (timestamp) {
    stated.timestamp = *timestamp;
  } else if (stated.complaint.empty()) {
    stated.complaint = timestamp.error().message;
  }
}

Stated read_stated(const MetaTags& meta, std::string_view linked) {
  Stated stated;
  consider(stated, linked);
  for (const std::string_view name : kDateNames) {
    consider(stated, meta.find(name));
  }
  consider(stated, meta.find_property("datePublished"));
  consider(stated, meta.find_property("dateCreated"));
  return stated;
}

std::optional<Timestamp> date_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = scheme == std::string_view::npos ? scheme : url.find('/', scheme + 3);
  return path == std::string_view::npos
             ? std::nullopt
             : guess_date(url.substr(path + 1, url.find_first_of("?#", path) - path - 1));
}

std::optional<Timestamp> date_in(std::string_view text) {
  if (text.empty() || text.size() > kMaxDateBytes) {
    return std::nullopt;
  }
  const Result<Timestamp> timestamp = parse_timestamp(text);
  return timestamp ? std::optional(*timestamp) : std::nullopt;
}

// "Published: March 11, 2015 3:46 PM": each word may be the first of the date, each the last.
std::optional<Timestamp> date_within(std::string_view line) {
  if (line.size() > kMaxDateBytes) {
    return std::nullopt;
  }
  for (std::size_t begin = 0; begin < line.size();) {
    for (std::size_t end = line.size(); end > begin;) {
      std::string_view part = trim(line.substr(begin, end - begin));
      while (!part.empty() && (part.back() == ',' || part.back() == '|')) {
        part.remove_suffix(1);
      }
      const std::optional<Timestamp> date = date_in(part);
      // A number alone is a year or a count of readers, not a day.
      if (date && date->precision != Precision::kYear && part.size() >= 8) {
        return date;
      }
      const std::size_t blank = line.rfind(' ', end - 1);
      end = blank == std::string_view::npos || blank < begin ? begin : blank;
    }
    const std::size_t blank = line.find(' ', begin);
    begin = blank == std::string_view::npos ? line.size() : blank + 1;
  }
  return std::nullopt;
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

std::optional<Timestamp> date_of_class(const PageTree& page) {
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
    if (const std::optional<Timestamp> date = date_within(page.text_below(node, kMaxDateBytes))) {
      return date;
    }
  }
  return std::nullopt;
}

// Whether shown says the day of the month that an address gives.
bool refines(const Timestamp& in_url, const Timestamp& shown) {
  const std::chrono::year_month_day month(civil_day(in_url));
  const std::chrono::year_month_day day(civil_day(shown));
  return in_url.precision == Precision::kMonth && shown.precision > Precision::kMonth &&
         month.year() == day.year() && month.month() == day.month();
}

}  // namespace

void set_page_date(Article& article,
                   const PageTree& page,
                   const MetaTags& meta,
                   std::string_view linked) {
  const Stated stated = read_stated(meta, linked);
  if (stated.timestamp) {
    article.published = {*stated.timestamp, Origin::kField};
    return;
  }
  if (!stated.complaint.empty()) {
    article.warnings.push_back(fmt::format("date: {}", stated.complaint));
  }
  std::optional<Timestamp> shown = date_of_time_element(page);
  shown = shown ? shown : date_of_class(page);
  const std::optional<Timestamp> in_url = date_of_url(article.url);
  if (in_url && !(shown && refines(*in_url, *shown))) {
    article.published = {*in_url, Origin::kPath};
  } else if (shown) {
    article.published = {*shown, Origin::kDerived};
  }
}

}  // namespace dateline
