// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/run_record.hpp"

#include <system_error>

#include "common/index/checked_json.hpp"
#include "common/support/files.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

std::uint64_t count_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

}  // namespace

std::string to_json(const RunRecord& record) {
  Json object = {{"started", record.started},
                 {"finished", record.finished},
                 {"seconds", record.seconds},
                 {"exit_code", record.exit_code},
                 {"revision", record.revision},
                 {"scanned", record.scanned},
                 {"added", record.added},
                 {"updated", record.updated},
                 {"unchanged", record.unchanged},
                 {"deleted", record.deleted},
                 {"rejected", Json::object()},
                 {"rejected_known", record.rejected_known},
                 {"articles", record.articles},
                 {"segments", record.segments}};
  for (const auto& [reason, count] : record.rejected) {
    object["rejected"][reason] = count;
  }
  return seal(object) + '\n';
}

std::optional<RunRecord> parse_run_record(std::string_view text) {
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) {
    return std::nullopt;
  }
  RunRecord record;
  record.started = text_in(object, "started");
  record.finished = text_in(object, "finished");
  if (const auto found = object.find("seconds"); found != object.end() && found->is_number()) {
    record.seconds = found->get<double>();
  }
  record.exit_code = static_cast<int>(count_in(object, "exit_code"));
  record.revision = count_in(object, "revision");
  record.scanned = count_in(object, "scanned");
  record.added = count_in(object, "added");
  record.updated = count_in(object, "updated");
  record.unchanged = count_in(object, "unchanged");
  record.deleted = count_in(object, "deleted");
  if (const auto found = object.find("rejected"); found != object.end() && found->is_object()) {
    for (const auto& [reason, count] : found->items()) {
      record.rejected[reason] = count_in(*found, reason.c_str());
    }
  }
  record.rejected_known = count_in(object, "rejected_known");
  record.articles = count_in(object, "articles");
  record.segments = count_in(object, "segments");
  return record;
}

bool has_run_record(const std::filesystem::path& index) {
  std::error_code error;
  return std::filesystem::is_regular_file(index / kRunRecordName, error);
}

std::optional<RunRecord> read_run_record(const std::filesystem::path& index) {
  return has_run_record(index) ? parse_run_record(read_file(index / kRunRecordName)) : std::nullopt;
}

void write_run_record(const std::filesystem::path& index, const RunRecord& record) {
  write_file_atomically(index / kRunRecordName, to_json(record));
}

}  // namespace dateline
