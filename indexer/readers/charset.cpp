// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/charset.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <fmt/format.h>

#include "common/support/ascii_case.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr const char* kBrokenUtf8 = "broken UTF-8 was replaced by U+FFFD";
constexpr const char* kFallback = "windows-1252";

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kMaxLabelBytes = 40;

// ICU looks at no more than this anyway to tell one charset from another.
constexpr std::size_t kDetectionBytes = std::size_t{64} << 10U;

// Of 100. Below it ICU's guesses on short texts in Latin letters are no better than chance.
constexpr std::int32_t kSureEnough = 40;

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

struct Mark {
  std::string_view bytes;
  const char* charset;
};

// The longer ones first: UTF-32's little-endian mark begins with that of UTF-16.
constexpr std::array kMarks = {
    Mark{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
    Mark{{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    Mark{"\xFF\xFE", "UTF-16LE"},
    Mark{"\xFE\xFF", "UTF-16BE"},
};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

bool is_label_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '_' || byte == ':' || byte == '.';
}

std::string icu_name(std::string_view label) {
  std::string name(label);
  std::ranges::transform(name, name.begin(), lower_ascii);
  const auto* const row = std::ranges::find(kLabels, std::string_view(name), &Label::label);
  return row == kLabels.end() ? name : row->charset;
}

// nullopt if ICU does not know the charset.
std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset.c_str(), &status));
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

// Sequences of more than a byte that are UTF-8, and parts that are not.
struct Utf8Count {
  std::size_t whole = 0;
  std::size_t broken = 0;
};

Utf8Count count_sequences(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, at);
    count.broken += point.broken ? 1 : 0;
    count.whole += !point.broken && point.length > 1 ? 1 : 0;
    at += point.length;
  }
  return count;
}

// ICU's best guess of a charset of bytes beyond ASCII; nullopt where it is not sure.
std::optional<std::string> detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  const std::string_view sample = bytes.substr(0, kDetectionBytes);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) != 0 || match == nullptr ||
      ucsdet_getConfidence(match, &status) < kSureEnough) {
    return std::nullopt;
  }
  const std::string name = ucsdet_getName(match, &status);
  // Never these: the bytes are known not to be UTF-8 and to be free of zeros.
  return U_FAILURE(status) != 0 || name.starts_with("UTF-") ? std::nullopt
                                                            : std::optional(icu_name(name));
}

DecodedText guess(std::string_view bytes) {
  const Utf8Count count = count_sequences(bytes);
  if (count.whole >= count.broken) {
    return {repair_utf8(bytes), kBrokenUtf8};
  }
  const std::optional<std::string> detected = detect(bytes);
  if (std::optional<std::string> converted = convert(bytes, detected.value_or(kFallback))) {
    return {std::move(*converted),
            detected ? "" : fmt::format("it is not UTF-8: read as {}", kFallback)};
  }
  return {repair_utf8(bytes), kBrokenUtf8};
}

DecodedText decode(std::string_view bytes, std::string_view label) {
  constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kUtf8Mark)) {
    bytes.remove_prefix(kUtf8Mark.size());
  } else if (const std::optional<std::string> wide = find_wide_charset(bytes)) {
    const auto* const mark = std::ranges::find_if(
        kMarks, [bytes](const Mark& each) { return bytes.starts_with(each.bytes); });
    bytes.remove_prefix(mark == kMarks.end() ? 0 : mark->bytes.size());
    std::optional<std::string> converted = convert(bytes, *wide);
    return converted ? DecodedText{std::move(*converted), ""}
                     : DecodedText{repair_utf8(bytes), kBrokenUtf8};
  }
  const std::string charset = icu_name(label);
  // The only charsets in use whose text is also valid UTF-8.
  const bool is_escaped = charset.starts_with("iso-2022-");
  if (find_broken_utf8(bytes) == bytes.size() && !is_escaped) {
    return {std::string(bytes), ""};
  }
  if (label.empty() || charset.starts_with("utf")) {
    return guess(bytes);
  }
  if (std::optional<std::string> converted = convert(bytes, charset)) {
    return {std::move(*converted), ""};
  }
  DecodedText text = guess(bytes);
  text.warning = fmt::format(
      "its charset \"{}\" is not known{}{}", label, text.warning.empty() ? "" : "; ", text.warning);
  return text;
}

}  // namespace

std::optional<std::string> find_wide_charset(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) {
      return mark.charset;
    }
  }
  // Text of Latin letters in UTF-16 has a zero in nearly every second byte.
  constexpr std::size_t kFewest = 8;
  const std::string_view sample = bytes.substr(0, 256);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < sample.size(); ++at) {
    zeros[at % 2] += sample[at] == '\0' ? 1U : 0U;
  }
  const std::size_t half = sample.size() / 2;
  if (sample.size() < kFewest || (zeros[0] + zeros[1]) * 3 < half) {
    return std::nullopt;
  }
  if (zeros[0] == 0 && zeros[1] * 3 >= half * 2) {
    return "UTF-16LE";
  }
  if (zeros[1] == 0 && zeros[0] * 3 >= half * 2) {
    return "UTF-16BE";
  }
  return std::nullopt;
}

std::optional<std::string> find_declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, kDeclarationBytes));
  std::ranges::transform(head, head.begin(), lower_ascii);
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

DecodedText decode_text(std::string_view bytes, std::string_view label) {
  DecodedText text = decode(bytes, label);
  std::ranges::replace(text.utf8, '\0', ' ');
  return text;
}

}  // namespace dateline
