// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/warc/header_block.hpp"

#include <algorithm>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"

namespace dateline {

std::string_view HeaderBlock::value(std::string_view name) const {
  const auto field = std::ranges::find(
      fields, name, [](const auto& each) { return std::string_view(each.first); });
  return field == fields.end() ? std::string_view() : std::string_view(field->second);
}

HeaderBlock read_headers(std::string_view bytes) {
  HeaderBlock block;
  while (block.size < bytes.size()) {
    const std::string_view rest = bytes.substr(block.size);
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    block.size += end == std::string_view::npos ? rest.size() : end + 1;
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (line.empty()) {
      break;
    }
    const std::size_t colon = line.find(':');
    if (block.first_line.empty()) {
      block.first_line = line;
    } else if ((line.front() == ' ' || line.front() == '\t') && !block.fields.empty()) {
      block.fields.back().second += ' ';
      block.fields.back().second += trim(line);
    } else if (colon != std::string_view::npos) {
      block.fields.emplace_back(lower_case(trim(line.substr(0, colon))),
                                trim(line.substr(colon + 1)));
    }
  }
  return block;
}

ContentType read_content_type(std::string_view value) {
  ContentType content;
  content.type = lower_case(trim(value.substr(0, value.find(';'))));
  const std::string plain = lower_case(value);
  constexpr std::string_view kKey = "charset=";
  if (const std::size_t at = plain.find(kKey); at != std::string::npos) {
    const std::size_t begin =
        std::min(plain.find_first_not_of("\"' ", at + kKey.size()), plain.size());
    const std::size_t end = std::min(plain.find_first_of("\"'; ,", begin), plain.size());
    content.charset = plain.substr(begin, end - begin);
  }
  return content;
}

}  // namespace dateline
