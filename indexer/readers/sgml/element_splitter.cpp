// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/element_splitter.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} * 1024;

constexpr char upper(char byte) {
  return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
}

std::string upper_case(std::string_view name) {
  std::string result(name);
  std::ranges::transform(result, result.begin(), upper);
  return result;
}

enum class Found { kNothing, kStart, kEnd };

// What begins with the '<' that bytes begin with.
Found find_tag(std::string_view bytes, std::string_view name) {
  const bool is_end = bytes.size() > 1 && bytes[1] == '/';
  const std::string_view rest = bytes.substr(is_end ? 2 : 1);
  if (rest.size() <= name.size() ||
      !std::ranges::equal(rest.substr(0, name.size()), name, {}, lower_ascii)) {
    return Found::kNothing;
  }
  const char behind = rest[name.size()];
  const bool is_whole =
      behind == '>' || behind == ' ' || behind == '\t' || behind == '\n' || behind == '\r';
  return !is_whole ? Found::kNothing : is_end ? Found::kEnd : Found::kStart;
}

class ElementSplitter {
 public:
  ElementSplitter(const SplitContext& context, std::string_view name)
      : context_(context), name_(name) {
    record_.file = context.file;
  }

  // False once the sink wants no more.
  bool add(std::string_view block) {
    buffer_ += block;
    if (!scan(name_.size() + 3)) {
      return false;
    }
    if (state_ == State::kInside && scanned_ - begin_ > context_.max_record_bytes) {
      reject_large();
      state_ = State::kTooLarge;
    }
    compact();
    return true;
  }

  void finish() {
    if (!scan(0)) {
      return;
    }
    scanned_ = buffer_.size();
    if (state_ == State::kInside) {
      finish_record(buffer_.size());
    }
    if (record_.number == 0 && !has_rejected_) {
      record_.line = 0;
      reject(ErrorCode::kEmpty, fmt::format("there is no <{}> in it", upper_case(name_)));
    }
  }

 private:
  enum class State { kOutside, kInside, kTooLarge };

  // Looks at each '<' that has so many bytes to tell what it is.
  bool scan(std::size_t lookahead) {
    while (true) {
      scanned_ = std::min(buffer_.find('<', scanned_), buffer_.size());
      if (scanned_ == buffer_.size() || buffer_.size() - scanned_ < lookahead) {
        return true;
      }
      const Found found = find_tag(std::string_view(buffer_).substr(scanned_), name_);
      const bool goes_on = found == Found::kStart ? start() : found != Found::kEnd || end();
      if (!goes_on) {
        return false;
      }
      scanned_ += found == Found::kEnd ? 0 : 1;
    }
  }

  bool start() {
    const bool goes_on = state_ != State::kInside || finish_record(scanned_);
    state_ = State::kInside;
    ++record_.number;
    record_.line = line_at(scanned_);
    begin_ = scanned_;
    return goes_on;
  }

  bool end() {
    const std::size_t tag = scanned_;
    scanned_ += name_.size() + 2;
    if (state_ == State::kInside) {
      // What follows the name of an end tag says nothing and may not have been read yet.
      return finish_record(scanned_, ">");
    }
    if (state_ == State::kOutside) {
      record_.line = line_at(tag);
      const std::string name = upper_case(name_);
      reject(ErrorCode::kMalformed, fmt::format("</{}> without <{}> before it", name, name));
    }
    state_ = State::kOutside;
    return true;
  }

  bool finish_record(std::size_t end, std::string_view suffix = "") {
    state_ = State::kOutside;
    if (end - begin_ > context_.max_record_bytes) {
      reject_large();
      return true;
    }
    std::string bytes = buffer_.substr(begin_, end - begin_);
    bytes += suffix;
    return context_.emit({std::move(bytes), record_.file, record_.line, record_.number});
  }

  // Drops what was read and belongs to no record.
  void compact() {
    const std::size_t keep = state_ == State::kInside ? begin_ : scanned_;
    static_cast<void>(line_at(keep));
    buffer_.erase(0, keep);
    scanned_ -= keep;
    begin_ = 0;
    counted_ = 0;
  }

  // Of a place in the buffer that is not before one asked about earlier.
  std::uint64_t line_at(std::size_t at) {
    const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(counted_);
    const auto to = buffer_.begin() + static_cast<std::ptrdiff_t>(at);
    if (from < to) {
      lines_before_ += static_cast<std::uint64_t>(std::count(from, to, '\n'));
      counted_ = at;
    }
    return lines_before_ + 1;
  }

  void reject_large() {
    reject(ErrorCode::kTooLarge,
           fmt::format("the record is longer than {} bytes", context_.max_record_bytes));
  }

  void reject(ErrorCode code, const std::string& message) {
    has_rejected_ = true;
    context_.reject(record_.place(), {code, message, ""});
  }

  const SplitContext& context_;
  std::string_view name_;
  RawRecord record_;  // place of the record at hand; its bytes are in the buffer
  std::string buffer_;
  std::size_t begin_ = 0;    // of the record at hand
  std::size_t scanned_ = 0;  // what is before it has been looked at
  std::uint64_t lines_before_ = 0;
  std::size_t counted_ = 0;  // line ends before it are in lines_before_
  State state_ = State::kOutside;
  bool has_rejected_ = false;
};

}  // namespace

void split_elements(ByteStream& stream, const SplitContext& context, std::string_view name) {
  ElementSplitter splitter(context, name);
  std::vector<char> block(kBlockBytes);
  while (const std::size_t count = stream.read(block.data(), block.size())) {
    if (!splitter.add({block.data(), count})) {
      return;
    }
  }
  splitter.finish();
}

bool has_end_tag(std::string_view record, std::string_view name) {
  const std::size_t tag = record.rfind('<');
  return tag != std::string_view::npos && find_tag(record.substr(tag), name) == Found::kEnd;
}

bool begins_with_tag(std::string_view bytes, std::string_view name) {
  return bytes.starts_with('<') && find_tag(bytes, name) == Found::kStart;
}

std::string_view without_prolog(std::string_view sample) {
  std::string_view text = trim(without_byte_order_mark(sample));
  while (text.starts_with("<!") || text.starts_with("<?")) {
    const std::string_view close = text.starts_with("<!--") ? "-->" : ">";
    const std::size_t end = text.find(close);
    text =
        end == std::string_view::npos ? std::string_view() : trim(text.substr(end + close.size()));
  }
  return text;
}

}  // namespace dateline
