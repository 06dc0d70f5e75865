// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_charset.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucnv.h>

#include <fmt/format.h>

#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kMaxLabelBytes = 40;

struct Label {
  std::string_view label;
  const char* charset;  // as ICU names what browsers take the label for
};

constexpr std::array kLabels = {
    Label{"ascii", "windows-1252"},
    Label{"us-ascii", "windows-1252"},
    Label{"latin1", "windows-1252"},
    Label{"latin-1", "windows-1252"},
    Label{"iso-8859-1", "windows-1252"},
    Label{"iso8859-1", "windows-1252"},
    Label{"iso-8859-9", "windows-1254"},
    Label{"iso-8859-11", "windows-874"},
    Label{"tis-620", "windows-874"},
    Label{"gb2312", "gb18030"},
    Label{"gbk", "gb18030"},
    Label{"shift_jis", "windows-31j"},
    Label{"shift-jis", "windows-31j"},
    Label{"sjis", "windows-31j"},
    Label{"x-sjis", "windows-31j"},
    Label{"euc-kr", "windows-949"},
    Label{"ks_c_5601-1987", "windows-949"},
};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

constexpr char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool is_label_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '_' || byte == ':' || byte == '.';
}

const char* icu_name(const std::string& label) {
  const auto* const row = std::ranges::find(kLabels, std::string_view(label), &Label::label);
  return row == kLabels.end() ? label.c_str() : row->charset;
}

// nullopt if ICU does not know the charset.
std::optional<std::string> convert(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset, &status));
  if (U_FAILURE(status) != 0) {
    return std::nullopt;
  }
  // A byte makes at most one code point, of at most four bytes.
  const std::size_t most = std::min(bytes.size() * 4 + 16, std::size_t{0x7FFFFFFF});
  std::string utf8(most, '\0');
  const std::int32_t size = ucnv_toAlgorithmic(UCNV_UTF8,
                                               converter.get(),
                                               utf8.data(),
                                               static_cast<std::int32_t>(most),
                                               bytes.data(),
                                               static_cast<std::int32_t>(bytes.size()),
                                               &status);
  if (U_FAILURE(status) != 0) {
    return std::nullopt;
  }
  utf8.resize(static_cast<std::size_t>(size));
  return utf8;
}

PageBytes repair(std::string_view bytes, std::string warning) {
  return {repair_utf8(bytes), std::move(warning)};
}

PageBytes decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    std::optional<std::string> converted = convert(bytes, "UTF-16");
    return converted ? PageBytes{std::move(*converted), ""}
                     : repair(bytes, "UTF-16 that cannot be read was replaced by U+FFFD");
  }
  const bool is_utf8 = find_broken_utf8(bytes) == bytes.size();
  const std::optional<std::string> label = find_declared_charset(bytes);
  // The only charsets in use whose text is also valid UTF-8.
  const bool is_escaped = label && label->starts_with("iso-2022-");
  if (is_utf8 && !is_escaped) {
    return {std::string(bytes), ""};
  }
  if (label && !label->starts_with("utf")) {
    if (std::optional<std::string> converted = convert(bytes, icu_name(*label))) {
      return {std::move(*converted), ""};
    }
    return repair(bytes, fmt::format("its charset \"{}\" is not known", *label));
  }
  return repair(bytes, "broken UTF-8 was replaced by U+FFFD");
}

}  // namespace

std::optional<std::string> find_declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, kDeclarationBytes));
  std::ranges::transform(head, head.begin(), lower);
  constexpr std::array<std::string_view, 2> kKeys = {"charset", "encoding"};
  for (const std::string_view key : kKeys) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at)) {
      at += key.size();
      std::size_t begin = std::min(head.find_first_not_of(" \t\r\n", at), head.size());
      if (begin == head.size() || head[begin] != '=') {
        continue;
      }
      begin = std::min(head.find_first_not_of("= \t\r\n\"'", begin), head.size());
      std::size_t end = begin;
      while (end < head.size() && is_label_byte(head[end])) {
        ++end;
      }
      if (end > begin && end - begin <= kMaxLabelBytes) {
        return head.substr(begin, end - begin);
      }
    }
  }
  return std::nullopt;
}

PageBytes to_utf8(std::string_view bytes) {
  PageBytes page = decode(bytes);
  std::ranges::replace(page.utf8, '\0', ' ');
  return page;
}

}  // namespace dateline
