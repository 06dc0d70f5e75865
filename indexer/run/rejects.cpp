// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/rejects.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <glib.h>
#include <sys/stat.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "common/support/utf8.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr auto kCodes = std::to_array<ErrorCode>({ErrorCode::kMalformed,
                                                  ErrorCode::kUnsupported,
                                                  ErrorCode::kTooLarge,
                                                  ErrorCode::kNotFound,
                                                  ErrorCode::kEmpty,
                                                  ErrorCode::kUnreadable,
                                                  ErrorCode::kUnsafe,
                                                  ErrorCode::kEmbargoed,
                                                  ErrorCode::kWithheld,
                                                  ErrorCode::kNoFormat});

std::string to_base64(std::string_view bytes) {
  const std::unique_ptr<gchar, void (*)(gpointer)> text(
      g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size()), &g_free);
  return text.get();
}

std::string from_base64(const std::string& text) {
  gsize size = 0;
  const std::unique_ptr<guchar, void (*)(gpointer)> bytes(g_base64_decode(text.c_str(), &size),
                                                          &g_free);
  return {reinterpret_cast<const char*>(bytes.get()), size};
}

RawRecord record_of(const Reject& reject) {
  return {reject.record, std::make_shared<FileOrigin>(reject.file), reject.line, reject.number};
}

// The bytes of a path that is not UTF-8 cannot be JSON; such a file is told, but not retried.
std::string to_json_text(const std::string& text) {
  return repair_utf8(text);
}

// A later run may start in another folder.
std::string absolute(const std::string& path) {
  std::error_code error;
  const fs::path whole = path == "-" ? fs::path(path) : fs::absolute(path, error);
  return error ? path : whole.string();
}

[[noreturn]] void fail(const fs::path& path, std::string_view what) {
  throw Failure(ExitCode::kDiskTrouble,
                fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)),
                "the index is as it was");
}

FileOrigin file_around(const FileOrigin& place) {
  FileOrigin file = place;
  file.relative_path = place.container.empty() ? place.relative_path : place.container;
  file.container.clear();
  struct stat info {};
  if (::stat(file.path.c_str(), &info) == 0) {
    file.modified = info.st_mtim.tv_sec;
  }
  return file;
}

}  // namespace

std::string Reject::place() const {
  return record_of(*this).place();
}

std::string encode_reject(const Reject& reject) {
  const FileOrigin& file = reject.file;
  const bool is_member = !file.container.empty();
  Json object = {{"code", to_string(reject.error.code)},
                 {"message", to_json_text(reject.error.message)},
                 {"hint", to_json_text(reject.error.hint)},
                 {"place", reject.place()},
                 {"path", to_json_text(absolute(file.path))},
                 {"file", to_json_text(is_member ? file.container : file.relative_path)},
                 {"member",
                  is_member ? to_json_text(file.relative_path.substr(
                                  std::min(file.container.size() + 1, file.relative_path.size())))
                            : ""},
                 {"line", reject.line},
                 {"number", reject.number},
                 {"format", reject.format}};
  if (!reject.record.empty()) {
    if (find_broken_utf8(reject.record) == reject.record.size()) {
      object["record"] = reject.record;
    } else {
      object["record_base64"] = to_base64(reject.record);
    }
  }
  return object.dump();
}

Result<Reject> decode_reject(std::string_view line) {
  const Error no_reject{ErrorCode::kMalformed,
                        "it is not a line that --rejects wrote",
                        "--retry-rejects takes the file of an earlier --rejects"};
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) {
    return no_reject;
  }
  const auto text = [&object](const char* key) {
    const auto value = object.find(key);
    return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
  };
  const auto number = [&object](const char* key) {
    const auto value = object.find(key);
    return value != object.end() && value->is_number_unsigned() ? value->get<std::uint64_t>() : 0;
  };
  Reject reject;
  const auto* const code =
      std::ranges::find_if(kCodes, [&](ErrorCode each) { return text("code") == to_string(each); });
  if (code == kCodes.end() || text("path").empty() || text("file").empty()) {
    return no_reject;
  }
  reject.error = {*code, text("message"), text("hint")};
  reject.file.path = text("path");
  reject.file.relative_path = text("file");
  if (const std::string member = text("member"); !member.empty()) {
    reject.file.container = reject.file.relative_path;
    reject.file.relative_path += '/' + member;
  }
  reject.line = number("line");
  reject.number = number("number");
  reject.format = text("format");
  reject.record =
      object.contains("record_base64") ? from_base64(text("record_base64")) : text("record");
  return reject;
}

RejectsFile::RejectsFile(fs::path path)
    : path_(std::move(path)),
      beside_(path_.string() + ".new"),
      file_(std::fopen(beside_.c_str(), "w")) {
  std::error_code error;
  if (file_ == nullptr || fs::is_directory(path_, error)) {
    const std::string reason = file_ == nullptr ? std::strerror(errno) : "it is a folder";
    fs::remove(beside_, error);
    throw Failure(ExitCode::kUsage,
                  fmt::format("--rejects: cannot write {}: {}", path_.string(), reason),
                  "nothing was indexed: name a file in a folder that can be written");
  }
}

RejectsFile::~RejectsFile() {
  if (file_ != nullptr) {
    std::error_code error;
    fs::remove(beside_, error);
  }
}

void RejectsFile::add(const Reject& reject) {
  const std::string line = encode_reject(reject) + '\n';
  if (std::fwrite(line.data(), 1, line.size(), file_.get()) != line.size()) {
    fail(beside_, "write");
  }
}

void RejectsFile::commit() {
  if (std::fflush(file_.get()) != 0) {
    fail(beside_, "write");
  }
  sync_path(beside_);
  file_.reset();
  std::error_code error;
  fs::rename(beside_, path_, error);
  if (error) {
    errno = error.value();
    fail(path_, "write");
  }
}

Retry read_retry(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--retry-rejects: {} is not a file", path.string()),
                  "name the file that an earlier run wrote by --rejects");
  }
  const std::string bytes = read_file(path);
  Retry retry;
  std::string_view rest = bytes;
  for (std::uint64_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const Result<Reject> reject = decode_reject(rest.substr(0, end));
    if (!reject) {
      throw Failure(
          ExitCode::kUsage,
          fmt::format(
              "--retry-rejects: {}, line {}: {}", path.string(), number, reject.error().message),
          reject.error().hint);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (reject->file.path == "-") {
      if (!reject->record.empty()) {
        retry.records.push_back(record_of(*reject));
        retry.formats.push_back(reject->format);
      }
      continue;
    }
    Retry::File& file = retry.files[reject->file.path];
    file.origin = file_around(reject->file);
    file.places.insert(reject->place());
  }
  return retry;
}

bool is_wanted(const Retry::File& file, const RawRecord& record) {
  return file.places.contains(record.place()) ||
         file.places.contains(repair_utf8(record.file->relative_path)) ||
         file.places.contains(repair_utf8(file.origin.relative_path));
}

}  // namespace dateline
