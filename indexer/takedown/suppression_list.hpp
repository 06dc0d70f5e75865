// SPDX-License-Identifier: GPL-2.0-or-later
//
// SuppressionList: what must never be indexed again, the file `suppressed` of an index. It holds
// ids, addresses and hashes, and no text of an article.
//
//   # dateline suppressed 2: articles that no run takes in again
//   {"id":"a-17","url":"https://example.com/17","text":"<32 hex>","when":"...","checksum":"..."}
//   {"id":"a-18","url":"","text":"","when":"2022-03-01T09:00:00Z","checksum":"..."}
//
// The first line counts those that follow, so that a file cut short is found: what it loses would
// come back with the next run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/article.hpp"

namespace dateline {

inline constexpr const char* kSuppressedName = "suppressed";

// What is empty covers nothing.
struct Suppressed {
  std::string id;
  std::string url;
  std::string text;  // text_hash of the article
  std::string when;  // "2022-03-01T09:00:00Z"

  friend bool operator==(const Suppressed&, const Suppressed&) = default;
};

enum class SuppressedBy : std::uint8_t { kId, kUrl, kText };

// "id", "url", "text": for reports.
[[nodiscard]] const char* to_string(SuppressedBy reason);

// 32 hexadecimal digits, of title and body as readers yield them; empty for an article without a
// body, since a headline alone may well be that of another article.
[[nodiscard]] std::string text_hash(const Article& article);

class SuppressionList {
 public:
  // Empty where the index has no such file. Throws Failure (kBadIndex) naming the line that is
  // damaged: a run that went on would take in what it must not.
  [[nodiscard]] static SuppressionList load(const std::filesystem::path& index);

  // Why the article must stay out; nullopt if it may come in.
  [[nodiscard]] std::optional<SuppressedBy> covers(const Article& article) const;
  [[nodiscard]] bool covers_id(std::string_view id) const { return ids_.contains(id); }
  [[nodiscard]] std::span<const Suppressed> entries() const { return entries_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Keys = std::unordered_set<std::string, Hash, std::equal_to<>>;

  void add(Suppressed entry);

  std::vector<Suppressed> entries_;
  Keys ids_;
  Keys urls_;
  Keys texts_;
};

// Adds what the list does not hold yet, whenever it was added; on disk when it returns. Only the
// holder of the index's lock may call it. Throws Failure: kBadIndex as load, kDiskTrouble.
void append_suppressed(const std::filesystem::path& index, std::span<const Suppressed> entries);

}  // namespace dateline
