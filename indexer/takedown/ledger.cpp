// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/takedown/ledger.hpp"

#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "common/index/checked_json.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::vector<std::string> texts_in(const Json& object, const char* key) {
  std::vector<std::string> texts;
  const auto found = object.find(key);
  if (found != object.end() && found->is_array()) {
    for (const Json& each : *found) {
      texts.push_back(each.is_string() ? each.get<std::string>() : std::string());
    }
  }
  return texts;
}

std::uint64_t number_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

LedgerEntry to_entry(const Json& object) {
  return {.when = text_in(object, "when"),
          .action = text_in(object, "action"),
          .ids = texts_in(object, "ids"),
          .reason = text_in(object, "reason"),
          .revision_before = number_in(object, "revision_before"),
          .revision_after = number_in(object, "revision_after"),
          .segments_dropped = texts_in(object, "segments_dropped"),
          .commits_dropped = texts_in(object, "commits_dropped")};
}

Json to_json(const LedgerEntry& entry) {
  Json object = Json::object();
  object["when"] = entry.when;
  object["action"] = entry.action;
  object["ids"] = entry.ids;
  object["reason"] = entry.reason;
  object["revision_before"] = entry.revision_before;
  object["revision_after"] = entry.revision_after;
  object["segments_dropped"] = entry.segments_dropped;
  object["commits_dropped"] = entry.commits_dropped;
  return object;
}

struct Chain {
  std::vector<LedgerEntry> entries;
  std::string last_checksum;
  std::size_t bytes = 0;      // of whole lines
  bool has_torn_end = false;  // a last line without an end
};

Chain read_chain(const fs::path& file) {
  Chain chain;
  std::error_code error;
  if (!fs::exists(file, error)) {
    return chain;
  }
  const std::string bytes = read_file(file);
  while (chain.bytes < bytes.size()) {
    const std::size_t end = bytes.find('\n', chain.bytes);
    if (end == std::string::npos) {
      chain.has_torn_end = true;
      break;
    }
    const std::optional<Json> object =
        unseal(std::string_view(bytes).substr(chain.bytes, end - chain.bytes), chain.last_checksum);
    if (!object) {
      throw Failure(ExitCode::kBadIndex,
                    fmt::format("{}:{}: the line, or the one before it, was altered or taken out",
                                file.string(),
                                chain.entries.size() + 1),
                    "restore the file from a backup");
    }
    chain.entries.push_back(to_entry(*object));
    chain.last_checksum = text_in(*object, "checksum");
    chain.bytes = end + 1;
  }
  return chain;
}

[[noreturn]] void throw_errno(const fs::path& file, int code) {
  throw Failure(
      ExitCode::kDiskTrouble,
      fmt::format("cannot write {}: {}", file.string(), std::generic_category().message(code)),
      "");
}

}  // namespace

std::vector<LedgerEntry> read_ledger(const fs::path& index) {
  const fs::path file = index / kLedgerName;
  Chain chain = read_chain(file);
  if (chain.has_torn_end) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{}:{}: the last line has no end: the run that wrote it died",
                              file.string(),
                              chain.entries.size() + 1),
                  "purge once more what it was to purge");
  }
  return std::move(chain.entries);
}

void append_to_ledger(const fs::path& index, const LedgerEntry& entry) {
  const fs::path file = index / kLedgerName;
  const Chain chain = read_chain(file);
  const std::string line = seal(to_json(entry), chain.last_checksum) + '\n';
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    throw_errno(file, errno);
  }
  const bool is_written =
      (!chain.has_torn_end || ::ftruncate(descriptor, static_cast<off_t>(chain.bytes)) == 0) &&
      ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
      ::fsync(descriptor) == 0;
  const int code = errno;
  ::close(descriptor);
  if (!is_written) {
    throw_errno(file, code);
  }
  if (chain.entries.empty()) {
    sync_path(index);  // or a power cut takes the new file's name
  }
}

}  // namespace dateline
