// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/line_splitter.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "common/support/clean_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} * 1024;

class LineSplitter {
 public:
  LineSplitter(std::size_t max_bytes, const LineSinks& sinks)
      : max_bytes_(max_bytes), sinks_(sinks) {}

  // False once the sink wants no more.
  bool add(std::string_view block) {
    while (!block.empty()) {
      const std::size_t end = block.find('\n');
      if (end == std::string_view::npos) {
        append(block);
        return true;
      }
      append(block.substr(0, end));
      block.remove_prefix(end + 1);
      if (!finish_line()) {
        return false;
      }
    }
    return true;
  }

  void finish() {
    if (!line_.empty() || is_too_long_) {
      finish_line();
    }
  }

 private:
  void append(std::string_view part) {
    // One byte more than the limit, for the \r that may turn out to be part of the line end.
    is_too_long_ = is_too_long_ || line_.size() + part.size() > max_bytes_ + 1;
    if (is_too_long_) {
      line_ = std::string();
    } else {
      line_ += part;
    }
  }

  bool finish_line() {
    ++number_;
    std::string line = std::exchange(line_, {});
    if (line.ends_with('\r')) {
      line.pop_back();
    }
    if (std::exchange(is_too_long_, false) || line.size() > max_bytes_) {
      sinks_.too_long(number_);
      return true;
    }
    if (number_ == 1) {
      line.erase(0, line.size() - without_byte_order_mark(line).size());
    }
    return sinks_.line(std::move(line), number_);
  }

  std::size_t max_bytes_;
  const LineSinks& sinks_;
  std::string line_;  // so far; empty if it is too long
  bool is_too_long_ = false;
  std::uint64_t number_ = 0;  // of lines finished
};

}  // namespace

void split_lines(ByteStream& stream, std::size_t max_bytes, const LineSinks& sinks) {
  LineSplitter splitter(max_bytes, sinks);
  std::vector<char> block(kBlockBytes);
  while (const std::size_t count = stream.read(block.data(), block.size())) {
    if (!splitter.add({block.data(), count})) {
      return;
    }
  }
  splitter.finish();
}

}  // namespace dateline
