// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/warc/warc_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/dating.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/html/page_reader.hpp"
#include "indexer/readers/warc/header_block.hpp"
#include "indexer/readers/warc/http_body.hpp"
#include "indexer/sources/peekable_stream.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10U;
constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;
constexpr std::size_t kMaxPage = std::size_t{16} << 20U;

bool is_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

// A type that says nothing: what the bytes look like decides.
bool is_vague(std::string_view type) {
  return type.empty() || type == "application/octet-stream" || type == "unknown/unknown";
}

bool begins_as_html(std::string_view body) {
  const std::string_view text = trim(without_byte_order_mark(body.substr(0, 512)));
  constexpr std::array<std::string_view, 6> kBeginnings = {
      "<!doctype html", "<html", "<!DOCTYPE html", "<HTML", "<!DOCTYPE HTML", "<head"};
  return std::ranges::any_of(
      kBeginnings, [text](std::string_view beginning) { return text.starts_with(beginning); });
}

int status_of(const HeaderBlock& http) {
  const std::size_t blank = http.first_line.find(' ');
  int status = 0;
  if (http.first_line.starts_with("HTTP") && blank != std::string::npos) {
    const std::string_view digits = std::string_view(http.first_line).substr(blank + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), status);
  }
  return status;
}

// Crawlers keep their own logs as resources too: metadata://gnu.org/software/wget/...
bool is_of_web(const HeaderBlock& warc) {
  const std::string_view url = warc.value("warc-target-uri");
  return url.starts_with("http") || url.starts_with("<http");
}

enum class Content { kNothing, kPage, kText };

// What a record holds, by its headers and the first bytes of its block.
Content content_of(const HeaderBlock& warc, std::string_view block) {
  const std::string_view type = warc.value("warc-type");
  if (type == "resource" || type == "conversion") {
    const std::string content = read_content_type(warc.value("content-type")).type;
    return is_html(content) || (is_vague(content) && begins_as_html(block)) ? Content::kPage
           : content == "text/plain" && is_of_web(warc)                     ? Content::kText
                                                                            : Content::kNothing;
  }
  if (type != "response") {
    return Content::kNothing;
  }
  const HeaderBlock http = read_headers(block);
  const int status = status_of(http);
  const std::string content = read_content_type(http.value("content-type")).type;
  const bool is_page =
      is_html(content) || (is_vague(content) && begins_as_html(block.substr(http.size)));
  return is_page && status >= 200 && status < 300 ? Content::kPage : Content::kNothing;
}

// Cuts a stream into records. What stands where a record should begin is passed over up to the next
// line that begins one, and named once.
class WarcSplitter {
 public:
  WarcSplitter(PeekableStream& stream, const SplitContext& context)
      : stream_(stream), context_(context) {
    record_.file = context.file;
  }

  void split() {
    while (next_record()) {
    }
    if (records_ == 0 && !is_junk_named_) {
      reject(ErrorCode::kEmpty, "there is no record in it");
    }
  }

 private:
  // False at the end, or where no more is wanted.
  bool next_record() {
    skip_blank_lines();
    const std::string_view ahead = stream_.peek(kMaxHeaderBytes);
    if (ahead.empty()) {
      return false;
    }
    if (!ahead.starts_with("WARC/")) {
      return skip_junk();
    }
    const HeaderBlock headers = read_headers(ahead);
    ++records_;
    std::uint64_t length = 0;
    const std::string_view digits = headers.value("content-length");
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (error != std::errc() || end != digits.data() + digits.size()) {
      reject(ErrorCode::kMalformed, "the record's Content-Length is missing or no number");
      take(headers.size);
      return skip_junk();
    }
    return read_block(headers, std::string(ahead.substr(0, headers.size)), length);
  }

  bool read_block(const HeaderBlock& headers, std::string bytes, std::uint64_t length) {
    const std::uint64_t line = line_;
    take(headers.size);
    constexpr std::size_t kMostOfHttpHeaders = 32768;
    const std::string_view beginning =
        stream_.peek(static_cast<std::size_t>(std::min<std::uint64_t>(length, kMostOfHttpHeaders)));
    if (content_of(headers, beginning) == Content::kNothing) {
      return skip(length, line);
    }
    ++record_.number;
    record_.line = line;
    if (length + bytes.size() > context_.max_record_bytes) {
      reject_at(line,
                ErrorCode::kTooLarge,
                fmt::format("the record is longer than {} bytes", context_.max_record_bytes));
      return skip(length, line);
    }
    const std::size_t header_bytes = bytes.size();
    bytes.resize(header_bytes + length);
    std::size_t filled = header_bytes;
    while (filled < bytes.size()) {
      const std::size_t count = stream_.read(bytes.data() + filled, bytes.size() - filled);
      if (count == 0) {
        reject_at(line, ErrorCode::kMalformed, "it ends inside a record");
        return false;
      }
      filled += count;
    }
    count_lines(std::string_view(bytes).substr(header_bytes));
    return context_.emit({std::move(bytes), record_.file, record_.line, record_.number});
  }

  bool skip(std::uint64_t length, std::uint64_t line) {
    while (length > 0) {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(length, kBlockBytes));
      const std::size_t count = take(wanted);
      if (count == 0) {
        reject_at(line, ErrorCode::kMalformed, "it ends inside a record");
        return false;
      }
      length -= count;
    }
    return true;
  }

  void skip_blank_lines() {
    while (true) {
      const std::string_view ahead = stream_.peek(kBlockBytes);
      const std::size_t blank = ahead.find_first_not_of("\r\n");
      if (ahead.empty() || blank == 0) {
        return;
      }
      take(std::min(blank, ahead.size()));
    }
  }

  // To the next line that begins a record.
  bool skip_junk() {
    if (!std::exchange(is_junk_named_, true)) {
      reject(ErrorCode::kMalformed, "what stands here is no WARC record");
    }
    constexpr std::string_view kBeginning = "\nWARC/";
    while (true) {
      const std::string_view ahead = stream_.peek(kBlockBytes);
      if (ahead.empty()) {
        return false;
      }
      if (const std::size_t at = ahead.find(kBeginning); at != std::string_view::npos) {
        take(at + 1);
        return true;
      }
      // The beginning may be cut by the end of the block.
      take(ahead.size() > kBeginning.size() ? ahead.size() - kBeginning.size() : ahead.size());
    }
  }

  // Bytes taken, size of them unless the input ends.
  std::size_t take(std::size_t size) {
    std::size_t taken = 0;
    passed_.resize(std::max(passed_.size(), kBlockBytes));
    while (taken < size) {
      const std::size_t count =
          stream_.read(passed_.data(), std::min(size - taken, passed_.size()));
      if (count == 0) {
        break;
      }
      count_lines(std::string_view(passed_).substr(0, count));
      taken += count;
    }
    return taken;
  }

  void count_lines(std::string_view bytes) {
    line_ += static_cast<std::uint64_t>(std::ranges::count(bytes, '\n'));
  }

  void reject(ErrorCode code, const std::string& message) { reject_at(line_, code, message); }

  void reject_at(std::uint64_t line, ErrorCode code, const std::string& message) {
    const RawRecord place = {{}, record_.file, line, 0};
    context_.reject(place.place(), {code, message, ""});
  }

  PeekableStream& stream_;
  const SplitContext& context_;
  RawRecord record_;  // number and file of the one at hand
  std::string passed_;
  std::uint64_t records_ = 0;  // of any type
  std::uint64_t line_ = 1;
  bool is_junk_named_ = false;
};

Result<Article> read_content(const HeaderBlock& warc, std::string_view block) {
  if (content_of(warc, block) == Content::kText) {
    Article article;
    const DecodedText text =
        decode_text(block, read_content_type(warc.value("content-type")).charset);
    set_field(article, *find_article_field("body"), text.utf8, Origin::kField);
    if (article.body.empty()) {
      return Error{ErrorCode::kEmpty, "no title and no body", ""};
    }
    return article;
  }
  if (warc.value("warc-type") != "response") {
    return read_page(block, read_content_type(warc.value("content-type")).charset);
  }
  const HeaderBlock http = read_headers(block);
  const Result<std::string> body = decode_body(http, block.substr(http.size), kMaxPage);
  if (!body) {
    return body.error();
  }
  return read_page(*body, read_content_type(http.value("content-type")).charset);
}

}  // namespace

Recognition WarcReader::recognise(const Sample& sample) const {
  if (sample.bytes.starts_with("WARC/") || sample.bytes.starts_with("filedesc://")) {
    return Recognition::kByContent;
  }
  const std::string extension = file_extension(sample.name);
  return extension == ".warc" || extension == ".wet" ? Recognition::kByName : Recognition::kNo;
}

void WarcReader::split(ByteStream& stream, const SplitContext& context) const {
  PeekableStream ahead(stream);
  if (ahead.peek(11) == "filedesc://") {
    context.reject(context.file->relative_path,
                   {ErrorCode::kUnsupported,
                    "it is an ARC file, the form before WARC",
                    "convert it to WARC first, as with warcio recompress"});
    return;
  }
  WarcSplitter(ahead, context).split();
}

Result<Article> WarcReader::read(const RawRecord& record, const ReadOptions& /*options*/) const {
  const std::string_view bytes = record.bytes;
  const HeaderBlock warc = read_headers(bytes);
  Result<Article> article = read_content(warc, bytes.substr(warc.size));
  if (!article) {
    return article;
  }
  std::string_view url = warc.value("warc-target-uri");
  if (url.starts_with('<') && url.ends_with('>')) {
    url = url.substr(1, url.size() - 2);
  }
  if (article->url.empty()) {
    set_field(*article, *find_article_field("url"), url, Origin::kField);
  }
  if (const Result<Timestamp> date = parse_timestamp(warc.value("warc-date")); date) {
    article->retrieved = *date;
    offer_date(*article, *date, DateOrigin::kRetrieved);
  }
  return article;
}

}  // namespace dateline
