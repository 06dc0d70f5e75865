// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/id_search.hpp"

#include <algorithm>
#include <utility>

#include "common/support/files.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

constexpr std::size_t kLeastDistinctBytes = 6;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
}

// What joins the parts of ids, paths and addresses.
bool is_joint(char c) {
  return std::string_view("-/.:#@").find(c) != std::string_view::npos;
}

bool is_distinct(std::string_view id) {
  return id.size() >= kLeastDistinctBytes && !std::ranges::all_of(id, is_letter);
}

bool goes_on_behind(std::string_view text, std::size_t end) {
  return end < text.size() &&
         (is_word(text[end]) ||
          (is_joint(text[end]) && end + 1 < text.size() && is_word(text[end + 1])));
}

// In tables a key or a value stands behind its length, which may be the byte of a letter, and ids
// and addresses stand behind the prefixes of their terms.
bool begins_before(std::string_view text, std::size_t begin, std::size_t length) {
  if (begin == 0) {
    return false;
  }
  const char before = text[begin - 1];
  if (before == 'Q' || before == 'U' || static_cast<unsigned char>(before) == length) {
    return false;
  }
  return is_word(before) || (is_joint(before) && begin > 1 && is_word(text[begin - 2]));
}

std::string quoted(const std::string& text) {
  return nlohmann::ordered_json(text).dump(
      -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

IdSearch::IdSearch(const std::string& id, const std::string& url) {
  const auto add = [this](std::string bytes, const char* name) {
    longest_ = std::max(longest_, bytes.size());
    needles_.push_back({std::move(bytes), name});
  };
  // As it is, and as it stands in the JSON of a stored article.
  const auto add_text = [&add](const std::string& text, const char* name) {
    const std::string json = quoted(text);
    add(text, name);
    if (json.size() != text.size() + 2) {
      add(json.substr(1, json.size() - 2), name);
    }
  };
  add(R"("id":)" + quoted(id), "the id");
  if (is_distinct(id)) {
    add_text(id, "the id");
  }
  if (!url.empty() && url != id) {
    add_text(url, "the address");
  }
}

bool IdSearch::stands_in(std::string_view text, Zone zone, const std::string& needle) {
  for (std::size_t at = text.find(needle, zone.first);
       at != std::string_view::npos && at + needle.size() <= zone.last;
       at = text.find(needle, at + 1)) {
    if (!begins_before(text, at, needle.size()) && !goes_on_behind(text, at + needle.size())) {
      return true;
    }
  }
  return false;
}

const char* IdSearch::find_in_zone(std::string_view text, Zone zone) const {
  for (const Needle& needle : needles_) {
    if (stands_in(text, zone, needle.bytes)) {
      return needle.name;
    }
  }
  return nullptr;
}

const char* IdSearch::find_in(std::string_view text) const {
  return find_in_zone(text, {0, text.size()});
}

const char* IdSearch::find_in_file(const std::filesystem::path& path) const {
  // A window is searched with the end of the one before. What stands in it is judged by the bytes
  // around it, so what lacks them is left to the window that has them: one of the two does.
  constexpr std::size_t kContext = 2;
  constexpr std::size_t kWindow = std::size_t{1} << 20;
  const char* found = nullptr;
  std::string window;
  std::size_t first = 0;
  const auto search = [&](std::size_t last) {
    if (found == nullptr) {
      found = find_in_zone(window, {first, last});
    }
  };
  read_file_in_blocks(path, [&](std::string_view block) {
    window += block;
    if (window.size() >= kWindow) {
      search(window.size() - kContext);
      window.erase(0, window.size() - std::min(window.size(), longest_ + 2 * kContext));
      first = kContext;
    }
  });
  search(window.size());
  return found;
}

}  // namespace dateline
