// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/phrases.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "common/support/ascii_case.hpp"

namespace dateline {

namespace {

// In lower case, letters and single blanks only; a line matches if it begins with one.
constexpr std::array<std::string_view, 54> kLineBeginnings = {
    "advertisement",
    "all rights reserved",
    "already a subscriber",
    "also read",
    "article continues below",
    "click here to",
    "click to share",
    "comments are closed",
    "comments off",
    "continue reading below",
    "continue reading the main story",
    "copyright",
    "download our app",
    "download the app",
    "find us on facebook",
    "follow her on twitter",
    "follow him on twitter",
    "follow us on",
    "get breaking news",
    "get email alerts",
    "get our newsletter",
    "get the latest news",
    "lees ook",
    "leggi anche",
    "lesen sie auch",
    "like us on facebook",
    "lire aussi",
    "please enable javascript",
    "please log in",
    "print this article",
    "read also",
    "read more",
    "read next",
    "recommended reading",
    "register for free",
    "scroll down",
    "see also",
    "share on facebook",
    "share this",
    "share with",
    "show comments",
    "sign up for",
    "sign up now",
    "sign up to",
    "skip to",
    "sponsored by",
    "story continues below",
    "subscribe now",
    "subscribe to",
    "support our journalism",
    "thank you for reading",
    "this article was originally published",
    "view comments",
    "watch live",
};

constexpr std::array<std::string_view, 52> kHeadingBeginnings = {
    "about the author",
    "also on",
    "around the web",
    "comentarios",
    "commentaires",
    "comments",
    "don t miss",
    "dont miss",
    "editor s picks",
    "editors picks",
    "filed under",
    "from around the web",
    "from our partners",
    "join the conversation",
    "join the discussion",
    "kommentare",
    "latest news",
    "leave a comment",
    "leave a reply",
    "leggi anche",
    "lire aussi",
    "mehr zum thema",
    "more from",
    "more in",
    "more like this",
    "more news",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "newsletter",
    "popular in",
    "popular now",
    "post a comment",
    "promoted",
    "read next",
    "recommended",
    "related",
    "share this",
    "sponsored",
    "tags",
    "top stories",
    "topics in this article",
    "trending",
    "up next",
    "what others are reading",
    "what to read next",
    "you may also like",
    "you may be interested in",
    "you may like",
    "you might also like",
};

constexpr bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
// The letters of a line's beginning in lower case, with one blank for each run of other characters.
std::string normalise(std::string_view line) {
  constexpr std::size_t kLongest = 48;
  std::string plain;
  for (const char byte : line) {
    if (is_ascii_letter(byte)) {
      plain += lower_ascii(byte);
    } else if (!plain.empty() && plain.back() != ' ') {
      plain += ' ';
    }
    if (plain.size() > kLongest) {
      break;
    }
  }
  return plain;
}

bool begins_with_one_of(std::string_view line, std::span<const std::string_view> beginnings) {
  const std::string plain = normalise(line);
  return std::ranges::any_of(beginnings, [&plain](std::string_view beginning) {
    return plain.starts_with(beginning) &&
           (plain.size() == beginning.size() || plain[beginning.size()] == ' ');
  });
}

// In lower case as far as ASCII goes, sorted; signs do not count.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char byte : text) {
    const bool is_sign = static_cast<unsigned char>(byte) < 0x80 && !is_ascii_letter(byte) &&
                         (byte < '0' || byte > '9');
    if (!is_sign) {
      word += lower_ascii(byte);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) {
    words.push_back(std::move(word));
  }
  std::ranges::sort(words);
  return words;
}

}  // namespace

bool is_boilerplate_line(std::string_view line) {
  return line.starts_with("\u00A9") || begins_with_one_of(line, kLineBeginnings);
}

bool begins_other_stories(std::string_view heading) {
  return begins_with_one_of(heading, kHeadingBeginnings);
}

bool is_same_title(std::string_view one, std::string_view other) {
  const std::vector<std::string> first = words_of(one);
  const std::vector<std::string> second = words_of(other);
  std::vector<std::string> common;
  std::ranges::set_intersection(first, second, std::back_inserter(common));
  const std::size_t shorter = std::min(first.size(), second.size());
  const std::size_t longer = std::max(first.size(), second.size());
  return !common.empty() &&
         (common.size() * 4 >= longer * 3 || (shorter >= 4 && common.size() == shorter));
}

}  // namespace dateline
