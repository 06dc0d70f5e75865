// SPDX-License-Identifier: GPL-2.0-or-later
//
// Article: what a reader yields and what the index stores. All text is valid UTF-8 without NUL.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/calendar/day_interval.hpp"
#include "common/calendar/timestamp.hpp"

namespace dateline {

// Where a text or a value of an article came from. A value with a better origin is never replaced
// by one with a worse; the order below is that order.
enum class Origin {
  kField,      // the record itself says so (JSON key, header line)
  kSupplied,   // the user says so: --metadata, --path-fields, --set
  kAuthorBox,  // a byline, from the lines about the author below the article
  kDerived,    // made from the text, as a title from the first sentence
};

// Where a publication date came from; the order below is the order of trust.
enum class DateOrigin {
  kField,      // the record says so (JSON key, header line, header of a letter)
  kJsonLd,     // datePublished of a page's linked data
  kMeta,       // a <meta> element or an itemprop of a page
  kSupplied,   // the user says so: --metadata, --path-fields, --set
  kUrl,        // the article's address
  kPath,       // the file's name or folder
  kTime,       // a <time> element of a page
  kDateline,   // "BRUSSELS, Feb 25 (Larkspur Wire) -", or the line of the authors
  kText,       // a line that is only a date; on a page what a class calls one, or the first
  kRetrieved,  // the day a crawler fetched the page
};

inline constexpr std::array kDateOrigins = {DateOrigin::kField,
                                            DateOrigin::kJsonLd,
                                            DateOrigin::kMeta,
                                            DateOrigin::kSupplied,
                                            DateOrigin::kUrl,
                                            DateOrigin::kPath,
                                            DateOrigin::kTime,
                                            DateOrigin::kDateline,
                                            DateOrigin::kText,
                                            DateOrigin::kRetrieved};

// What the publisher says of the article's fate, as IPTC's pubstatus has it.
enum class PublicationStatus {
  kUsable,
  kWithheld,  // not to be published until further notice
  kCanceled,  // never to be published: a record of that status takes the article out of the index
};

enum class EntityKind { kPerson, kOrganisation, kPlace };

// A person, organisation or place that the publisher says the article is about.
struct PublisherEntity {
  EntityKind kind = EntityKind::kPerson;
  std::string name;
  std::string code;  // in the publisher's own vocabulary: "Q192711"; may be empty

  friend bool operator==(const PublisherEntity&, const PublisherEntity&) = default;
};

// Where a named entity of an article is known from.
enum class EntityOrigin {
  kPublisher,  // the record names it; it may be mentioned in the text as well
  kText,       // found in the text
};

// A stretch of the title or the body that names an entity.
struct Mention {
  bool is_in_title = false;
  bool is_related = false;  // names a place by its people or what is of it: "Canadian"
  std::uint32_t begin = 0;  // bytes of the title or the body, [begin, end)
  std::uint32_t end = 0;

  friend bool operator==(const Mention&, const Mention&) = default;
};

// A person, organisation or place of the article, by the key that all its names share
// (common/entities/entity_key.hpp).
struct NamedEntity {
  EntityKind kind = EntityKind::kPerson;
  EntityOrigin origin = EntityOrigin::kText;
  std::string key;                // "jens stoltenberg"; never empty
  std::vector<Mention> mentions;  // in reading order; empty only if the publisher names it

  // Whether the article speaks of a place by its people only.
  [[nodiscard]] bool is_related_only() const;

  friend bool operator==(const NamedEntity&, const NamedEntity&) = default;
};

// A stretch of the title or the body that speaks of a date.
struct DateMention {
  bool is_in_title = false;
  std::uint32_t begin = 0;  // bytes of the title or the body, [begin, end)
  std::uint32_t end = 0;
  // nullopt where it cannot be told, as "on Friday" in an article without a date.
  std::optional<DayInterval> interval;

  friend bool operator==(const DateMention&, const DateMention&) = default;
};

// A subject out of a vocabulary, as IPTC's Media Topics: {"medtop:16000000", "war"}. One of the two
// may be empty.
struct Subject {
  std::string code;
  std::string name;

  friend bool operator==(const Subject&, const Subject&) = default;
};

// A stretch of the body that is no text of the article: shown dimmed, not searched.
struct Boilerplate {
  std::size_t begin = 0;  // bytes of the body, [begin, end)
  std::size_t end = 0;
  std::string rule;  // "comment-form"; names are listed in indexer/enrich/boilerplate.hpp

  friend bool operator==(const Boilerplate&, const Boilerplate&) = default;
};

struct PublicationDate {
  Timestamp timestamp;
  DateOrigin origin = DateOrigin::kField;

  friend bool operator==(const PublicationDate&, const PublicationDate&) = default;
};

// A date of a source that is not read yet: which of its numbers is the month is for the user to
// say.
struct UnreadDate {
  std::string text;  // "3/4/2022"
  DateOrigin origin = DateOrigin::kField;
};

struct Article {
  std::string id;  // unique in the index, at most kMaxIdBytes (common/index/terms.hpp)
  std::string title;
  Origin title_origin = Origin::kField;
  std::string body;  // paragraphs as the source has them; the title is not repeated
  std::string byline;
  Origin byline_origin = Origin::kField;
  std::string source;   // newspaper, agency, site
  std::string section;  // "World"
  std::string url;
  std::string language;  // ISO 639 code as the source wrote it: "en", "en-GB"
  std::optional<PublicationDate> published;
  std::uint64_t version = 0;  // of two records with one id the higher version wins
  PublicationStatus status = PublicationStatus::kUsable;
  std::optional<Timestamp> embargo;    // not to be shown before this instant
  std::optional<Timestamp> retrieved;  // when a crawler fetched it
  std::string dateline;                // "BRUSSELS, Feb 25", where the source has it apart
  std::string dateline_place;          // "BRUSSELS", of the dateline wherever it stands
  std::string agency;                  // "Larkspur Wire", likewise
  std::string copyright;
  std::vector<std::string> keywords;
  std::vector<Subject> subjects;
  std::vector<PublisherEntity> entities;
  std::vector<Boilerplate> boilerplate;  // in the order of the body, not touching each other
  std::vector<NamedEntity> names;        // no two with one kind and key
  std::vector<DateMention> dates;        // in reading order, none touching another
  std::string place;  // where it was read: "2022/02/a.txt", "wire.jsonl:17"; for reports
  // All that it may have been published at, in the order of trust; published is chosen out of them.
  // Neither these nor the next two are stored.
  std::vector<PublicationDate> possible_dates;
  std::vector<UnreadDate> unread_dates;
  std::size_t refused_dates = 0;  // that sources give and nobody can believe; a warning each
  // What was amiss and cost no more than a value: "date: "soon" is not a date". Not stored.
  std::vector<std::string> warnings;
};

// "person", "org", "place": as fields of the query language are called.
[[nodiscard]] const char* name_of(EntityKind kind);

// "field", "supplied", "author-box", "derived": as stored in the index and shown in JSON.
[[nodiscard]] const char* to_string(Origin origin);

// "field", "json-ld", "meta", ...: as stored in the index, shown in JSON and taken by --date-from.
[[nodiscard]] const char* to_string(DateOrigin origin);
[[nodiscard]] std::optional<DateOrigin> find_date_origin(std::string_view name);

// "publisher", "text": as stored in the index and shown in JSON.
[[nodiscard]] const char* to_string(EntityOrigin origin);

// The bytes of article that a mention of it stands on.
[[nodiscard]] std::string_view surface_of(const Article& article, const Mention& mention);

}  // namespace dateline
