// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/input.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "common/support/utf8.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/registry.hpp"
#include "indexer/readers/wide_text_stream.hpp"
#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/container.hpp"
#include "indexer/sources/peekable_stream.hpp"

namespace dateline {

namespace {

// "wire.jsonl:17" -> 17; 0 where the place is a whole file.
std::uint64_t line_of(std::string_view place, const FileOrigin& file) {
  const std::string name = repair_utf8(file.relative_path);
  std::uint64_t line = 0;
  if (place.size() > name.size() && place.starts_with(name)) {
    const std::string_view digits = place.substr(name.size() + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), line);
  }
  return line;
}

}  // namespace

Input::Input(const IndexOptions& options) : options_(options) {
  if (!options.retry) {
    walk_.emplace(options.sources);
  }
}

std::uint64_t Input::total_bytes() const {
  return walk_ ? walk_->total_bytes().value_or(0) : 0;
}

void Input::read(RunLog& log, const std::function<bool(WorkItem)>& emit) {
  log_ = &log;
  emit_ = emit;
  if (options_.retry) {
    retry(*options_.retry);
    return;
  }
  walk_->visit({
      [this](const std::shared_ptr<const FileOrigin>& file, std::uint64_t /*bytes*/) {
        return is_own_file(*file) || read_file(file);
      },
      [](const std::string& /*place*/, SkipReason /*reason*/) {},
      [this](const FileOrigin& file, const Error& error) {
        log_->reject({.error = error, .file = file});
      },
  });
}

bool Input::is_own_file(const FileOrigin& file) const {
  const std::string name = std::filesystem::path(file.path).filename().string();
  return std::ranges::any_of(options_.own_files, [&](const std::filesystem::path& own) {
    std::error_code error;
    // The name first: it spares a look at every file.
    return name.starts_with(own.filename().string()) &&
           (std::filesystem::equivalent(file.path, own, error) ||
            std::filesystem::equivalent(file.path, own.string() + ".new", error));
  });
}

void Input::retry(const Retry& retry) {
  for (const auto& [path, file] : retry.files) {
    wanted_ = &file;
    if (!read_file(std::make_shared<FileOrigin>(file.origin))) {
      return;
    }
  }
  wanted_ = nullptr;
  for (std::size_t i = 0; i < retry.records.size(); ++i) {
    const RawRecord& record = retry.records[i];
    const Reader* const reader =
        options_.reader != nullptr ? options_.reader : &reader_of_format(retry.formats[i]);
    bytes_ += record.bytes.size();
    if (!emit_({record, reader})) {
      return;
    }
  }
}

// False when the run has failed meanwhile.
bool Input::read_file(const std::shared_ptr<const FileOrigin>& file) {
  const std::uint64_t bytes_before = bytes_;
  try {
    InputStream stream(*file);
    const auto count_bytes = [&] { bytes_ = bytes_before + stream.bytes_read(); };
    const bool goes_on = visit_files(
        stream,
        file,
        {[&](const std::shared_ptr<const FileOrigin>& member,
             std::string_view name,
             ByteStream& bytes) { return split_file(member, name, bytes, count_bytes); },
         [this](const std::shared_ptr<const FileOrigin>& member, const Error& error) {
           log_->reject({.error = error, .file = *member});
         }});
    count_bytes();
    return goes_on;
  } catch (const UnreadableInput& error) {
    log_->reject({.error = {error.code(), error.what(), ""}, .file = *file});
  }
  return true;
}

// One file, or what was packed as one.
bool Input::split_file(const std::shared_ptr<const FileOrigin>& file,
                       std::string_view name,
                       ByteStream& bytes,
                       const std::function<void()>& count_bytes) {
  PeekableStream raw(bytes);
  std::optional<WideTextStream> wide;
  if (const std::optional<std::string> charset = find_wide_charset(raw.peek(kSampleBytes))) {
    wide.emplace(raw, *charset);
  }
  PeekableStream stream(wide ? static_cast<ByteStream&>(*wide) : raw);
  const Reader* const reader = options_.reader != nullptr
                                   ? options_.reader
                                   : choose_reader({name, stream.peek(kSampleBytes)});
  if (reader == nullptr) {
    log_->skip(*file, file_extension(name));
    return true;
  }
  bool goes_on = true;
  SplitContext context;
  context.file = file;
  context.max_record_bytes = options_.max_article_bytes;
  context.emit = [&](RawRecord record) {
    count_bytes();
    goes_on = wanted_ != nullptr && !is_wanted(*wanted_, record)
                  ? true
                  : emit_({std::move(record), reader});
    return goes_on;
  };
  context.reject = [&](const std::string& place, const Error& error) {
    reject(file, place, error, reader->name());
  };
  reader->split(stream, context);
  return goes_on;
}

void Input::reject(const std::shared_ptr<const FileOrigin>& file,
                   std::string_view place,
                   const Error& error,
                   std::string_view format) {
  log_->reject({.error = error,
                .file = *file,
                .line = line_of(place, *file),
                .format = std::string(format)});
}

}  // namespace dateline
