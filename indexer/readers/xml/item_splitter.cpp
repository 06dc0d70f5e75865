// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/item_splitter.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/readers/xml/markup_scanner.hpp"

namespace dateline {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} * 1024;

// What stands around the items (title and language of a feed, header of a message) is repeated for
// each of them; where it is longer, only the open tags are.
constexpr std::size_t kMaxFrameBytes = std::size_t{64} * 1024;

// Elements left open around an item; more are a bomb, not a newsroom's.
constexpr std::size_t kMaxOpen = 200;

class ItemSplitter {
 public:
  ItemSplitter(std::span<const std::string_view> items, const SplitContext& context)
      : items_(items), context_(context) {
    record_.file = context.file;
  }

  // False once nothing more is wanted.
  bool add(const MarkupPiece& piece) {
    const bool goes_on = item_name_.empty() ? outside(piece) : inside(piece);
    line_ += static_cast<std::uint64_t>(std::ranges::count(piece.bytes, '\n'));
    return goes_on;
  }

  void finish() {
    if (!item_name_.empty()) {
      reject(record_.line, ErrorCode::kMalformed, fmt::format("it ends before </{}>", item_name_));
    } else if (record_.number == 0) {
      std::string names;
      for (const std::string_view name : items_) {
        names += fmt::format("{}<{}>", names.empty() ? "" : " or ", name);
      }
      reject(0, ErrorCode::kEmpty, fmt::format("there is no {} in it", names));
    }
  }

 private:
  struct OpenElement {
    std::string name;
    std::string tag;
  };

  bool outside(const MarkupPiece& piece) {
    switch (piece.kind) {
      case MarkupKind::kStartTag:
      case MarkupKind::kEmptyTag:
        if (std::ranges::find(items_, local_name(piece.name)) != items_.end()) {
          return begin_item(piece);
        }
        return piece.kind == MarkupKind::kEmptyTag || open(piece);
      case MarkupKind::kEndTag: close(piece); return true;
      case MarkupKind::kText: add_to_frame(piece.bytes); return true;
      case MarkupKind::kDeclaration: declaration_ = piece.bytes; return true;
      case MarkupKind::kDoctype: return accept_doctype(piece.bytes);
      case MarkupKind::kIgnored: return true;
    }
    return true;
  }

  bool accept_doctype(std::string_view doctype) {
    if (doctype.find("<!ENTITY") == std::string_view::npos) {
      return true;
    }
    reject(line_,
           ErrorCode::kUnsupported,
           "it declares entities of its own, which are never expanded",
           "write the characters themselves");
    return false;
  }

  bool open(const MarkupPiece& piece) {
    if (open_.size() == kMaxOpen) {
      reject(line_,
             ErrorCode::kMalformed,
             fmt::format("more than {} elements are open at once", kMaxOpen));
      return false;
    }
    open_.push_back({std::string(piece.name), std::string(piece.bytes)});
    add_to_frame(piece.bytes);
    return true;
  }

  void close(const MarkupPiece& piece) {
    const auto element = std::ranges::find(
        open_.rbegin(), open_.rend(), piece.name, [](const OpenElement& each) -> std::string_view {
          return each.name;
        });
    if (element != open_.rend()) {
      open_.erase(std::prev(element.base()), open_.end());
      add_to_frame(piece.bytes);
    }
  }

  void add_to_frame(std::string_view bytes) {
    is_frame_full_ = is_frame_full_ || frame_.size() + bytes.size() > kMaxFrameBytes;
    if (is_frame_full_) {
      frame_ = std::string();
    } else {
      frame_ += bytes;
    }
  }

  bool begin_item(const MarkupPiece& piece) {
    record_.line = line_;
    item_name_ = piece.name;
    same_name_ = 0;
    item_ = piece.bytes;
    return piece.kind == MarkupKind::kStartTag || end_item();
  }

  // Tags of other names are not counted: a <br> that is never closed does no harm.
  bool inside(const MarkupPiece& piece) {
    if (piece.kind == MarkupKind::kIgnored || piece.kind == MarkupKind::kDoctype) {
      return true;
    }
    append(piece.bytes);
    if (piece.name != item_name_) {
      return true;
    }
    same_name_ += piece.kind == MarkupKind::kStartTag ? 1 : 0;
    if (piece.kind != MarkupKind::kEndTag) {
      return true;
    }
    if (same_name_ > 0) {
      --same_name_;
      return true;
    }
    return end_item();
  }

  void append(std::string_view bytes) {
    is_too_long_ = is_too_long_ || item_.size() + bytes.size() > context_.max_record_bytes;
    if (is_too_long_) {
      item_ = std::string();
    } else {
      item_ += bytes;
    }
  }

  bool end_item() {
    ++record_.number;
    item_name_.clear();
    std::string item = std::exchange(item_, {});
    if (std::exchange(is_too_long_, false)) {
      reject(record_.line,
             ErrorCode::kTooLarge,
             fmt::format("the record is longer than {} bytes", context_.max_record_bytes));
      return true;
    }
    std::string document = declaration_;
    if (is_frame_full_) {
      for (const OpenElement& element : open_) {
        document += element.tag;
      }
    } else {
      document += frame_;
    }
    document += item;
    std::for_each(open_.rbegin(), open_.rend(), [&document](const OpenElement& element) {
      document += fmt::format("</{}>", element.name);
    });
    return context_.emit({std::move(document), record_.file, record_.line, record_.number});
  }

  void reject(std::uint64_t line,
              ErrorCode code,
              const std::string& message,
              const std::string& hint = "") {
    const RawRecord place = {{}, record_.file, line, 0};
    context_.reject(place.place(), {code, message, hint});
  }

  std::span<const std::string_view> items_;
  const SplitContext& context_;
  RawRecord record_;
  std::string declaration_;
  std::string frame_;  // what stands before the item at hand, without the items there
  bool is_frame_full_ = false;
  std::vector<OpenElement> open_;  // around the item
  std::string item_;
  std::string item_name_;      // empty outside of items
  std::size_t same_name_ = 0;  // elements of the item's name open inside it
  bool is_too_long_ = false;
  std::uint64_t line_ = 1;
};

}  // namespace

void split_items(ByteStream& stream,
                 std::span<const std::string_view> items,
                 const SplitContext& context) {
  ItemSplitter splitter(items, context);
  MarkupScanner scanner;
  const MarkupSink sink = [&splitter](const MarkupPiece& piece) { return splitter.add(piece); };
  std::vector<char> block(kBlockBytes);
  while (const std::size_t count = stream.read(block.data(), block.size())) {
    if (!scanner.add({block.data(), count}, sink)) {
      return;
    }
  }
  if (scanner.finish(sink)) {
    splitter.finish();
  }
}

}  // namespace dateline
