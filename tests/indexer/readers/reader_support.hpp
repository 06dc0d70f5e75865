// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the tests of readers share: streams over strings, and articles as one string to compare.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/readers/reader.hpp"

namespace dateline::test {

// Gives at most chunk bytes for each read, as a pipe does.
class StringStream final : public ByteStream {
 public:
  explicit StringStream(std::string_view bytes, std::size_t chunk = std::string_view::npos)
      : rest_(bytes), chunk_(chunk) {}

  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, chunk_, rest_.size()});
    std::copy_n(rest_.begin(), count, buffer);
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t chunk_;
};

inline std::shared_ptr<const FileOrigin> file_at(const std::string& relative_path) {
  return std::make_shared<FileOrigin>(
      FileOrigin{.path = relative_path == "-" ? "-" : "/archive/" + relative_path,
                 .relative_path = relative_path,
                 .modified = 1645814400});
}

inline RawRecord whole_file(std::string bytes, const std::string& relative_path = "a.txt") {
  return {std::move(bytes), file_at(relative_path), 0, 1};
}

inline RawRecord json_line(std::string bytes, std::uint64_t line = 17) {
  return {std::move(bytes), file_at("wire.jsonl"), line, line};
}

struct SplitOutcome {
  std::vector<RawRecord> records;
  std::vector<std::string> rejects;  // "wire.jsonl:17: message"
};

inline SplitOutcome split_with(const Reader& reader,
                               std::string_view bytes,
                               const std::string& relative_path,
                               std::size_t max_record_bytes = 1000,
                               std::size_t chunk = std::string_view::npos) {
  SplitOutcome outcome;
  StringStream stream(bytes, chunk);
  SplitContext context;
  context.file = file_at(relative_path);
  context.max_record_bytes = max_record_bytes;
  context.emit = [&outcome](RawRecord record) {
    outcome.records.push_back(std::move(record));
    return true;
  };
  context.reject = [&outcome](const std::string& place, const Error& error) {
    outcome.rejects.push_back(place + ": " + error.message);
  };
  reader.split(stream, context);
  return outcome;
}

// "name=value" joined by " | ", of those that have a value.
class Description {
 public:
  void add(std::string_view name, const std::string& value) {
    if (!value.empty()) {
      text_ += fmt::format("{}{}={}", text_.empty() ? "" : " | ", name, value);
    }
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

inline void add_fields(const Article& article, Description& description) {
  description.add("id", article.id);
  description.add("title", article.title);
  description.add("body", article.body);
  description.add("byline", article.byline);
  description.add("source", article.source);
  description.add("section", article.section);
  description.add("url", article.url);
  description.add("language", article.language);
  description.add("date", article.published ? to_iso8601(article.published->timestamp) : "");
  description.add("version", article.version == 0 ? "" : std::to_string(article.version));
}

inline void add_publisher_words(const Article& article, Description& description) {
  description.add("dateline", article.dateline);
  description.add("copyright", article.copyright);
  description.add("keywords", fmt::format("{}", fmt::join(article.keywords, ";")));
  for (const Subject& subject : article.subjects) {
    description.add("subject", fmt::format("{}={}", subject.code, subject.name));
  }
  for (const PublisherEntity& entity : article.entities) {
    description.add(
        name_of(entity.kind),
        entity.code.empty() ? entity.name : fmt::format("{}={}", entity.code, entity.name));
  }
  description.add("embargo", article.embargo ? to_iso8601(*article.embargo) : "");
  description.add("retrieved", article.retrieved ? to_iso8601(*article.retrieved) : "");
  const bool is_canceled = article.status == PublicationStatus::kCanceled;
  const bool is_withheld = article.status == PublicationStatus::kWithheld;
  description.add("status", is_canceled ? "canceled" : is_withheld ? "withheld" : "");
}

// The fields of an article, then what the publisher says besides, warnings last.
inline std::string describe(const Article& article) {
  Description description;
  add_fields(article, description);
  add_publisher_words(article, description);
  for (const std::string& warning : article.warnings) {
    description.add("warning", warning);
  }
  return description.text();
}

inline std::string describe(const Result<Article>& article) {
  return article ? describe(*article) : "error: " + article.error().message;
}

// All that a file gives: "line: fields" for each article, then the rejects, joined by " || ".
inline std::string read_all(const Reader& reader,
                            std::string_view bytes,
                            const std::string& name,
                            std::size_t chunk = std::string_view::npos,
                            std::size_t max_record_bytes = 100000) {
  const SplitOutcome outcome = split_with(reader, bytes, name, max_record_bytes, chunk);
  std::vector<std::string> parts;
  for (const RawRecord& record : outcome.records) {
    parts.push_back(fmt::format("{}: {}", record.line, describe(reader.read(record, {}))));
  }
  parts.insert(parts.end(), outcome.rejects.begin(), outcome.rejects.end());
  return fmt::format("{}", fmt::join(parts, " || "));
}

// Calls check with many short texts made of bytes and of the pieces that readers look for.
template <typename Check>
void for_random_bytes(const std::vector<std::string>& pieces, int count, const Check& check) {
  std::uint64_t state = 0x9E3779B97F4A7C15U;
  const auto next = [&state](std::uint64_t bound) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % bound;
  };
  for (int round = 0; round < count; ++round) {
    std::string bytes;
    for (std::uint64_t left = next(24); left > 0; --left) {
      if (next(3) == 0) {
        bytes += static_cast<char>(next(256));
      } else {
        bytes += pieces[next(pieces.size())];
      }
    }
    check(bytes);
  }
}

}  // namespace dateline::test
