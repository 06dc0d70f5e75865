// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article_id.hpp"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "common/index/terms.hpp"
#include "common/support/hash.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t kHashSuffixBytes = 33;  // '~' and 32 digits

std::string hash_suffix(std::string_view text) {
  return fmt::format("~{}", to_hex(hash_content(text)));
}

// Texts hold no NUL, so it keeps "a" + "bc" and "ab" + "c" apart.
std::string content_id(const Article& article) {
  std::string content = article.published ? to_iso8601(article.published->timestamp) : "";
  for (const std::string* const text :
       {&article.title, &article.body, &article.byline, &article.source}) {
    content += '\0';
    content += *text;
  }
  return to_hex(hash_content(content));
}

// Two names that differ in broken bytes only must stay two ids.
std::string path_id(const std::string& path) {
  return find_broken_utf8(path) == path.size() ? path : repair_utf8(path) + hash_suffix(path);
}

}  // namespace

std::string own_id(const Article& article, const RawRecord& record) {
  if (!article.id.empty() || !article.url.empty()) {
    return article.id.empty() ? article.url : article.id;
  }
  const bool is_whole_file = record.line == 0 && record.file->path != "-";
  return is_whole_file ? path_id(record.file->relative_path) : content_id(article);
}

std::string final_id(std::string_view collection, std::string_view id) {
  std::string whole(collection);
  whole += collection.empty() ? "" : ":";
  whole += id;
  std::ranges::replace_if(
      whole,
      [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; },
      '_');
  if (whole.size() <= kMaxIdBytes) {
    return whole;
  }
  const std::string suffix = hash_suffix(whole);
  return std::string(truncate_utf8(whole, kMaxIdBytes - kHashSuffixBytes)) + suffix;
}

}  // namespace dateline
