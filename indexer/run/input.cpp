// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/input.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <sys/stat.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/stop_signal.hpp"
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
  if (options.retry) {
    return;
  }
  walk_.emplace(options.sources);
  if (options.is_mirror) {
    if (const std::vector<std::string> empty = walk_->empty_roots(); !empty.empty()) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("there is no file in {}", empty.front()),
                    "nothing was changed: --mirror would take all its articles out; is its disk "
                    "mounted?");
    }
  }
}

std::uint64_t Input::total_bytes() const {
  return walk_ ? walk_->total_bytes().value_or(0) : 0;
}

void Input::read(ArchiveWalk& walk,
                 RunLog& log,
                 FileOutcomes& outcomes,
                 const std::function<bool(WorkItem)>& emit) {
  log_ = &log;
  outcomes_ = &outcomes;
  emit_ = emit;
  if (options_.retry) {
    retry(*options_.retry);
    return;
  }
  walk_roots(walk);
  if (options_.is_mirror && !walk.gone().empty() && !stop_is_wanted()) {
    read_those_that_lost_ids(walk);
  }
}

void Input::read(RunLog& log, FileOutcomes& outcomes, const std::function<bool(WorkItem)>& emit) {
  ArchiveWalk walk(nullptr, {}, 0, LeftOut::kIsKnown);
  read(walk, log, outcomes, emit);
}

void Input::walk_roots(ArchiveWalk& walk) {
  walk_->visit({
      .begin_root =
          [&](const WalkedRoot& root) {
            roots_[root.key] = root.path;
            root_ = root;
            walk.begin_root(root);
          },
      .end_root =
          [&](const WalkedRoot& root) {
            walk.end_root();
            if (root.is_whole) {
              walked_.insert(root.key);
            }
          },
      .file = [&](const std::shared_ptr<const FileOrigin>& file,
                  std::uint64_t /*bytes*/) { return is_own(*file) || visit(walk, file); },
      .skip = [](const std::string& /*place*/, SkipReason /*reason*/) {},
      .reject = [&](const FileOrigin& file, const Error& error) { refuse(walk, file, error); },
  });
}

// What cannot be looked at: a link that leads nowhere, a file in a folder that is closed to this
// user.
void Input::refuse(ArchiveWalk& walk, const FileOrigin& file, const Error& error) {
  if (!file.root.empty()) {
    outcomes_->begin(file, walk.look_up(file));
  }
  give_up(file, error);
}

bool Input::visit(ArchiveWalk& walk, const std::shared_ptr<const FileOrigin>& file) {
  if (stop_is_wanted()) {
    return false;
  }
  if (is_named_twice(*file)) {
    return true;
  }
  const std::optional<FileRecord> before = walk.look_up(*file);
  if (before && walk.can_be_passed_over(*file, *before)) {
    log_->pass_over(*before, *file);
    skipped_bytes_ += file->bytes;
    return true;
  }
  log_->count_scanned();
  if (!file->root.empty()) {
    outcomes_->begin(*file, before);
  }
  if (before && before->collided > 0) {
    read_.insert(before->key);
  }
  // As a copy that failed leaves a file: nothing in it says that its articles are to go.
  if (file->bytes == 0 && outcomes_->had_articles(*file)) {
    give_up(*file, {ErrorCode::kEmpty, "it is empty", ""});
    return true;
  }
  return read_file(file);
}

void Input::read_those_that_lost_ids(const ArchiveWalk& walk) {
  for (const FileRecord& record : walk.files_that_lost_ids()) {
    if (read_.contains(record.key)) {
      continue;
    }
    const std::filesystem::path path =
        std::filesystem::path(roots_[record.key.root]) / record.key.path;
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || S_ISDIR(info.st_mode)) {
      continue;  // gone as well, or told already
    }
    const auto file = std::make_shared<FileOrigin>(FileOrigin{.path = path.string(),
                                                              .relative_path = record.key.path,
                                                              .modified = info.st_mtim.tv_sec,
                                                              .root = record.key.root,
                                                              .bytes = record.size,
                                                              .modified_ns = record.modified_ns});
    outcomes_->begin(*file, record);
    if (!read_file(file)) {
      return;
    }
  }
}

// By itself and with its folder: a/f.txt a.
bool Input::is_named_twice(const FileOrigin& file) {
  if (file.root.empty()) {
    return false;
  }
  const std::string path = file.path_in_root();
  if (root_.is_whole) {
    return alone_.contains({.root = file.root, .path = path});
  }
  // A hidden file is not among those of its folder.
  const bool is_hidden = ('/' + path).find("/.") != std::string::npos;
  return (walked_.contains(file.root) && !is_hidden) ||
         !alone_.insert({.root = file.root, .path = path}).second;
}

bool Input::is_own(const FileOrigin& file) const {
  return is_in_index(file) || is_own_file(file);
}

// The index may stand in the archive that it is made of.
bool Input::is_in_index(const FileOrigin& file) const {
  const std::string folder = (options_.index / "").parent_path().filename().string();
  for (std::filesystem::path at = std::filesystem::path(file.path).parent_path();
       at.has_relative_path();
       at = at.parent_path()) {
    std::error_code error;
    if (at.filename() == folder && std::filesystem::equivalent(at, options_.index, error)) {
      return true;
    }
  }
  return false;
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
    if (stop_is_wanted() || !emit_({record, reader})) {
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
    if (goes_on && !stop_is_wanted()) {
      outcomes_->end(*file);
    }
    return goes_on;
  } catch (const UnreadableInput& error) {
    give_up(*file, {error.code(), error.what(), ""});
  }
  return true;
}

// What was read of it by then stands.
void Input::give_up(const FileOrigin& file, const Error& error) {
  if (outcomes_->had_articles(file)) {
    log_->keep_stale(file, error);
  } else {
    log_->reject({.error = error, .file = file});
    outcomes_->end(file);
  }
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
    if (stop_is_wanted()) {
      goes_on = false;  // the record may be one that was cut in two
    } else if (wanted_ == nullptr || is_wanted(*wanted_, record)) {
      outcomes_->hand_out(*record.file);
      goes_on = emit_({std::move(record), reader});
    }
    return goes_on;
  };
  context.reject = [&](const std::string& place, const Error& error) {
    if (!stop_is_wanted()) {
      reject(file, place, error, reader->name());
    }
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
