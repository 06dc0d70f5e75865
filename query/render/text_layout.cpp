// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/text_layout.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

class LineBreaker {
 public:
  explicit LineBreaker(const Layout& layout)
      : indent_(layout.indent),
        room_(layout.width - layout.indent),
        colour_(layout.colour),
        link_(layout.link) {}

  std::string lay_out(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
      add(run);
    }
    flush_word();
    end_line();
    return std::move(out_);
  }

 private:
  // A word may be made of several runs ("Canada" marked, "'s" not): it breaks as one.
  void add(const Run& run) {
    std::string_view text = run.text;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      if (end > 0) {
        word_.push_back({std::string(text.substr(0, end)), run.style});
      }
      if (end < text.size()) {
        flush_word();
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void flush_word() {
    std::size_t width = 0;
    for (const Run& part : word_) {
      width += cell_width(part.text);
    }
    if (width == 0) {
      return;
    }
    if (used_ > 0 && used_ + 1 + width > room_) {
      end_line();
    } else if (used_ > 0) {
      // Between two words of one style the blank has it too.
      append(" ", line_.back().style == word_.front().style ? line_.back().style : "");
      ++used_;
    }
    for (const Run& part : word_) {
      put(part);
    }
    word_.clear();
  }

  // A part that is longer than a line, as in scripts without blanks, goes on in the next.
  void put(const Run& part) {
    std::string_view rest = part.text;
    while (used_ + cell_width(rest) > room_) {
      const std::string_view head = truncate_cells(rest, room_ - used_);
      if (head.empty() && used_ == 0) {
        break;
      }
      append(head, part.style);
      rest.remove_prefix(head.size());
      end_line();
    }
    append(rest, part.style);
    used_ += cell_width(rest);
  }

  void append(std::string_view text, std::string_view style) {
    if (text.empty()) {
      return;
    }
    if (!line_.empty() && line_.back().style == style) {
      line_.back().text += text;
    } else {
      line_.push_back({std::string(text), style});
    }
  }

  void end_line() {
    if (!line_.empty()) {
      out_.append(indent_, ' ');
      out_ += link_.empty() ? "" : fmt::format("\x1b]8;;{}\x1b\\", link_);
      for (const Run& run : line_) {
        out_ += paint(run.text, run.style, colour_);
      }
      out_ += link_.empty() ? "\n" : "\x1b]8;;\x1b\\\n";
    }
    line_.clear();
    used_ = 0;
  }

  std::size_t indent_;
  std::size_t room_;
  Colour colour_;
  std::string link_;
  std::vector<Run> word_;
  std::vector<Run> line_;  // no two neighbours of one style
  std::size_t used_ = 0;
  std::string out_;
};

}  // namespace

std::size_t text_width(std::size_t screen_width) {
  constexpr std::size_t kLeast = 30;
  constexpr std::size_t kMost = 100;
  return std::clamp(screen_width, kLeast, kMost);
}

std::string paint(std::string_view text, std::string_view style, Colour colour) {
  if (colour == Colour::kOff || style.empty()) {
    return std::string(text);
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", style, text);
}

std::vector<Run> to_runs(const MarkedText& marked, std::string_view plain, std::string_view match) {
  const std::string_view text = marked.text;
  std::vector<Run> runs;
  std::size_t at = 0;
  for (const ByteSpan& mark : marked.marks) {
    runs.push_back({safe_text(text.substr(at, mark.begin - at)), plain});
    runs.push_back({safe_text(text.substr(mark.begin, mark.end - mark.begin)), match});
    at = mark.end;
  }
  runs.push_back({safe_text(text.substr(at)), plain});
  return runs;
}

std::string link_to(std::string_view url) {
  constexpr std::size_t kLongest = 2000;
  if (!url.starts_with("http://") && !url.starts_with("https://")) {
    return {};
  }
  std::string link;
  for (const char byte : url) {
    if (byte > ' ' && byte <= '~') {
      link += byte;
    } else {
      link += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return link.size() <= kLongest ? link : std::string();
}

std::string lay_out(const std::vector<Run>& runs, const Layout& layout) {
  return LineBreaker(layout).lay_out(runs);
}

std::string cut_to(std::string_view text, std::size_t cells) {
  return cell_width(text) <= cells ? std::string(text)
                                   : std::string(truncate_cells(text, cells - 1)) + "…";
}

std::string lay_out_heading(const std::vector<Run>& runs, std::size_t width, Colour colour) {
  constexpr std::size_t kGap = 2;
  constexpr std::size_t kLeast = 4;
  std::string out;
  std::size_t used = 0;
  for (const Run& run : runs) {
    const std::size_t gap = used == 0 ? 0 : kGap;
    if (run.text.empty() || used + gap + kLeast > width) {
      continue;
    }
    const std::string shown = cut_to(run.text, width - used - gap);
    out.append(gap, ' ');
    out += paint(shown, run.style, colour);
    used += gap + cell_width(shown);
  }
  return out + '\n';
}

std::string day_of(const Article& article) {
  if (!article.published) {
    return "undated";
  }
  const Timestamp& timestamp = article.published->timestamp;
  return to_iso8601(timestamp).substr(0, kDateColumn);
}

}  // namespace dateline
