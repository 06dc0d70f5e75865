// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/warc/http_body.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"

namespace dateline {

namespace {

Error too_large(std::size_t max_bytes) {
  return {ErrorCode::kTooLarge,
          fmt::format("the page unpacks to more than {} bytes", max_bytes),
          "--max-article-bytes takes larger ones"};
}

// zlib's stream, or the bare deflate that some servers send for it.
enum class Wrapping { kZlib, kBare };

Result<std::string> inflate_body(std::string_view body, std::size_t max_bytes, Wrapping wrapping) {
  z_stream stream{};
  if (inflateInit2(&stream, wrapping == Wrapping::kZlib ? MAX_WBITS : -MAX_WBITS) != Z_OK) {
    return Error{ErrorCode::kMalformed, "its compressed page cannot be read", ""};
  }
  const std::unique_ptr<z_stream, int (*)(z_streamp)> end(&stream, &inflateEnd);
  // zlib reads through a pointer to what is not const, and never writes there.
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::string text;
  std::array<char, 65536> block{};
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    status = inflate(&stream, Z_NO_FLUSH);
    text.append(block.data(), block.size() - stream.avail_out);
    if (text.size() > max_bytes) {
      return too_large(max_bytes);
    }
  }
  if (status != Z_STREAM_END) {
    return Error{ErrorCode::kMalformed, "its compressed page is damaged or cut short", ""};
  }
  return text;
}

Result<std::string> unpack(std::string_view body, std::size_t max_bytes) {
  const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), &archive_read_free);
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_zstd(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_entry* entry = nullptr;
  if (archive_read_open_memory(reader.get(), body.data(), body.size()) != ARCHIVE_OK ||
      archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK) {
    return Error{ErrorCode::kMalformed, "its compressed page cannot be read", ""};
  }
  std::string text;
  std::array<char, 65536> block{};
  while (true) {
    const la_ssize_t count = archive_read_data(reader.get(), block.data(), block.size());
    if (count < 0) {
      return Error{ErrorCode::kMalformed, "its compressed page is damaged or cut short", ""};
    }
    if (count == 0) {
      return text;
    }
    text.append(block.data(), static_cast<std::size_t>(count));
    if (text.size() > max_bytes) {
      return too_large(max_bytes);
    }
  }
}

// The length of a chunk and where its bytes begin; nullopt where text does not begin as one.
struct Chunk {
  std::size_t begin = 0;
  std::size_t size = 0;
};

std::optional<Chunk> read_chunk(std::string_view text) {
  constexpr std::size_t kLongestLine = 200;
  const std::size_t end = text.substr(0, kLongestLine).find('\n');
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  Chunk chunk{end + 1, 0};
  const auto [stop, error] = std::from_chars(text.data(), text.data() + end, chunk.size, 16);
  const bool is_ended = *stop == '\r' || *stop == '\n' || *stop == ';' || *stop == ' ';
  return error == std::errc() && is_ended ? std::optional(chunk) : std::nullopt;
}

}  // namespace

std::string without_chunks(std::string_view body) {
  std::string text;
  std::string_view rest = body;
  while (const std::optional<Chunk> chunk = read_chunk(rest)) {
    rest.remove_prefix(chunk->begin);
    if (chunk->size == 0) {
      return text;
    }
    const std::size_t size = std::min(chunk->size, rest.size());
    text += rest.substr(0, size);
    rest.remove_prefix(size);
    if (rest.empty()) {
      return text;  // cut short by the crawler
    }
    rest.remove_prefix(rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0);
  }
  return std::string(body);
}

Result<std::string> decode_body(const HeaderBlock& headers,
                                std::string_view body,
                                std::size_t max_bytes) {
  const std::string_view transfer = headers.value("transfer-encoding");
  std::string whole =
      transfer.find("chunked") != std::string_view::npos ? without_chunks(body) : std::string(body);
  const std::string_view encoding = headers.value("content-encoding");
  if (whole.starts_with("\x1f\x8b") || whole.starts_with("\x28\xb5\x2f\xfd")) {
    return unpack(whole, max_bytes);
  }
  const bool looks_like_page = trim(whole).starts_with('<');
  if (encoding == "br" && !looks_like_page) {
    return Error{
        ErrorCode::kUnsupported, "its page is compressed by Brotli, which is not read", ""};
  }
  if (encoding == "deflate" && !looks_like_page) {
    Result<std::string> text = inflate_body(whole, max_bytes, Wrapping::kZlib);
    return text || text.error().code == ErrorCode::kTooLarge
               ? text
               : inflate_body(whole, max_bytes, Wrapping::kBare);
  }
  return whole;
}

}  // namespace dateline
