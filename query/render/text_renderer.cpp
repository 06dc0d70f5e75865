// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/text_renderer.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

// Select Graphic Rendition codes (ECMA-48 8.3.117).
constexpr std::string_view kBold = "1";
constexpr std::string_view kFaint = "2";
constexpr std::string_view kMatch = "1;33";
constexpr std::string_view kTitleMatch = "1;33";
constexpr std::string_view kDate = "36";
constexpr std::string_view kSource = "32";

constexpr std::size_t kLeastWidth = 30;
constexpr std::size_t kWidestText = 100;  // longer lines are hard to read
constexpr std::size_t kDateColumn = 10;   // YYYY-MM-DD

// A stretch of text in one style.
struct Run {
  std::string text;
  std::string_view style;
};

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

// Breaks runs into lines of at most width cells, at blanks where there are any, each line indented.
class LineBreaker {
 public:
  LineBreaker(std::size_t indent, std::size_t width, Colour colour)
      : indent_(indent), room_(width - indent), colour_(colour) {}

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
      line_ += ' ';
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
      line_ += paint(head, part.style, colour_);
      rest.remove_prefix(head.size());
      end_line();
    }
    line_ += paint(rest, part.style, colour_);
    used_ += cell_width(rest);
  }

  void end_line() {
    if (used_ > 0 || !line_.empty()) {
      out_.append(indent_, ' ');
      out_ += line_;
      out_ += '\n';
    }
    line_.clear();
    used_ = 0;
  }

  std::size_t indent_;
  std::size_t room_;
  Colour colour_;
  std::vector<Run> word_;
  std::string line_;
  std::size_t used_ = 0;
  std::string out_;
};

std::string day_of(const Article& article) {
  if (!article.published) {
    return "undated";
  }
  const Timestamp& timestamp = article.published->timestamp;
  return to_iso8601(timestamp).substr(0, kDateColumn);
}

}  // namespace

std::string TextRenderer::begin(const ResultHeader& header) {
  rank_width_ = std::to_string(header.offset + header.hits).size();
  const double milliseconds = static_cast<double>(header.elapsed.count()) / 1000.0;
  if (header.total == 0) {
    return fmt::format("no article matches ({:.0f} ms)\n", milliseconds);
  }
  return fmt::format("{}{} {} ({:.0f} ms)\n",
                     header.total_is_exact ? "" : "about ",
                     counted(header.total, "article", "articles"),
                     header.total == 1 ? "matches" : "match",
                     milliseconds);
}

std::string TextRenderer::add(const Hit& hit) {
  std::string out = "\n";
  if (hit.is_partial && !in_partial_) {
    in_partial_ = true;
    out += paint("Articles with some of the words:", kBold, colour_) + "\n\n";
  }
  const Article& article = hit.article;
  std::vector<std::string> heading = {
      fmt::format("{:>{}}", hit.rank, rank_width_),
      paint(fmt::format("{:<{}}", day_of(article), kDateColumn), kDate, colour_)};
  if (!article.source.empty()) {
    heading.push_back(paint(safe_text(article.source), kSource, colour_));
  }
  if (!article.byline.empty()) {
    heading.push_back(paint(safe_text(article.byline), kFaint, colour_));
  }
  const std::size_t indent = rank_width_ + 2;
  const std::size_t width = std::clamp(width_, kLeastWidth, kWidestText);
  out += fmt::format("{}\n", fmt::join(heading, "  "));
  out += LineBreaker(indent, width, colour_).lay_out(to_runs(hit.title, kBold, kTitleMatch));
  out += LineBreaker(indent, width, colour_).lay_out(to_runs(hit.snippet, "", kMatch));
  return out;
}

std::string TextRenderer::end() {
  return {};
}

}  // namespace dateline
