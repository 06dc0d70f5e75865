// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_reader.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/html/page_reader.hpp"
#include "indexer/readers/whole_file.hpp"

namespace dateline {

namespace {

// In lower case. UTF-16 with a byte order mark becomes ASCII where it is.
std::string plain_beginning(std::string_view bytes) {
  std::string text;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    std::ranges::copy_if(
        bytes.substr(2), std::back_inserter(text), [](char byte) { return byte != '\0'; });
  } else {
    text = without_byte_order_mark(bytes);
  }
  std::ranges::transform(text, text.begin(), lower_ascii);
  return text;
}

// text without what begins with open, up to and with close; all of it where close is not in sight.
bool skip(std::string_view& text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) {
    return false;
  }
  const std::size_t end = text.find(close, open.size());
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + close.size());
  return true;
}

bool begins_as_page(std::string_view bytes) {
  const std::string plain = plain_beginning(bytes);
  std::string_view text = trim(plain);
  while (skip(text, "<!--", "-->") || skip(text, "<?", "?>")) {
    text = trim(text);
  }
  constexpr std::array<std::string_view, 4> kBeginnings = {
      "<!doctype html", "<html", "<head", "<body"};
  return std::ranges::any_of(kBeginnings, [text](std::string_view beginning) {
    const std::string_view behind = text.substr(std::min(beginning.size(), text.size()));
    return text.starts_with(beginning) &&
           (behind.empty() || behind.front() == '>' || trim(behind.substr(0, 1)).empty());
  });
}

}  // namespace

Recognition HtmlReader::recognise(const Sample& sample) const {
  if (begins_as_page(sample.bytes)) {
    return Recognition::kByContent;
  }
  constexpr std::array<std::string_view, 5> kExtensions = {
      ".html", ".htm", ".xhtml", ".xht", ".shtml"};
  const std::string extension = file_extension(sample.name);
  return std::ranges::find(kExtensions, extension) != kExtensions.end() ? Recognition::kByName
                                                                        : Recognition::kNo;
}

void HtmlReader::split(ByteStream& stream, const SplitContext& context) const {
  split_whole(stream, context);
}

Result<Article> HtmlReader::read(const RawRecord& record, const ReadOptions& /*options*/) const {
  return read_page(record.bytes);
}

}  // namespace dateline
