// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/takedown/suppression_list.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "common/index/checked_json.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "common/support/hash.hpp"
#include "indexer/takedown/ledger.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string header(std::size_t count) {
  return fmt::format("# dateline suppressed {}: articles that no run takes in again", count);
}

std::string to_line(const Suppressed& entry) {
  return seal(
      Json{{"id", entry.id}, {"url", entry.url}, {"text", entry.text}, {"when", entry.when}});
}

[[noreturn]] void throw_damaged(const fs::path& file, std::size_t line, const char* what) {
  throw Failure(ExitCode::kBadIndex,
                fmt::format("{}:{}: {}", file.string(), line, what),
                "restore the file from a backup: it says what must not be indexed again");
}

bool is_same(const Suppressed& a, const Suppressed& b) {
  return a.id == b.id && a.url == b.url && a.text == b.text;
}

}  // namespace

const char* to_string(SuppressedBy reason) {
  switch (reason) {
    case SuppressedBy::kId: return "id";
    case SuppressedBy::kUrl: return "url";
    case SuppressedBy::kText: return "text";
  }
  return "";
}

std::string text_hash(const Article& article) {
  return article.body.empty() ? std::string()
                              : to_hex(hash_content(article.title + '\n' + article.body));
}

void SuppressionList::add(Suppressed entry) {
  const auto insert = [](Keys& keys, const std::string& key) {
    if (!key.empty()) {
      keys.insert(key);
    }
  };
  insert(ids_, entry.id);
  insert(urls_, entry.url);
  insert(texts_, entry.text);
  entries_.push_back(std::move(entry));
}

SuppressionList SuppressionList::load(const fs::path& index) {
  SuppressionList list;
  const fs::path file = index / kSuppressedName;
  std::error_code error;
  if (!fs::exists(file, error)) {
    if (fs::exists(index / kLedgerName, error)) {
      throw Failure(ExitCode::kBadIndex,
                    fmt::format("{} is missing, though the ledger tells of purges", file.string()),
                    "restore it from a backup: what was purged would come back without it");
    }
    return list;
  }
  const std::string bytes = read_file(file);
  const std::string_view text = bytes;
  std::size_t line_number = 1;
  const std::size_t first_end = std::min(text.find('\n'), text.size());
  for (std::size_t at = first_end + 1; at < text.size();) {
    ++line_number;
    const std::size_t end = text.find('\n', at);
    const std::optional<Json> object =
        end == std::string_view::npos ? std::nullopt : unseal(text.substr(at, end - at));
    if (!object) {
      throw_damaged(file, line_number, "the line is damaged");
    }
    list.add({text_in(*object, "id"),
              text_in(*object, "url"),
              text_in(*object, "text"),
              text_in(*object, "when")});
    at = end + 1;
  }
  if (text.substr(0, first_end) != header(list.entries_.size()) || first_end == text.size()) {
    throw_damaged(file, 1, "it does not say how many lines follow: some are lost, or it is");
  }
  return list;
}

std::optional<SuppressedBy> SuppressionList::covers(const Article& article) const {
  if (covers_id(article.id)) {
    return SuppressedBy::kId;
  }
  if (!article.url.empty() && urls_.contains(article.url)) {
    return SuppressedBy::kUrl;
  }
  // Hashing every article would cost nothing but time: most lists are empty.
  if (!texts_.empty() && !article.body.empty() && texts_.contains(text_hash(article))) {
    return SuppressedBy::kText;
  }
  return std::nullopt;
}

void append_suppressed(const fs::path& index, std::span<const Suppressed> entries) {
  const SuppressionList before = SuppressionList::load(index);
  std::vector<Suppressed> all(before.entries().begin(), before.entries().end());
  for (const Suppressed& entry : entries) {
    if (std::ranges::none_of(all, [&](const Suppressed& each) { return is_same(each, entry); })) {
      all.push_back(entry);
    }
  }
  if (all.size() == before.entries().size()) {
    return;
  }
  std::string text = header(all.size()) + '\n';
  for (const Suppressed& entry : all) {
    text += to_line(entry) + '\n';
  }
  write_file_atomically(index / kSuppressedName, text);
}

}  // namespace dateline
