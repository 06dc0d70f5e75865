// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/class_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace dateline {

namespace {

// What a word in a class or id tells. Flags, since a name has several words.
enum WordMeaning : std::uint8_t {
  kNothing = 0,
  kState = 1,  // "has", "no": the name describes what is elsewhere
  kThing = 2,  // of what: "story" in "story-body"
  kBody = 4,   // the text of it: "body" in "story-body"
  kDetail = 8,
  kBeside = 16,
  kComment = 32,
};

struct ClassWord {
  std::string_view word;
  std::uint8_t meaning;
};

// Sorted. The words are those that templates of news sites and blogs use; compare the lists in
// Pomikálek, "Removing Boilerplate and Duplicate Content from Web Corpora" (2011), chapter 3.
constexpr std::array kClassWords = {
    ClassWord{"aboutauthor", kBeside},
    ClassWord{"ad", kBeside},
    ClassWord{"adbox", kBeside},
    ClassWord{"adcontainer", kBeside},
    ClassWord{"addthis", kBeside},
    ClassWord{"addtoany", kBeside},
    ClassWord{"ads", kBeside},
    ClassWord{"adsense", kBeside},
    ClassWord{"adslot", kBeside},
    ClassWord{"adunit", kBeside},
    ClassWord{"advert", kBeside},
    ClassWord{"advertisement", kBeside},
    ClassWord{"advertising", kBeside},
    ClassWord{"adverts", kBeside},
    ClassWord{"adwrapper", kBeside},
    ClassWord{"article", kThing},
    ClassWord{"articlebody", kThing | kBody},
    ClassWord{"articlecontent", kThing | kBody},
    ClassWord{"articletext", kThing | kBody},
    ClassWord{"author", kDetail},
    ClassWord{"authorbio", kBeside},
    ClassWord{"authorbox", kBeside},
    ClassWord{"authors", kDetail},
    ClassWord{"banner", kBeside},
    ClassWord{"bio", kBeside},
    ClassWord{"blog", kThing},
    ClassWord{"body", kBody},
    ClassWord{"bodytext", kThing | kBody},
    ClassWord{"bottombar", kBeside},
    ClassWord{"breadcrumb", kBeside},
    ClassWord{"breadcrumbs", kBeside},
    ClassWord{"byline", kDetail},
    ClassWord{"bylines", kDetail},
    ClassWord{"categories", kBeside},
    ClassWord{"comment", kComment},
    ClassWord{"commentlist", kComment},
    ClassWord{"comments", kComment},
    ClassWord{"commentsection", kComment},
    ClassWord{"consent", kBeside},
    ClassWord{"content", kBody},
    ClassWord{"cookie", kBeside},
    ClassWord{"cookies", kBeside},
    ClassWord{"copy", kBody},
    ClassWord{"copyright", kBeside},
    ClassWord{"credit", kDetail},
    ClassWord{"credits", kDetail},
    ClassWord{"date", kDetail},
    ClassWord{"dateline", kDetail},
    ClassWord{"dfp", kBeside},
    ClassWord{"didomi", kBeside},
    ClassWord{"disclaimer", kBeside},
    ClassWord{"disqus", kComment},
    ClassWord{"entry", kThing},
    ClassWord{"entrycontent", kThing | kBody},
    ClassWord{"facebook", kBeside},
    ClassWord{"fbcomments", kComment},
    ClassWord{"footer", kBeside},
    ClassWord{"gdpr", kBeside},
    ClassWord{"has", kState},
    ClassWord{"hide", kState},
    ClassWord{"inread", kBeside},
    ClassWord{"is", kState},
    ClassWord{"kicker", kDetail},
    ClassWord{"leaderboard", kBeside},
    ClassWord{"ligatus", kBeside},
    ClassWord{"livefyre", kComment},
    ClassWord{"login", kBeside},
    ClassWord{"maintext", kThing | kBody},
    ClassWord{"masthead", kBeside},
    ClassWord{"menu", kBeside},
    ClassWord{"meta", kDetail},
    ClassWord{"metadata", kDetail},
    ClassWord{"mgid", kBeside},
    ClassWord{"modal", kBeside},
    ClassWord{"morefrom", kBeside},
    ClassWord{"mostpopular", kBeside},
    ClassWord{"mostread", kBeside},
    ClassWord{"mostviewed", kBeside},
    ClassWord{"mpu", kBeside},
    ClassWord{"nativo", kBeside},
    ClassWord{"nav", kBeside},
    ClassWord{"navbar", kBeside},
    ClassWord{"navigation", kBeside},
    ClassWord{"news", kThing},
    ClassWord{"newsbody", kThing | kBody},
    ClassWord{"newsletter", kBeside},
    ClassWord{"newsletters", kBeside},
    ClassWord{"newstext", kThing | kBody},
    ClassWord{"no", kState},
    ClassWord{"noprint", kBeside},
    ClassWord{"offscreen", kBeside},
    ClassWord{"onetrust", kBeside},
    ClassWord{"optanon", kBeside},
    ClassWord{"outbrain", kBeside},
    ClassWord{"overlay", kBeside},
    ClassWord{"page", kThing},
    ClassWord{"pagenav", kBeside},
    ClassWord{"pager", kBeside},
    ClassWord{"pagination", kBeside},
    ClassWord{"paywall", kBeside},
    ClassWord{"plista", kBeside},
    ClassWord{"popular", kBeside},
    ClassWord{"popup", kBeside},
    ClassWord{"post", kThing},
    ClassWord{"postbody", kThing | kBody},
    ClassWord{"postcontent", kThing | kBody},
    ClassWord{"posted", kDetail},
    ClassWord{"postmeta", kDetail},
    ClassWord{"postnav", kBeside},
    ClassWord{"prevnext", kBeside},
    ClassWord{"print", kState},
    ClassWord{"printfriendly", kBeside},
    ClassWord{"promo", kBeside},
    ClassWord{"promos", kBeside},
    ClassWord{"promoted", kBeside},
    ClassWord{"promotion", kBeside},
    ClassWord{"pubdate", kDetail},
    ClassWord{"published", kDetail},
    ClassWord{"readmore", kBeside},
    ClassWord{"readtime", kDetail},
    ClassWord{"recirc", kBeside},
    ClassWord{"recirculation", kBeside},
    ClassWord{"recommendation", kBeside},
    ClassWord{"recommendations", kBeside},
    ClassWord{"recommended", kBeside},
    ClassWord{"register", kBeside},
    ClassWord{"related", kBeside},
    ClassWord{"relatedcontent", kBeside},
    ClassWord{"relatedlinks", kBeside},
    ClassWord{"relatedposts", kBeside},
    ClassWord{"replies", kComment},
    ClassWord{"reply", kComment},
    ClassWord{"respond", kComment},
    ClassWord{"revcontent", kBeside},
    ClassWord{"rss", kBeside},
    ClassWord{"screenreader", kBeside},
    ClassWord{"seealso", kBeside},
    ClassWord{"share", kBeside},
    ClassWord{"sharebar", kBeside},
    ClassWord{"sharebuttons", kBeside},
    ClassWord{"sharedaddy", kBeside},
    ClassWord{"shareicons", kBeside},
    ClassWord{"sharethis", kBeside},
    ClassWord{"sharetools", kBeside},
    ClassWord{"sharing", kBeside},
    ClassWord{"show", kState},
    ClassWord{"sidebar", kBeside},
    ClassWord{"signin", kBeside},
    ClassWord{"signup", kBeside},
    ClassWord{"skip", kBeside},
    ClassWord{"skyscraper", kBeside},
    ClassWord{"sociable", kBeside},
    ClassWord{"social", kBeside},
    ClassWord{"socialbar", kBeside},
    ClassWord{"socialmedia", kBeside},
    ClassWord{"sponsor", kBeside},
    ClassWord{"sponsored", kBeside},
    ClassWord{"sponsors", kBeside},
    ClassWord{"sponsorship", kBeside},
    ClassWord{"story", kThing},
    ClassWord{"storybody", kThing | kBody},
    ClassWord{"storycontent", kThing | kBody},
    ClassWord{"storytext", kThing | kBody},
    ClassWord{"subscribe", kBeside},
    ClassWord{"subscription", kBeside},
    ClassWord{"taboola", kBeside},
    ClassWord{"tagcloud", kBeside},
    ClassWord{"taglist", kBeside},
    ClassWord{"tags", kBeside},
    ClassWord{"teads", kBeside},
    ClassWord{"teaser", kBeside},
    ClassWord{"teasers", kBeside},
    ClassWord{"text", kBody},
    ClassWord{"timestamp", kDetail},
    ClassWord{"toolbar", kBeside},
    ClassWord{"topbar", kBeside},
    ClassWord{"trending", kBeside},
    ClassWord{"updated", kDetail},
    ClassWord{"usercomments", kComment},
    ClassWord{"visuallyhidden", kBeside},
    ClassWord{"widget", kBeside},
    ClassWord{"with", kState},
    ClassWord{"without", kState},
    ClassWord{"yarpp", kBeside},
    ClassWord{"zergnet", kBeside},
};
static_assert(std::ranges::is_sorted(kClassWords, {}, &ClassWord::word));

constexpr std::size_t kMaxWordBytes = 24;

constexpr bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}
constexpr bool is_letter(char byte) {
  return is_upper(byte) || (byte >= 'a' && byte <= 'z');
}
constexpr bool is_space(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

std::uint8_t meaning_of(std::string_view word) {
  const auto* const row = std::ranges::lower_bound(kClassWords, word, {}, &ClassWord::word);
  return row != kClassWords.end() && row->word == word ? row->meaning
                                                       : static_cast<std::uint8_t>(kNothing);
}

// Calls take for each word in lower case; those longer than any that is known are passed over.
template <typename Take>
void for_each_word(std::string_view names, const Take& take) {
  std::array<char, kMaxWordBytes> word{};
  std::size_t size = 0;
  for (std::size_t at = 0; at <= names.size(); ++at) {
    const bool goes_on = at < names.size() && is_letter(names[at]);
    const bool is_hump = goes_on && is_upper(names[at]) && at > 0 && !is_upper(names[at - 1]);
    if ((!goes_on || is_hump) && size > 0) {
      if (size < kMaxWordBytes) {
        take(std::string_view(word.data(), size));
      }
      size = 0;
    }
    if (goes_on && size < kMaxWordBytes) {
      word[size++] = is_upper(names[at]) ? static_cast<char>(names[at] - 'A' + 'a') : names[at];
    }
  }
}

// Of one class name or id.
std::uint8_t meaning_of_name(std::string_view name) {
  std::uint8_t all = kNothing;
  for_each_word(name, [&all](std::string_view word) { all |= meaning_of(word); });
  return (all & kState) != 0 ? std::uint8_t{kNothing} : all;
}

Hint to_hint(std::uint8_t meaning) {
  if ((meaning & kComment) != 0) {
    return Hint::kComments;
  }
  if ((meaning & kBeside) != 0) {
    return Hint::kAside;
  }
  if ((meaning & kDetail) != 0) {
    return Hint::kDetails;
  }
  return (meaning & kThing) != 0 && (meaning & kBody) != 0 ? Hint::kContent : Hint::kNone;
}

Hint hint_of_names(std::string_view names) {
  Hint best = Hint::kNone;
  while (!names.empty()) {
    const auto* const end = std::ranges::find_if(names, is_space);
    const auto size = static_cast<std::size_t>(end - names.begin());
    best = std::max(best, to_hint(meaning_of_name(names.substr(0, size))));
    names.remove_prefix(std::min(size + 1, names.size()));
  }
  return best;
}

Hint hint_of_role(std::string_view role) {
  constexpr std::array<std::string_view, 11> kBesideRoles = {"alert",
                                                             "alertdialog",
                                                             "banner",
                                                             "complementary",
                                                             "contentinfo",
                                                             "dialog",
                                                             "menu",
                                                             "menubar",
                                                             "navigation",
                                                             "search",
                                                             "toolbar"};
  return std::ranges::find(kBesideRoles, role) != kBesideRoles.end() ? Hint::kAside : Hint::kNone;
}

Hint hint_of(const PageTree& page, std::uint32_t node) {
  const Tag tag = page[node].tag;
  if (is_one_of(tag, Tag::kText, Tag::kHtml, Tag::kBody)) {
    return Hint::kNone;
  }
  if (is_one_of(tag, Tag::kNav, Tag::kAside, Tag::kFooter)) {
    return Hint::kAside;
  }
  if (page[node].attribute_count == 0) {
    return Hint::kNone;
  }
  if (page.attribute(node, Attribute::kItemprop).find("articleBody") != std::string_view::npos) {
    return Hint::kBody;
  }
  const Hint hint = std::max({hint_of_role(page.attribute(node, Attribute::kRole)),
                              hint_of_names(page.attribute(node, Attribute::kClass)),
                              hint_of_names(page.attribute(node, Attribute::kId))});
  const bool is_container = is_one_of(tag, Tag::kArticle, Tag::kMain);
  return is_container && hint != Hint::kComments ? Hint::kContent : hint;
}

bool hides(std::string_view style) {
  std::string plain;
  for (const char byte : style) {
    if (!is_space(byte)) {
      plain += is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte;
    }
  }
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos;
}

}  // namespace

std::vector<Hint> read_hints(const PageTree& page) {
  std::vector<Hint> hints(page.size(), Hint::kNone);
  for (std::uint32_t node = 0; node < page.size(); ++node) {
    hints[node] = hint_of(page, node);
  }
  return hints;
}

bool has_class_word(std::string_view names, std::span<const std::string_view> words) {
  bool is_found = false;
  for_each_word(names, [&](std::string_view word) {
    is_found = is_found || std::ranges::find(words, word) != words.end();
  });
  return is_found;
}

bool is_in_aside(const PageTree& page, std::uint32_t node) {
  for (; node != kNoNode; node = page[node].parent) {
    if (is_one_of(page[node].tag, Tag::kAside, Tag::kNav, Tag::kFooter, Tag::kItem)) {
      return true;
    }
  }
  return false;
}

bool is_hidden(const PageTree& page, std::uint32_t node) {
  const Tag tag = page[node].tag;
  if (is_one_of(
          tag, Tag::kDropped, Tag::kHead, Tag::kLink, Tag::kMeta, Tag::kScript, Tag::kTitle)) {
    return true;
  }
  return tag != Tag::kText && page[node].attribute_count > 0 &&
         (page.has_attribute(node, Attribute::kHidden) ||
          page.attribute(node, Attribute::kAriaHidden) == "true" ||
          hides(page.attribute(node, Attribute::kStyle)));
}

}  // namespace dateline
