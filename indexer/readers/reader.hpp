// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reader: one class per input format. The indexer's core knows this interface only: a new format is
// a new class and a line in readers/registry.cpp.
//
//   split  runs on the one thread that reads input: it cuts a stream into records, holding one at a
//          time, and stays ignorant of what they mean.
//   read   runs on any worker, several at once: it makes an Article of one record.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/support/result.hpp"
#include "indexer/readers/article_fields.hpp"
#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/raw_record.hpp"

namespace dateline {

// How much of a file a reader is shown to recognise it by.
inline constexpr std::size_t kSampleBytes = 4096;

// What a format is recognised by: content first, name second.
struct Sample {
  std::string_view name;   // file name without folders; "-" for standard input
  std::string_view bytes;  // the first kSampleBytes of the file, all of a smaller one
};

enum class Recognition { kNo, kByName, kByContent };

// Limits and sinks that split works with.
struct SplitContext {
  std::shared_ptr<const FileOrigin> file;
  std::size_t max_record_bytes = 0;
  // Takes one record; false means stop splitting.
  std::function<bool(RawRecord)> emit;
  // Takes what had to be left out (a record over the limit, an empty file), with its place.
  std::function<void(const std::string& place, const Error&)> reject;
};

struct ReadOptions {
  std::vector<FieldMapping> mappings;  // --map
};

class Reader {
 public:
  virtual ~Reader() = default;
  // As --input-format takes it: "text", "jsonl", "html".
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual Recognition recognise(const Sample& sample) const = 0;
  // Throws UnreadableInput; the records emitted by then stand.
  virtual void split(ByteStream& stream, const SplitContext& context) const = 0;
  // Fills what the record itself says; id, source and date may stay empty: complete_article
  // (readers/completion.hpp) supplies them. Thread-safe.
  [[nodiscard]] virtual Result<Article> read(const RawRecord& record,
                                             const ReadOptions& options) const = 0;
};

}  // namespace dateline
