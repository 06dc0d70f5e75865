// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_title.hpp"

#include <algorithm>
#include <array>

#include "common/support/clean_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxTitleBytes = 1000;

constexpr std::array<std::string_view, 10> kSeparators = {" - ",
                                                          " | ",
                                                          " \u2013 ",
                                                          " \u2014 ",
                                                          " :: ",
                                                          " \u00BB ",
                                                          " \u00AB ",
                                                          " \u00B7 ",
                                                          " \u2022 ",
                                                          " / "};

// Letters, digits and what is not ASCII, in lower case: "The Larkspur-Wire" is "thelarkspurwire".
std::string key_of(std::string_view text) {
  std::string key;
  for (const char byte : text) {
    if (byte >= 'A' && byte <= 'Z') {
      key += static_cast<char>(byte - 'A' + 'a');
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
               static_cast<unsigned char>(byte) >= 0x80) {
      key += byte;
    }
  }
  return key;
}

bool has_key(std::span<const std::string> names, std::string_view text) {
  const std::string key = key_of(text);
  return !key.empty() && std::ranges::any_of(names, [&key](const std::string& name) {
    return key_of(name) == key;
  });
}

struct Cut {
  std::size_t at;
  std::size_t size;
};

// The last separator that begins before limit; size 0 if there is none.
Cut last_separator(std::string_view title, std::size_t limit) {
  Cut last{0, 0};
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.substr(0, limit).rfind(separator);
    if (at != std::string_view::npos && at >= last.at) {
      last = {at, separator.size()};
    }
  }
  return last;
}

// Calls is_certain(before, behind) for each separator, the last first; true ends it.
template <typename Test>
bool find_cut(std::string_view title, const Test& is_certain) {
  for (Cut cut = last_separator(title, title.size()); cut.size > 0;
       cut = last_separator(title, cut.at)) {
    if (is_certain(title.substr(0, cut.at), title.substr(cut.at + cut.size))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string without_site_name(std::string_view title,
                              std::span<const std::string> headlines,
                              std::span<const std::string> sites) {
  std::string line = clean_line(title);
  std::string_view headline;
  // Says that one is the headline if other is what decides it.
  const auto keep = [&headline](std::string_view one, bool is_certain) {
    headline = is_certain ? one : headline;
    return is_certain;
  };
  if (line.size() > kMaxTitleBytes) {
    return line;
  }
  const bool is_cut =
      find_cut(line,
               [&](std::string_view before, std::string_view behind) {
                 return keep(before, has_key(headlines, before) && !has_key(sites, before)) ||
                        keep(behind, has_key(headlines, behind) && has_key(sites, before));
               }) ||
      find_cut(line, [&](std::string_view before, std::string_view behind) {
        return keep(before, has_key(sites, behind)) || keep(behind, has_key(sites, before));
      });
  return is_cut ? clean_line(headline) : line;
}

}  // namespace dateline
