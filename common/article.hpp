// SPDX-License-Identifier: GPL-2.0-or-later
//
// Article: what a reader yields and what the index stores. All text is valid UTF-8 without NUL.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/timestamp.hpp"

namespace dateline {

// Where a value of an article came from. A value with a better origin is never replaced by one with
// a worse; the order below is that order.
enum class Origin {
  kField,     // the record itself says so (JSON key, header line)
  kSupplied,  // the user says so: --metadata, --path-fields, --set
  kPath,      // guessed from the file's name or folder
  kDerived,   // made from the text, as a title from the first sentence
};

struct PublicationDate {
  Timestamp timestamp;
  Origin origin = Origin::kField;

  friend bool operator==(const PublicationDate&, const PublicationDate&) = default;
};

struct Article {
  std::string id;  // unique in the index, at most kMaxIdBytes (common/index/terms.hpp)
  std::string title;
  Origin title_origin = Origin::kField;
  std::string body;  // paragraphs as the source has them; the title is not repeated
  std::string byline;
  std::string source;   // newspaper, agency, site
  std::string section;  // "World"
  std::string url;
  std::string language;  // ISO 639 code as the source wrote it: "en", "en-GB"
  std::optional<PublicationDate> published;
  std::uint64_t version = 0;  // of two records with one id the higher version wins
  std::string place;          // where it was read: "2022/02/a.txt", "wire.jsonl:17"; for reports
  // What was amiss and cost no more than a value: "date: "soon" is not a date". Not stored.
  std::vector<std::string> warnings;
};

// "field", "supplied", "path", "derived": as stored in the index and shown in JSON.
[[nodiscard]] const char* to_string(Origin origin);

}  // namespace dateline
