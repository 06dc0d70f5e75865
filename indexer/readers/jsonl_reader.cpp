// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/jsonl_reader.hpp"

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/json_record.hpp"
#include "indexer/readers/line_splitter.hpp"

namespace dateline {

namespace {

bool is_object_ahead(std::string_view sample) {
  return trim(without_byte_order_mark(sample)).starts_with('{');
}

// The first line that is not blank begins as an object does and, if its end is in sight, ends as
// one.
bool begins_with_object_on_a_line(std::string_view sample) {
  if (!is_object_ahead(sample)) {
    return false;
  }
  const std::string_view text = sample.substr(sample.find('{'));
  const std::size_t line_end = text.find('\n');
  const std::string_view inside = trim(text.substr(1));
  const bool looks_like_object = inside.empty() || inside.front() == '"' || inside.front() == '}';
  return looks_like_object &&
         (line_end == std::string_view::npos || trim(text.substr(0, line_end)).ends_with('}'));
}

// An object that goes on in the next line is no line of its own.
bool is_spread_over_lines(std::string_view sample) {
  const std::string_view text = trim(without_byte_order_mark(sample));
  const std::size_t line_end = text.find('\n');
  if (line_end == std::string_view::npos) {
    return false;
  }
  const std::string_view line = trim(text.substr(0, line_end));
  return line.ends_with('{') || line.ends_with('[') || line.ends_with(',');
}

}  // namespace

Recognition JsonlReader::recognise(const Sample& sample) const {
  const bool is_pipe = sample.name == "-";
  if (begins_with_object_on_a_line(sample.bytes) ||
      (is_pipe && is_object_ahead(sample.bytes) && !is_spread_over_lines(sample.bytes))) {
    return Recognition::kByContent;
  }
  const std::string extension = file_extension(sample.name);
  return extension == ".jsonl" || extension == ".ndjson" || extension == ".jl"
             ? Recognition::kByName
             : Recognition::kNo;
}

void JsonlReader::split(ByteStream& stream, const SplitContext& context) const {
  RawRecord record;
  record.file = context.file;
  const auto place = [&record](std::uint64_t line) {
    record.line = line;
    return record.place();
  };
  const auto emit = [&](std::string line, std::uint64_t number) {
    if (trim(line).empty()) {
      return true;
    }
    record.line = number;
    ++record.number;
    return context.emit({std::move(line), record.file, record.line, record.number});
  };
  const auto reject_long = [&](std::uint64_t number) {
    ++record.number;
    context.reject(place(number),
                   {ErrorCode::kTooLarge,
                    fmt::format("the line is longer than {} bytes", context.max_record_bytes),
                    ""});
  };
  split_lines(stream, context.max_record_bytes, {emit, reject_long});
  if (record.number == 0) {
    context.reject(place(0), {ErrorCode::kEmpty, "there is no record in it", ""});
  }
}

Result<Article> JsonlReader::read(const RawRecord& record, const ReadOptions& options) const {
  return read_json_article(record.bytes, options.mappings);
}

}  // namespace dateline
