// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/boilerplate_patterns.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dateline {

namespace {

using enum LineRule;
using enum LinePlace;

enum class Shape : std::uint8_t {
  kWhole,     // the line is these words, a colon, dots or an asterisk aside
  kBegins,    // it begins with them
  kLabel,     // it begins with them and is no sentence: a headline follows
  kContains,  // they stand in it
};

struct Pattern {
  std::string_view words;
  Shape shape;
  LineRule rule;
  LinePlace place;
  // One of these must stand in the line as well, parted by '|'; empty: none.
  std::string_view also = {};
};

using enum Shape;

constexpr std::string_view kLetterWords =
    "newsletter|inbox|email|e-mail|alerts|updates|briefing|digest|notifications|edition";

constexpr auto kPatterns = std::to_array<Pattern>({
    // Labels in front of a headline.
    {"read more:", kLabel, kReadMore, kAnywhere},
    {"read more |", kLabel, kReadMore, kAnywhere},
    {"read also:", kLabel, kReadMore, kAnywhere},
    {"read also |", kLabel, kReadMore, kAnywhere},
    {"also read:", kLabel, kReadMore, kAnywhere},
    {"also read |", kLabel, kReadMore, kAnywhere},
    {"read next:", kLabel, kReadMore, kAnywhere},
    {"read |", kLabel, kReadMore, kAnywhere},
    {"must read:", kLabel, kReadMore, kAnywhere},
    {"see also:", kLabel, kReadMore, kAnywhere},
    {"related:", kLabel, kReadMore, kAnywhere},
    {"related story:", kLabel, kReadMore, kAnywhere},
    {"related article:", kLabel, kReadMore, kAnywhere},
    {"recommended:", kLabel, kReadMore, kAnywhere},
    {"don't miss:", kLabel, kReadMore, kAnywhere},
    {"you may also like:", kLabel, kReadMore, kAnywhere},
    {"more on this story:", kLabel, kReadMore, kAnywhere},
    {"lesen sie auch:", kLabel, kReadMore, kAnywhere},
    {"lesen sie hier:", kLabel, kReadMore, kAnywhere},
    {"lire aussi :", kLabel, kReadMore, kAnywhere},
    {"lire aussi:", kLabel, kReadMore, kAnywhere},
    {"à lire aussi :", kLabel, kReadMore, kAnywhere},
    {"à lire aussi:", kLabel, kReadMore, kAnywhere},
    {"lea también:", kLabel, kReadMore, kAnywhere},
    {"lee también:", kLabel, kReadMore, kAnywhere},
    {"view |", kBegins, kVideo, kAnywhere},
    {"watch |", kBegins, kVideo, kAnywhere},
    {"listen |", kBegins, kVideo, kAnywhere},
    {"photos |", kBegins, kVideo, kAnywhere},
    {"video |", kBegins, kVideo, kAnywhere},
    {"watch:", kLabel, kVideo, kAnywhere},
    {"watch now:", kLabel, kVideo, kAnywhere},
    {"watch live:", kLabel, kVideo, kAnywhere},
    {"listen:", kLabel, kVideo, kAnywhere},
    {"advertisement", kWhole, kAdvertisement, kAnywhere},
    {"advertisement - continue reading below", kWhole, kAdvertisement, kAnywhere},
    {"advertising", kWhole, kAdvertisement, kTail},
    {"story continues below advertisement", kWhole, kAdvertisement, kAnywhere},
    {"story continues below", kWhole, kAdvertisement, kAnywhere},
    {"story continues after advertisement", kWhole, kAdvertisement, kAnywhere},
    {"article continues below advertisement", kWhole, kAdvertisement, kAnywhere},
    {"article continues after advertisement", kWhole, kAdvertisement, kAnywhere},
    {"article continues below", kWhole, kAdvertisement, kAnywhere},
    {"article content", kWhole, kAdvertisement, kAnywhere},
    {"continue reading below", kWhole, kAdvertisement, kAnywhere},
    {"skip advertisement", kWhole, kAdvertisement, kAnywhere},
    {"scroll to continue", kWhole, kAdvertisement, kAnywhere},
    {"scroll to continue with content", kWhole, kAdvertisement, kAnywhere},
    {"this advertisement has not loaded yet", kBegins, kAdvertisement, kAnywhere},
    {"skip to end of carousel", kWhole, kAdvertisement, kAnywhere},
    {"end of carousel", kWhole, kAdvertisement, kAnywhere},

    {"continue reading the main story", kWhole, kAdvertisement, kAnywhere},
    {"sponsored links", kBegins, kAdvertisement, kAnywhere},
    {"promoted links", kBegins, kAdvertisement, kAnywhere},
    {"recommended by outbrain", kWhole, kAdvertisement, kAnywhere},
    {"by taboola", kBegins, kAdvertisement, kAnywhere},
    {"report this ad", kWhole, kAdvertisement, kAnywhere},
    {"want to see fewer ads?", kWhole, kAdvertisement, kAnywhere},
    {"anzeige", kWhole, kAdvertisement, kAnywhere},
    {"publicité", kWhole, kAdvertisement, kAnywhere},
    {"publicidad", kWhole, kAdvertisement, kAnywhere},

    // Forms for comments.
    {"your email address will not be published", kBegins, kCommentForm, kAnywhere},
    {"required fields are marked", kContains, kCommentForm, kAnywhere},
    {"save my name, email", kBegins, kCommentForm, kAnywhere},
    {"leave a reply cancel reply", kWhole, kCommentForm, kAnywhere},
    {"leave a reply", kWhole, kCommentForm, kTail},
    {"leave a comment", kWhole, kCommentForm, kTail},
    {"leave a comment cancel reply", kWhole, kCommentForm, kTail},
    {"post a comment", kWhole, kCommentForm, kTail},
    {"add a comment", kWhole, kCommentForm, kTail},
    {"post comment", kWhole, kCommentForm, kTail},
    {"submit comment", kWhole, kCommentForm, kTail},
    {"cancel reply", kWhole, kCommentForm, kTail},
    {"view comments", kWhole, kCommentForm, kTail},
    {"show comments", kWhole, kCommentForm, kTail},
    {"load comments", kWhole, kCommentForm, kTail},
    {"load more comments", kWhole, kCommentForm, kTail},
    {"comments are closed", kWhole, kCommentForm, kTail},
    {"no comments yet", kWhole, kCommentForm, kTail},
    {"join the conversation", kWhole, kCommentForm, kTail},
    {"be the first to comment", kBegins, kCommentForm, kTail},
    {"you must be logged in to", kBegins, kCommentForm, kTail},
    {"log in to leave a comment", kBegins, kCommentForm, kTail},
    {"log in to reply", kBegins, kCommentForm, kTail},
    {"notify me of", kBegins, kCommentForm, kTail},
    {"this site uses akismet", kBegins, kCommentForm, kTail},
    {"this site is protected by recaptcha", kBegins, kCommentForm, kTail},
    {"kommentar schreiben", kWhole, kCommentForm, kTail},
    {"laisser un commentaire", kWhole, kCommentForm, kTail},
    {"deja un comentario", kWhole, kCommentForm, kTail},
    {"post your comment", kWhole, kCommentForm, kTail},
    {"add your comment", kWhole, kCommentForm, kTail},
    {"no comments", kWhole, kCommentForm, kTail},
    {"your name", kWhole, kCommentForm, kFiller},
    {"your email", kWhole, kCommentForm, kFiller},
    {"log in", kWhole, kCommentForm, kFiller},
    {"login", kWhole, kCommentForm, kFiller},
    {"comment", kWhole, kCommentForm, kFiller},
    {"comments", kWhole, kCommentForm, kFiller},
    {"reply", kWhole, kCommentForm, kFiller},
    {"name", kWhole, kCommentForm, kFiller},
    {"email", kWhole, kCommentForm, kFiller},
    {"website", kWhole, kCommentForm, kFiller},

    // Newsletters and subscriptions.
    {"sign up for", kBegins, kSignUp, kAnywhere, "newsletter|inbox"},
    {"sign up for", kBegins, kSignUp, kTail, kLetterWords},
    {"sign up to", kBegins, kSignUp, kTail, kLetterWords},
    {"sign up here", kBegins, kSignUp, kTail},
    {"sign up now", kBegins, kSignUp, kTail},
    {"sign up", kWhole, kSignUp, kTail},
    {"subscribe to", kBegins, kSignUp, kTail},
    {"subscribe now", kBegins, kSignUp, kTail},
    {"subscribe for", kBegins, kSignUp, kTail},
    {"subscribe today", kBegins, kSignUp, kTail},
    {"subscribe", kWhole, kSignUp, kTail},
    {"get the latest", kBegins, kSignUp, kTail, kLetterWords},
    {"get our", kBegins, kSignUp, kTail, kLetterWords},
    {"get the best of", kBegins, kSignUp, kTail, kLetterWords},
    {"get breaking news", kBegins, kSignUp, kTail},
    {"join our newsletter", kBegins, kSignUp, kTail},
    {"delivered to your inbox", kContains, kSignUp, kTail},
    {"straight to your inbox", kContains, kSignUp, kTail},
    {"enter your email", kBegins, kSignUp, kTail},
    {"email address", kWhole, kSignUp, kFiller},
    {"thank you for subscribing", kBegins, kSignUp, kTail},
    {"thanks for signing up", kBegins, kSignUp, kTail},
    {"by signing up", kBegins, kSignUp, kTail},
    {"by subscribing", kBegins, kSignUp, kTail},
    {"you can unsubscribe", kBegins, kSignUp, kTail},
    {"unsubscribe", kWhole, kSignUp, kTail},
    {"already a subscriber", kBegins, kSignUp, kTail},
    {"become a member", kWhole, kSignUp, kTail},
    {"become a subscriber", kBegins, kSignUp, kTail},
    {"support our journalism", kBegins, kSignUp, kTail},
    {"support independent journalism", kBegins, kSignUp, kTail},
    {"download our app", kBegins, kSignUp, kTail},
    {"download the app", kBegins, kSignUp, kTail},

    // Buttons.
    {"click to share", kBegins, kShare, kAnywhere},
    {"opens in new window", kContains, kShare, kAnywhere},
    {"share this:", kWhole, kShare, kAnywhere},
    {"share this", kWhole, kShare, kTail},
    {"share this article", kWhole, kShare, kTail},
    {"share this story", kWhole, kShare, kTail},
    {"share this post", kWhole, kShare, kTail},
    {"share this page", kWhole, kShare, kTail},
    {"share on", kBegins, kShare, kTail, "facebook|twitter|linkedin|whatsapp|reddit"},
    {"share via", kBegins, kShare, kTail},
    {"share", kWhole, kShare, kTail},
    {"like this:", kWhole, kShare, kTail},
    {"like loading...", kWhole, kShare, kTail},
    {"like loading…", kWhole, kShare, kTail},
    {"follow us on",
     kBegins,
     kShare,
     kTail,
     "facebook|twitter|instagram|youtube|linkedin|telegram"},
    {"follow us", kWhole, kShare, kTail},
    {"follow on", kBegins, kShare, kTail, "facebook|twitter|instagram|youtube|linkedin|telegram"},
    {"connect with us", kWhole, kShare, kTail},
    {"like us on facebook", kBegins, kShare, kTail},
    {"teilen", kWhole, kShare, kTail},
    {"partager", kWhole, kShare, kTail},
    {"compartir", kWhole, kShare, kTail},
    {"copy link", kWhole, kShare, kFiller},
    {"facebook", kWhole, kShare, kFiller},
    {"twitter", kWhole, kShare, kFiller},
    {"tweet", kWhole, kShare, kFiller},
    {"linkedin", kWhole, kShare, kFiller},
    {"whatsapp", kWhole, kShare, kFiller},
    {"reddit", kWhole, kShare, kFiller},
    {"pinterest", kWhole, kShare, kFiller},
    {"tumblr", kWhole, kShare, kFiller},
    {"telegram", kWhole, kShare, kFiller},
    {"print", kWhole, kShare, kFiller},
    {"loading...", kWhole, kShare, kFiller},

    // Lists of other stories.
    {"related", kWhole, kRelated, kTail},
    {"related articles", kWhole, kRelated, kTail},
    {"related stories", kWhole, kRelated, kTail},
    {"related posts", kWhole, kRelated, kTail},
    {"related news", kWhole, kRelated, kTail},
    {"related topics", kBegins, kRelated, kTail},
    {"related content", kWhole, kRelated, kTail},
    {"related coverage", kWhole, kRelated, kTail},
    {"more stories", kWhole, kRelated, kTail},
    {"more news", kWhole, kRelated, kTail},
    {"more from", kLabel, kRelated, kTail},
    {"more on this story", kWhole, kRelated, kTail},
    {"more like this", kWhole, kRelated, kTail},
    {"most read", kWhole, kRelated, kTail},
    {"most popular", kWhole, kRelated, kTail},
    {"most viewed", kWhole, kRelated, kTail},
    {"popular stories", kWhole, kRelated, kTail},
    {"recommended", kWhole, kRelated, kTail},
    {"recommended stories", kWhole, kRelated, kTail},
    {"recommended for you", kWhole, kRelated, kTail},
    {"you may also like", kWhole, kRelated, kTail},
    {"you might also like", kWhole, kRelated, kTail},
    {"you might be interested in", kWhole, kRelated, kTail},
    {"read next", kWhole, kRelated, kTail},
    {"up next", kWhole, kRelated, kTail},
    {"next up", kWhole, kRelated, kTail},
    {"trending", kWhole, kRelated, kTail},
    {"trending now", kWhole, kRelated, kTail},
    {"top stories", kWhole, kRelated, kTail},
    {"latest news", kWhole, kRelated, kTail},
    {"editor's picks", kWhole, kRelated, kTail},
    {"editors' picks", kWhole, kRelated, kTail},
    {"from our partners", kWhole, kRelated, kTail},
    {"from around the web", kWhole, kRelated, kTail},
    {"previous article", kBegins, kRelated, kTail},
    {"next article", kBegins, kRelated, kTail},
    {"previous post", kBegins, kRelated, kTail},
    {"next post", kBegins, kRelated, kTail},
    {"post navigation", kWhole, kRelated, kTail},
    {"tags:", kLabel, kRelated, kTail},
    {"topics:", kLabel, kRelated, kTail},
    {"filed under", kLabel, kRelated, kTail},
    {"posted in", kLabel, kRelated, kTail},
    {"read more stories", kBegins, kRelated, kTail},
    {"read more articles", kBegins, kRelated, kTail},
    {"sponsored content", kWhole, kRelated, kTail},
    {"labels:", kLabel, kRelated, kTail},
    {"tags", kWhole, kRelated, kTail},
    {"newer post", kBegins, kRelated, kTail},
    {"older post", kBegins, kRelated, kTail},
    {"mehr zum thema", kWhole, kRelated, kTail},
    {"te puede interesar", kBegins, kRelated, kTail},

    // Words to readers.
    {"what questions do you have", kBegins, kContactPrompt, kAnywhere},
    {"have a tip", kBegins, kContactPrompt, kTail},
    {"got a tip", kBegins, kContactPrompt, kTail},
    {"do you have a story", kBegins, kContactPrompt, kTail},
    {"do you have a tip", kBegins, kContactPrompt, kTail},
    {"have a question", kBegins, kContactPrompt, kTail},
    {"have a story", kBegins, kContactPrompt, kTail},
    {"send tips to", kBegins, kContactPrompt, kTail},
    {"send your tips", kBegins, kContactPrompt, kTail},
    {"contact us at", kBegins, kContactPrompt, kTail},
    {"email us at", kBegins, kContactPrompt, kTail},
    {"report a typo", kBegins, kContactPrompt, kTail},
    {"report an error", kBegins, kContactPrompt, kTail},
    {"send an email to", kBegins, kAuthorBox, kAnywhere},
    {"email the author", kBegins, kAuthorBox, kTail},
    {"contact the author", kBegins, kAuthorBox, kTail},
    {"contact the reporter", kBegins, kAuthorBox, kTail},
    {"about the author", kWhole, kAuthorBox, kTail},
    {"about the authors", kWhole, kAuthorBox, kTail},
    {"about the writer", kWhole, kAuthorBox, kTail},
    {"written by", kWhole, kAuthorBox, kTail},
    {"view all posts by", kBegins, kAuthorBox, kTail},
    {"more by this author", kBegins, kAuthorBox, kTail},

    // Rights.
    {"all rights reserved", kContains, kCopyright, kTail},
    {"this material may not be published, broadcast", kContains, kCopyright, kAnywhere},
    {"© ", kBegins, kCopyright, kTail},
    {"(c) 19", kBegins, kCopyright, kTail},
    {"(c) 20", kBegins, kCopyright, kTail},
    {"copyright ©", kBegins, kCopyright, kTail},
    {"copyright (c)", kBegins, kCopyright, kTail},
    {"copyright 19", kBegins, kCopyright, kTail},
    {"copyright 20", kBegins, kCopyright, kTail},
    {"our standards:", kBegins, kCopyright, kTail},
    {"terms of use", kWhole, kCopyright, kFiller},
    {"terms & conditions", kWhole, kCopyright, kFiller},
    {"privacy policy", kWhole, kCopyright, kFiller},
    {"contact us", kWhole, kCopyright, kFiller},
    {"republish our articles", kContains, kCopyright, kTail},
});

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80;
}

bool ends_as_sentence(std::string_view line) {
  return line.ends_with('.') && !line.ends_with("...");
}

// A button has no full stop; the last word of a wrapped sentence ("share.") has.
std::string_view without_marks(std::string_view line) {
  constexpr std::ptrdiff_t kFewestBlanks = 2;
  const bool is_long = std::ranges::count(line, ' ') >= kFewestBlanks;
  while (!line.empty() && (line.back() == '*' || line.back() == ':' || line.back() == ' ' ||
                           (is_long && line.back() == '.'))) {
    line.remove_suffix(1);
  }
  return line;
}

bool contains_one_of(std::string_view line, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('|'), words.size());
    if (line.find(words.substr(0, end)) != std::string_view::npos) {
      return true;
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

// Whether words stand at the beginning of line as words: "share" is not "shareholders".
bool begins_with_words(std::string_view line, std::string_view words) {
  return line.starts_with(words) && (line.size() == words.size() || !is_letter(words.back()) ||
                                     !is_letter(line[words.size()]));
}

bool fits(const Pattern& pattern, std::string_view line) {
  constexpr std::size_t kLongestLabel = 200;
  constexpr std::size_t kLongestLine = 400;
  const bool has_rest = pattern.also.empty() || contains_one_of(line, pattern.also);
  switch (pattern.shape) {
    case kWhole: return without_marks(line) == without_marks(pattern.words);
    case kBegins:
      return line.size() <= kLongestLine && begins_with_words(line, pattern.words) && has_rest;
    case kLabel:
      return line.size() <= kLongestLabel && begins_with_words(line, pattern.words) &&
             !ends_as_sentence(line);
    case kContains:
      return line.size() <= kLongestLine && line.find(pattern.words) != std::string_view::npos;
  }
  return false;
}

// Patterns by the first byte of their words: most lines of an article are held against a few only.
class PatternIndex {
 public:
  PatternIndex() {
    for (const Pattern& pattern : kPatterns) {
      (pattern.shape == kContains ? anywhere_ : by_first_.at(first_of(pattern.words)))
          .push_back(&pattern);
    }
  }

  [[nodiscard]] LineMatch find(std::string_view form) const {
    if (form.empty()) {
      return {};
    }
    const auto fits_form = [form](const Pattern* pattern) { return fits(*pattern, form); };
    for (const std::vector<const Pattern*>* patterns :
         {&by_first_.at(first_of(form)), &anywhere_}) {
      const auto pattern = std::ranges::find_if(*patterns, fits_form);
      if (pattern != patterns->end()) {
        return {(*pattern)->rule, (*pattern)->place};
      }
    }
    return {};
  }

 private:
  static unsigned char first_of(std::string_view words) {
    return static_cast<unsigned char>(words.front());
  }

  std::array<std::vector<const Pattern*>, 256> by_first_;
  std::vector<const Pattern*> anywhere_;
};

}  // namespace

std::string to_pattern_form(std::string_view line) {
  std::string form;
  form.reserve(line.size());
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("\u2018") || rest.starts_with("\u2019")) {
      form += '\'';
      at += 2;
    } else if (rest.starts_with("\u00A0")) {
      form += ' ';
      at += 1;
    } else if (line[at] == ' ' || line[at] == '\t') {
      form += form.empty() || form.back() == ' ' ? "" : " ";
    } else {
      form +=
          line[at] >= 'A' && line[at] <= 'Z' ? static_cast<char>(line[at] - 'A' + 'a') : line[at];
    }
  }
  return form;
}

bool is_video_length(std::string_view line) {
  constexpr std::string_view kDuration = "duration ";
  const std::string form = to_pattern_form(line);
  std::string_view length = form;
  length.remove_prefix(length.starts_with(kDuration) ? kDuration.size() : 0);
  std::size_t digits = 0;
  std::size_t colons = 0;
  for (const char byte : length) {
    const bool is_digit = byte >= '0' && byte <= '9';
    if (!is_digit && (byte != ':' || digits == 0)) {
      return false;
    }
    digits = is_digit ? digits + 1 : 0;
    colons += is_digit ? 0U : 1U;
    if (digits > 2) {
      return false;
    }
  }
  return digits == 2 && (colons == 1 || colons == 2);
}

LineMatch match_line(std::string_view line) {
  static const PatternIndex index;
  const std::string form = to_pattern_form(line);
  return index.find(form);
}

}  // namespace dateline
