// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/support/clean_text.hpp"
#include "indexer/enrich/boilerplate_patterns.hpp"

namespace dateline {

namespace {

constexpr auto kRules = std::to_array<BoilerplateRule>({
    {"", ""},
    {"advertisement", "the label of an advertisement, or that the story goes on below one"},
    {"author-box", "who wrote it and how to reach them"},
    {"comment-form", "the form for comments"},
    {"contact-prompt", "questions to the reader"},
    {"copyright-line", "who holds the rights"},
    {"read-more", "the headline of another story inside this one"},
    {"related-links", "headlines of other stories, tags"},
    {"share-buttons", "buttons to share it"},
    {"sign-up", "an invitation to a newsletter or subscription"},
    {"video-caption", "a film's title, caption and length"},
});

// A paragraph of the article is longer, more often than not.
constexpr std::size_t kLongestLine = 400;

struct Line {
  std::size_t begin = 0;  // of the body, blanks around it left out
  std::size_t end = 0;
  LineMatch match;
  bool is_blank = false;
  bool is_taken = false;
  LineRule rule = LineRule::kNone;  // once taken
};

class Finder {
 public:
  explicit Finder(std::string_view body) : body_(body) { cut_lines(); }

  BoilerplateFinding find() {
    take_in_between();
    take_author_boxes();
    const std::size_t tail = take_tail();
    const bool is_over_limit = keep_what_is_too_much(0, tail);
    return collect(keep_what_is_too_much(tail, lines_.size()) || is_over_limit);
  }

 private:
  void cut_lines() {
    for (std::size_t at = 0; at <= body_.size();) {
      const std::size_t end = std::min(body_.find('\n', at), body_.size());
      const std::string_view text = trim(body_.substr(at, end - at));
      Line line;
      line.is_blank = text.empty();
      line.begin = line.is_blank ? at : static_cast<std::size_t>(text.data() - body_.data());
      line.end = line.begin + text.size();
      if (!line.is_blank) {
        const bool may_match = text.size() <= kLongestLine && stands_alone();
        line.match = may_match ? match_line(text) : LineMatch{};
      }
      lines_.push_back(line);
      at = end + 1;
    }
  }

  // Whether the next line to come can begin something: not the rest of a paragraph that is wrapped.
  [[nodiscard]] bool stands_alone() const {
    constexpr std::size_t kShort = 60;
    if (lines_.empty() || lines_.back().is_blank || lines_.back().match.rule != LineRule::kNone) {
      return true;
    }
    const std::string_view before = text_of(lines_.back());
    return before.size() < kShort || ends_a_sentence(before) || before.ends_with(':') ||
           before.ends_with('|');
  }

  [[nodiscard]] std::string_view text_of(const Line& line) const {
    return body_.substr(line.begin, line.end - line.begin);
  }

  static bool ends_a_sentence(std::string_view text) {
    for (const std::string_view mark : {"\u201D", "\u2019", "\"", "'", ")", "*"}) {
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        break;
      }
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
           text.ends_with("\u2026");
  }

  // A sentence of the article, as far as a line can tell.
  [[nodiscard]] bool is_sentence(const Line& line) const {
    constexpr std::ptrdiff_t kFewestBlanks = 5;
    const std::string_view text = text_of(line);
    return !line.is_blank && ends_a_sentence(text) &&
           std::ranges::count(text, ' ') >= kFewestBlanks;
  }

  // "... for years to come.” 5:35"
  static std::size_t video_length_at(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    const bool is_behind_sentence =
        blank != std::string_view::npos && ends_a_sentence(trim(text.substr(0, blank)));
    return is_behind_sentence && is_video_length(text.substr(blank + 1)) ? blank : text.size();
  }

  void take(std::size_t line, LineRule rule) {
    lines_[line].is_taken = true;
    lines_[line].rule = rule;
  }

  // The next line behind `line` that is not blank; lines_.size() if there is none.
  [[nodiscard]] std::size_t next_line(std::size_t line) const {
    do {
      ++line;
    } while (line < lines_.size() && lines_[line].is_blank);
    return line;
  }

  void take_in_between() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.is_blank || line.is_taken) {
        continue;
      }
      if (is_video_length(text_of(line))) {
        take(i, LineRule::kVideo);
      } else if (line.match.rule != LineRule::kNone && line.match.place == LinePlace::kAnywhere &&
                 line.match.rule != LineRule::kAuthorBox) {
        take(i, line.match.rule);
        if (line.match.rule == LineRule::kVideo) {
          take_caption(i);
        }
      }
    }
  }

  // The caption of a film stands right below its title, or up to its length.
  void take_caption(std::size_t title) {
    constexpr std::size_t kLongest = 400;
    constexpr int kMostLines = 3;
    std::size_t length = title;
    for (int i = 0; i < kMostLines; ++i) {
      length = next_line(length);
      if (length >= lines_.size() || text_of(lines_[length]).size() > kLongest) {
        break;
      }
      if (is_video_length(text_of(lines_[length]))) {
        for (std::size_t line = title + 1; line <= length; ++line) {
          take(line, LineRule::kVideo);
        }
        return;
      }
    }
    const std::size_t below = title + 1;
    if (below < lines_.size() && !lines_[below].is_blank &&
        lines_[below].match.rule == LineRule::kNone && text_of(lines_[below]).size() <= kLongest) {
      take(below, LineRule::kVideo);
    }
  }

  // "Penn Inkwell": two to five words with capitals, no sentence.
  static bool is_name(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    const auto blanks = std::ranges::count(text, ' ');
    if (text.size() > kLongest || blanks < 1 || blanks > 4 || ends_a_sentence(text) ||
        text.find_first_of(":|0123456789@") != std::string_view::npos) {
      return false;
    }
    bool starts_word = true;
    std::size_t capitals = 0;
    for (const char byte : text) {
      capitals +=
          starts_word && ((byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0xC0)
              ? 1U
              : 0U;
      starts_word = byte == ' ';
    }
    return capitals >= 2;
  }

  // "Jane Roe is a reporter ... Follow her on Twitter @jroe": of a person and how to reach them.
  [[nodiscard]] bool is_about_author(const Line& line) const {
    constexpr std::size_t kLongest = 600;
    const std::string_view text = text_of(line);
    const bool has_sign = text.find('@') != std::string_view::npos ||
                          text.find("ollow ") != std::string_view::npos ||
                          text.find("reach") != std::string_view::npos ||
                          text.find("ontact h") != std::string_view::npos;
    if (text.size() > kLongest || !has_sign) {
      return false;
    }
    const std::string form = to_pattern_form(text);
    const auto has = [&form](std::string_view words) {
      return form.find(words) != std::string::npos;
    };
    const bool has_handle = has("@");
    const bool follows = has("follow ") && (has_handle || has("twitter") || has("on x"));
    const bool writes = has(" is a ") || has(" is an ") || has(" is the ") || has(" covers ") ||
                        has(" writes ") || has(" reports ");
    const bool is_journalist = has("reporter") || has("journalist") || has("correspondent") ||
                               has("columnist") || has("editor") || has("staff writer") ||
                               has("producer") || has("freelance");
    const bool is_reached = has_handle || has("can be reached") || has("reach him") ||
                            has("reach her") || has("contact him") || has("contact her") ||
                            has("email him") || has("email her");
    return follows || (writes && is_journalist && is_reached);
  }

  // Boxes count at the tail only; take_tail drops those that stand before a sentence.
  void take_author_boxes() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.is_blank || line.is_taken) {
        continue;
      }
      if (line.match.rule == LineRule::kAuthorBox) {
        take(i, LineRule::kAuthorBox);
        take_named_box(next_line(i));
      } else if (line.match.rule == LineRule::kNone && is_about_author(line)) {
        take(i, LineRule::kAuthorBox);
        take_name_above(i);
      }
    }
  }

  // A name, and what is said of it.
  void take_named_box(std::size_t name) {
    if (name >= lines_.size() || !is_name(text_of(lines_[name])) || lines_[name].is_taken) {
      return;
    }
    take(name, LineRule::kAuthorBox);
    const std::string_view author = text_of(lines_[name]);
    name_author(name, author);
    const std::size_t about = next_line(name);
    if (about < lines_.size() && !lines_[about].is_taken &&
        (text_of(lines_[about]).find(author) != std::string_view::npos ||
         is_about_author(lines_[about]))) {
      take(about, LineRule::kAuthorBox);
    }
  }

  void take_name_above(std::size_t about) {
    std::size_t name = about;
    while (name > 0 && lines_[name - 1].is_blank) {
      --name;
    }
    if (name > 0 && !lines_[name - 1].is_taken && is_name(text_of(lines_[name - 1]))) {
      take(name - 1, LineRule::kAuthorBox);
      name_author(name - 1, text_of(lines_[name - 1]));
      return;
    }
    // "Jane Roe is a reporter": the name begins the line.
    const std::string_view text = text_of(lines_[about]);
    const std::size_t verb = std::min(text.find(" is "), text.find(" covers "));
    const std::string_view beginning = text.substr(0, std::min(verb, text.size()));
    if (beginning.size() < text.size() && is_name(beginning)) {
      name_author(about, beginning);
    }
  }

  void name_author(std::size_t line, std::string_view name) {
    if (author_.empty()) {
      author_ = name;
      author_line_ = line;
    }
  }

  // The first line of the tail; lines_.size() if there is none.
  std::size_t take_tail() {
    std::size_t tail = lines_.size();
    while (tail > 0 && (lines_[tail - 1].is_blank || is_of_tail(lines_[tail - 1]))) {
      --tail;
    }
    for (std::size_t i = 0; i < tail; ++i) {
      lines_[i].is_taken = lines_[i].is_taken && lines_[i].rule != LineRule::kAuthorBox;
    }
    author_ = author_line_ < tail ? "" : author_;
    std::size_t first = tail;
    while (first < lines_.size() && !opens_tail(lines_[first])) {
      ++first;
    }
    LineRule rule = LineRule::kNone;
    for (std::size_t i = first; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      const bool goes_along = line.match.place == LinePlace::kFiller && rule != LineRule::kNone;
      if (line.is_taken) {
        rule = line.rule;
      } else if (line.match.rule != LineRule::kNone && !goes_along) {
        rule = line.match.rule;
      }
      if (!line.is_blank) {
        take(i, rule);
      }
    }
    return first;
  }

  // Of those lines; true if so much of the body was taken that it is all given back.
  bool keep_what_is_too_much(std::size_t first, std::size_t last) {
    std::size_t bytes = 0;
    for (std::size_t i = first; i < last; ++i) {
      bytes += lines_[i].is_taken ? lines_[i].end - lines_[i].begin : 0;
    }
    if (static_cast<double>(bytes) <= kMostBoilerplate * static_cast<double>(body_.size())) {
      return false;
    }
    for (std::size_t i = first; i < last; ++i) {
      lines_[i].is_taken = false;
    }
    author_ = author_line_ >= first && author_line_ < last ? "" : author_;
    return true;
  }

  [[nodiscard]] bool is_of_tail(const Line& line) const {
    constexpr std::size_t kLongestFiller = 200;
    return line.is_taken || line.match.rule != LineRule::kNone ||
           (!is_sentence(line) && line.end - line.begin <= kLongestFiller);
  }

  static bool opens_tail(const Line& line) {
    return line.is_taken ||
           (line.match.rule != LineRule::kNone && line.match.place != LinePlace::kFiller);
  }

  [[nodiscard]] BoilerplateFinding collect(bool is_over_limit) const {
    BoilerplateFinding finding{{}, author_, is_over_limit};
    const auto add = [&](std::size_t begin, std::size_t end, LineRule rule) {
      const std::string_view name = kRules.at(static_cast<std::size_t>(rule)).name;
      std::vector<Boilerplate>& stretches = finding.stretches;
      const bool goes_on =
          !stretches.empty() && stretches.back().rule == name &&
          trim(body_.substr(stretches.back().end, begin - stretches.back().end)).empty();
      if (goes_on) {
        stretches.back().end = end;
      } else {
        stretches.push_back({begin, end, std::string(name)});
      }
    };
    for (const Line& line : lines_) {
      if (line.is_blank) {
        continue;
      }
      if (line.is_taken) {
        add(line.begin, line.end, line.rule);
      } else if (const std::string_view text = text_of(line); video_length_at(text) < text.size()) {
        add(line.begin + video_length_at(text) + 1, line.end, LineRule::kVideo);
      }
    }
    return finding;
  }

  std::string_view body_;
  std::vector<Line> lines_;
  std::string author_;
  std::size_t author_line_ = 0;
};

}  // namespace

std::span<const BoilerplateRule> boilerplate_rules() {
  return std::span(kRules).subspan(1);
}

BoilerplateFinding find_boilerplate(std::string_view body) {
  return Finder(body).find();
}

bool mark_boilerplate(Article& article) {
  BoilerplateFinding finding = find_boilerplate(article.body);
  article.boilerplate = std::move(finding.stretches);
  if (article.byline.empty() && !finding.author.empty()) {
    article.byline = std::move(finding.author);
    article.byline_origin = Origin::kAuthorBox;
  }
  return finding.is_over_limit;
}

}  // namespace dateline
