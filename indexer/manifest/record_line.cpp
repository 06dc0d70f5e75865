// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest/record_line.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace dateline {

namespace {

constexpr char kTab = '\t';
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

struct CountField {
  std::string_view name;
  std::uint64_t FileRecord::*count;
};

// In the order of the line.
constexpr CountField kCountFields[] = {{"collided", &FileRecord::collided},
                                       {"suppressed", &FileRecord::suppressed},
                                       {"deleted", &FileRecord::deleted},
                                       {"expired", &FileRecord::expired},
                                       {"embargoed", &FileRecord::embargoed},
                                       {"withheld", &FileRecord::withheld}};
constexpr std::string_view kNextRelease = "next-release";
constexpr std::string_view kRejected = "rejected";
constexpr std::string_view kFirstRejection = "first-rejection";
constexpr std::string_view kStale = "stale";
constexpr std::string_view kDue = "due";

struct KindName {
  DeletionKind kind;
  std::string_view name;
};

constexpr auto kKindNames =
    std::to_array<KindName>({{DeletionKind::kById, "id"},
                             {DeletionKind::kByQuery, "query"},
                             {DeletionKind::kMirror, "mirror"},
                             {DeletionKind::kRetention, "retention"},
                             {DeletionKind::kCancellation, "cancellation"}});

bool needs_escape(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code < 0x21 || code == '%' || code == 0x7F;
}

void append_text(std::string& line, std::string_view bytes) {
  for (const char byte : bytes) {
    if (needs_escape(byte)) {
      const auto code = static_cast<unsigned char>(byte);
      line += {'%', kHexDigits[code >> 4], kHexDigits[code & 0xF]};
    } else {
      line += byte;
    }
  }
}

template <typename Number>
void append_number(std::string& line, Number number) {
  std::array<char, 24> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  line.append(digits.data(), end);
}

template <typename Number>
void append_field(std::string& line, Number number) {
  line += kTab;
  append_number(line, number);
}

void append_name(std::string& line, std::string_view name) {
  line += kTab;
  line += name;
  line += '=';
}

// The texts and numbers below may be written in another way than ours: comparing the whole line
// tells.
bool read_text(std::string_view field, std::string& bytes) {
  bytes.clear();
  std::size_t escape = field.find('%');
  while (escape != std::string_view::npos) {
    bytes += field.substr(0, escape);
    unsigned char code = 0;
    const std::string_view digits = field.substr(escape + 1, 2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (error != std::errc{} || digits.size() != 2 || end != digits.data() + 2) {
      return false;
    }
    bytes += static_cast<char>(code);
    field.remove_prefix(escape + 3);
    escape = field.find('%');
  }
  bytes += field;
  return true;
}

template <typename Number>
bool read_number(std::string_view field, Number& number) {
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  return error == std::errc{} && end == field.data() + field.size();
}

class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}

  [[nodiscard]] bool at_end() const { return is_done_; }

  std::string_view next() {
    const std::size_t tab = rest_.find(kTab);
    const std::string_view field = rest_.substr(0, tab);
    is_done_ = tab == std::string_view::npos;
    rest_.remove_prefix(is_done_ ? rest_.size() : tab + 1);
    return field;
  }

 private:
  std::string_view rest_;
  bool is_done_ = false;
};

bool read_rejected(std::string_view value, FileRecord& record) {
  const std::size_t colon = value.find(':');
  std::string code;
  std::uint64_t count = 0;
  if (colon == std::string_view::npos || !read_number(value.substr(0, colon), count) ||
      !read_text(value.substr(colon + 1), code)) {
    return false;
  }
  return record.rejected.emplace(std::move(code), count).second;
}

bool read_optional_field(std::string_view field, FileRecord& record) {
  if (field == kStale) {
    record.is_stale = true;
    return true;
  }
  if (field == kDue) {
    record.is_due = true;
    return true;
  }
  const std::size_t equals = field.find('=');
  if (equals == std::string_view::npos) {
    return false;
  }
  const std::string_view name = field.substr(0, equals);
  const std::string_view value = field.substr(equals + 1);
  if (name == kRejected) {
    return read_rejected(value, record);
  }
  if (name == kFirstRejection) {
    return read_text(value, record.first_rejection);
  }
  if (name == kNextRelease) {
    return read_number(value, record.next_release.emplace());
  }
  const auto* const row = std::ranges::find(kCountFields, name, &CountField::name);
  return row != std::end(kCountFields) && read_number(value, record.*row->count);
}

}  // namespace

std::string to_line(char kind, std::string_view key) {
  std::string line = {kind, kTab};
  append_text(line, key);
  return line;
}

std::string to_line(const FileRecord& record) {
  std::string line;
  line.reserve(record.key.path.size() + 64);
  line += {kFileLine, kTab};
  append_text(line, record.key.path);
  append_field(line, record.size);
  append_field(line, record.modified_ns);
  line += kTab;
  append_text(line, record.rules);
  append_field(line, record.revision);
  append_field(line, record.read_at);
  append_field(line, record.articles);
  for (const CountField& field : kCountFields) {
    if (record.*field.count != 0) {
      append_name(line, field.name);
      append_number(line, record.*field.count);
    }
  }
  if (record.next_release) {
    append_name(line, kNextRelease);
    append_number(line, *record.next_release);
  }
  for (const auto& [code, count] : record.rejected) {
    append_name(line, kRejected);
    append_number(line, count);
    line += ':';
    append_text(line, code);
  }
  if (!record.first_rejection.empty()) {
    append_name(line, kFirstRejection);
    append_text(line, record.first_rejection);
  }
  for (const auto& [is_set, name] : {std::pair(record.is_due, kDue), {record.is_stale, kStale}}) {
    if (is_set) {
      line += kTab;
      line += name;
    }
  }
  return line;
}

std::string to_line(const Deletion& deletion) {
  std::string line = to_line(kDeletionLine, deletion.id);
  line += kTab;
  line += std::ranges::find(kKindNames, deletion.kind, &KindName::kind)->name;
  append_field(line, deletion.revision);
  append_field(line, deletion.when);
  if (deletion.kind == DeletionKind::kCancellation) {
    append_field(line, deletion.version);
  } else if (!deletion.content_hash.empty()) {
    line += kTab;
    append_text(line, deletion.content_hash);
  }
  return line;
}

std::optional<FileRecord> read_file_line(std::string_view root, std::string_view line) {
  std::optional<FileRecord> record(std::in_place);
  record->key.root = root;
  Fields fields(line);
  bool is_good =
      fields.next() == std::string_view(&kFileLine, 1) &&
      read_text(fields.next(), record->key.path) && read_number(fields.next(), record->size) &&
      read_number(fields.next(), record->modified_ns) && read_text(fields.next(), record->rules) &&
      read_number(fields.next(), record->revision) && read_number(fields.next(), record->read_at) &&
      read_number(fields.next(), record->articles);
  while (is_good && !fields.at_end()) {
    is_good = read_optional_field(fields.next(), *record);
  }
  if (!is_good || to_line(*record) != line) {
    record.reset();
  }
  return record;
}

std::optional<Deletion> read_deletion_line(std::string_view line) {
  std::optional<Deletion> deletion(std::in_place);
  Fields fields(line);
  bool is_good = fields.next() == std::string_view(&kDeletionLine, 1) &&
                 read_text(fields.next(), deletion->id);
  const auto* const kind = std::ranges::find(kKindNames, fields.next(), &KindName::name);
  is_good = is_good && kind != kKindNames.end() && read_number(fields.next(), deletion->revision) &&
            read_number(fields.next(), deletion->when);
  if (is_good) {
    deletion->kind = kind->kind;
    const bool has_version = kind->kind == DeletionKind::kCancellation;
    is_good = fields.at_end() || (has_version ? read_number(fields.next(), deletion->version)
                                              : read_text(fields.next(), deletion->content_hash));
  }
  if (!is_good || to_line(*deletion) != line) {
    deletion.reset();
  }
  return deletion;
}

bool read_key(std::string_view line, std::string& key) {
  Fields fields(line);
  fields.next();
  return !fields.at_end() && read_text(fields.next(), key);
}

}  // namespace dateline
