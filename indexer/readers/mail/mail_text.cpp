// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mail/mail_text.hpp"

#include <algorithm>

#include "common/support/clean_text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/html/page_reader.hpp"

namespace dateline {

namespace {

// Letters and digits outside of addresses: what a text says, and how much.
std::size_t substance_of(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find_first_not_of(" \n\t"), text.size());
    const std::size_t end = std::min(text.find_first_of(" \n\t", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    count += word.find("://") == std::string_view::npos ? word.size() : 0;
    text.remove_prefix(end);
  }
  return count;
}

struct Html {
  std::string text;
  std::string title;
};

// Newsletters are laid out in tables that hold no article to be found: all that is shown is taken
// where the main text is a small part of it.
Html read_html_part(const MailPart& part) {
  const DecodedText html = decode_text(
      part.bytes,
      part.charset.empty() ? find_declared_charset(part.bytes).value_or("") : part.charset);
  const std::string all = fragment_text(html.utf8);
  const Result<Article> page = read_page(html.utf8);
  if (!page) {
    return {clean_text(all), ""};
  }
  const bool is_main = substance_of(page->body) * 2 >= substance_of(all);
  return {clean_text(is_main ? page->body : all), page->title};
}

std::string unflow(std::string_view text, bool deletes_space) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line.remove_suffix(line.ends_with('\r') ? 1 : 0);
    if (line == "-- ") {
      out += "-- \n";
      continue;
    }
    line.remove_prefix(line.starts_with(' ') ? 1 : 0);  // space-stuffing
    const bool goes_on = line.ends_with(' ');
    line.remove_suffix(goes_on && deletes_space ? 1 : 0);
    out += line;
    out += goes_on ? "" : "\n";
  }
  return out;
}

void cut_signature(std::string& text) {
  constexpr std::string_view kMark = "\n-- \n";
  const std::size_t at = text.rfind(kMark);
  if (at != std::string::npos) {
    text.resize(at);
  }
}

}  // namespace

std::string read_plain_part(const MailPart& part) {
  std::string text = decode_text(part.bytes, part.charset).utf8;
  std::erase(text, '\r');
  if (part.is_flowed) {
    text = unflow(text, part.deletes_space);
  }
  cut_signature(text);
  return clean_text(text);
}

MailText choose_text(std::span<const MailPart> parts) {
  std::string plain;
  MailText html;
  for (const MailPart& part : parts) {
    if (part.is_html) {
      const Html read = read_html_part(part);
      html.text += (html.text.empty() || read.text.empty() ? "" : "\n\n") + read.text;
      html.title = html.title.empty() ? read.title : html.title;
    } else {
      const std::string text = read_plain_part(part);
      plain += (plain.empty() || text.empty() ? "" : "\n\n") + text;
    }
  }
  const bool is_plain_enough = substance_of(plain) * 2 >= substance_of(html.text);
  return !plain.empty() && is_plain_enough ? MailText{plain, html.title} : html;
}

}  // namespace dateline
