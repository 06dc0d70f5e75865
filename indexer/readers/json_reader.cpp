// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_reader.hpp"

#include <utility>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/json_record.hpp"
#include "indexer/sources/peekable_stream.hpp"

namespace dateline {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} * 1024;

bool is_blank(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

// Cuts a stream into its objects by counting brackets outside of strings. What stands between
// objects and is none is named once.
class ObjectSplitter {
 public:
  explicit ObjectSplitter(const SplitContext& context) : context_(context) {
    record_.file = context.file;
  }

  // False once the sink wants no more.
  bool add(std::string_view block) {
    for (const char byte : block) {
      if (byte == '\n') {
        ++line_;
      }
      const bool goes_on = depth_ > 0 ? inside(byte) : between(byte);
      if (!goes_on) {
        return false;
      }
    }
    return true;
  }

  void finish() {
    if (depth_ > 0) {
      ++record_.number;
      reject(record_.line, ErrorCode::kMalformed, "it ends before its last bracket");
    } else if (record_.number == 0 && !is_junk_named_) {
      reject(0, ErrorCode::kEmpty, "there is no record in it");
    }
  }

 private:
  bool between(char byte) {
    if (byte == '{') {
      record_.line = line_;
      depth_ = 1;
      bytes_ = "{";
      is_junk_ = false;
    } else if (is_blank(byte) || byte == ',' || byte == '[' || byte == ']') {
      is_junk_ = false;
    } else if (!is_junk_) {
      is_junk_ = true;
      if (!std::exchange(is_junk_named_, true)) {
        reject(line_, ErrorCode::kMalformed, "it is not a JSON object");
      }
    }
    return true;
  }

  bool inside(char byte) {
    append(byte);
    if (in_string_) {
      in_string_ = is_escaped_ || byte != '"';
      is_escaped_ = !is_escaped_ && byte == '\\';
      return true;
    }
    switch (byte) {
      case '"': in_string_ = true; break;
      case '{':
      case '[': ++depth_; break;
      case '}':
      case ']': --depth_; break;
      default: break;
    }
    return depth_ > 0 || end_object();
  }

  void append(char byte) {
    is_too_long_ = is_too_long_ || bytes_.size() >= context_.max_record_bytes;
    if (is_too_long_) {
      bytes_.clear();
    } else {
      bytes_ += byte;
    }
  }

  bool end_object() {
    ++record_.number;
    if (std::exchange(is_too_long_, false)) {
      reject(record_.line,
             ErrorCode::kTooLarge,
             fmt::format("the record is longer than {} bytes", context_.max_record_bytes));
      return true;
    }
    return context_.emit({std::exchange(bytes_, {}), record_.file, record_.line, record_.number});
  }

  void reject(std::uint64_t line, ErrorCode code, const std::string& message) {
    RawRecord place = {{}, record_.file, line, 0};
    context_.reject(place.place(), {code, message, ""});
  }

  const SplitContext& context_;
  RawRecord record_;
  std::string bytes_;
  std::uint64_t line_ = 1;
  std::uint64_t depth_ = 0;  // open brackets
  bool in_string_ = false;
  bool is_escaped_ = false;
  bool is_too_long_ = false;
  bool is_junk_ = false;
  bool is_junk_named_ = false;
};

}  // namespace

Recognition JsonReader::recognise(const Sample& sample) const {
  const std::string_view text = trim(without_byte_order_mark(sample.bytes));
  const std::string_view inside = text.empty() ? text : trim(text.substr(1));
  if (text.starts_with('[') && (inside.starts_with('{') || inside == "]")) {
    return Recognition::kByContent;
  }
  const std::string_view line = trim(text.substr(0, std::min(text.find('\n'), text.size())));
  const bool is_spread = text.starts_with('{') && line.size() < text.size() &&
                         (line.ends_with('{') || line.ends_with('[') || line.ends_with(','));
  if (is_spread && (inside.starts_with('"') || inside.starts_with('}'))) {
    return Recognition::kByContent;
  }
  return file_extension(sample.name) == ".json" ? Recognition::kByName : Recognition::kNo;
}

void JsonReader::split(ByteStream& stream, const SplitContext& context) const {
  PeekableStream input(stream);
  std::vector<char> block(kBlockBytes);
  constexpr std::size_t kMarkBytes = 3;
  if (without_byte_order_mark(input.peek(kMarkBytes)).empty() &&
      input.peek(kMarkBytes).size() == kMarkBytes) {
    static_cast<void>(input.read(block.data(), kMarkBytes));
  }
  ObjectSplitter splitter(context);
  while (const std::size_t count = input.read(block.data(), block.size())) {
    if (!splitter.add({block.data(), count})) {
      return;
    }
  }
  splitter.finish();
}

Result<Article> JsonReader::read(const RawRecord& record, const ReadOptions& options) const {
  return read_json_article(record.bytes, options.mappings);
}

}  // namespace dateline
