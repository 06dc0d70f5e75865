// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_metadata.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "common/support/clean_text.hpp"
#include "indexer/readers/article_fields.hpp"
#include "indexer/readers/html/class_words.hpp"
#include "indexer/readers/html/linked_data.hpp"
#include "indexer/readers/html/meta_tags.hpp"
#include "indexer/readers/html/page_date.hpp"
#include "indexer/readers/html/page_title.hpp"
#include "indexer/readers/html/phrases.hpp"

namespace dateline {

namespace {

using Names = std::span<const std::string_view>;

// The order within a row is the order of preference.
constexpr std::array<std::string_view, 10> kTitleNames = {"og:title",
                                                          "article:title",
                                                          "dc.title",
                                                          "dcterms.title",
                                                          "dc:title",
                                                          "citation_title",
                                                          "parsely-title",
                                                          "sailthru.title",
                                                          "twitter:title",
                                                          "title"};
constexpr std::array<std::string_view, 11> kBylineNames = {"dc.creator",
                                                           "dc:creator",
                                                           "dcterms.creator",
                                                           "author",
                                                           "article:author",
                                                           "article:author_name",
                                                           "og:article:author",
                                                           "citation_author",
                                                           "parsely-author",
                                                           "sailthru.author",
                                                           "byl"};
constexpr std::array<std::string_view, 6> kSiteNames = {"og:site_name",
                                                        "application-name",
                                                        "citation_journal_title",
                                                        "dc.publisher",
                                                        "publisher",
                                                        "cre"};
constexpr std::array<std::string_view, 5> kSectionNames = {
    "article:section", "og:article:section", "parsely-section", "section", "dc.subject.section"};
constexpr std::array<std::string_view, 4> kLanguageNames = {
    "content-language", "language", "dc.language", "og:locale"};

constexpr std::array<std::string_view, 4> kBylineWords = {"author", "authors", "byline", "bylines"};

constexpr std::size_t kMaxBylineBytes = 200;
constexpr std::size_t kMaxTitleBytes = 1000;
constexpr std::size_t kMaxHeadlines = 16;

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

// Some sites name their front page as the address of every article; taken as an id it would make
// one article of all.
bool is_article_address(std::string_view text) {
  const std::size_t host = text.find("://");
  const std::size_t path = is_address(text) ? text.find('/', host + 3) : std::string_view::npos;
  return path != std::string_view::npos && path + 1 < text.size();
}

void set(std::string& field, std::string_view value) {
  if (field.empty()) {
    field = clean_line(value);
  }
}

// The first of those meta values that is no address, where a name is wanted.
void set_name(std::string& field, const MetaTags& meta, Names names) {
  for (const std::string_view name : names) {
    const std::string_view value = meta.find(name);
    if (!value.empty() && !is_address(value)) {
      set(field, value);
    }
  }
}

std::string_view canonical_link(const PageTree& page) {
  for (std::uint32_t node = 0; node < page.size(); ++node) {
    const std::string_view href =
        page[node].tag == Tag::kLink && page.attribute(node, Attribute::kRel) == "canonical"
            ? trim(page.attribute(node, Attribute::kHref))
            : std::string_view();
    if (is_article_address(href)) {
      return href;
    }
  }
  return {};
}

std::string find_url(const PageTree& page, const MetaTags& meta, const LinkedData& data) {
  for (const std::string_view url :
       {canonical_link(page), meta.find("og:url"), std::string_view(data.url)}) {
    if (is_article_address(url)) {
      return std::string(url);
    }
  }
  return {};
}

// "example" of "https://www.example.co.uk/a": what sites without a declared name call themselves.
std::string domain_label(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) {
    return {};
  }
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  host.remove_prefix(host.starts_with("www.") ? 4 : 0);
  return std::string(host.substr(0, host.find('.')));
}

std::vector<std::string> headings(const PageTree& page) {
  std::vector<std::string> texts;
  for (std::uint32_t node = 0; node < page.size(); ++node) {
    if (page[node].tag == Tag::kHeading1 && texts.size() < kMaxHeadlines) {
      texts.push_back(page.text_below(node, kMaxTitleBytes));
    }
  }
  return texts;
}

std::string text_of_first(const PageTree& page, Tag tag) {
  const std::uint32_t node = page.find(tag, 0, page.size());
  return node == kNoNode ? std::string() : page.text_below(node, kMaxTitleBytes);
}

// "Ottawa - An Encyclopedia" repeats a name that is too short to be told by its words.
bool repeats(std::string_view page_title, const std::string& text) {
  return !text.empty() && (page_title.starts_with(text) || is_same_title(text, page_title));
}

// Of headline and name the one that the page's own title repeats.
std::string linked_title(const LinkedData& data, std::string_view page_title) {
  const bool is_name = data.headline.empty() ||
                       (repeats(page_title, data.name) && !repeats(page_title, data.headline));
  return is_name ? data.name : data.headline;
}

std::string find_title(const PageTree& page,
                       const MetaTags& meta,
                       const LinkedData& data,
                       const Article& article) {
  std::vector<std::string> sites = {article.source, data.publisher, domain_label(article.url)};
  if (!sites.back().empty()) {
    sites.push_back(sites.back() + ".com");
  }
  const std::vector<std::string> headlines = headings(page);
  const std::string page_title = text_of_first(page, Tag::kTitle);
  std::string title = linked_title(data, page_title);
  set_name(title, meta, kTitleNames);
  set(title, meta.find_property("headline"));
  set(title, page_title);
  title = without_site_name(title, headlines, sites);
  const auto is_site = [&sites](const std::string& text) {
    return text.empty() || std::ranges::find(sites, text) != sites.end();
  };
  if (is_site(title) && !is_site(page_title)) {
    title = without_site_name(page_title, headlines, sites);
  }
  return is_site(title) && headlines.size() == 1 ? headlines.front() : title;
}

// "By A. Writer" without its first word, and without what parts it from a date.
std::string_view without_by(std::string_view byline) {
  constexpr std::array<std::string_view, 6> kWords = {"By ", "by ", "BY ", "By: ", "Par ", "Por "};
  for (const std::string_view word : kWords) {
    byline.remove_prefix(byline.starts_with(word) ? word.size() : 0);
  }
  constexpr std::array<std::string_view, 5> kEnds = {" \u2014", " \u2013", " |", " -", ","};
  for (const std::string_view end : kEnds) {
    byline.remove_suffix(byline.ends_with(end) ? end.size() : 0);
  }
  return trim(byline);
}

// The text of a byline; of one that has a date beside the name, the name if it is a link.
std::string name_in(const PageTree& page, std::uint32_t node) {
  std::string text = page.text_below(node, kMaxBylineBytes);
  const bool has_digits = text.find_first_of("0123456789") != std::string::npos;
  const std::uint32_t link = page.find(Tag::kAnchor, node, page[node].end);
  return has_digits && link != kNoNode ? page.text_below(link, kMaxBylineBytes) : text;
}

// The first byline that the page shows: rel=author, or a class that says so.
std::string shown_byline(const PageTree& page) {
  for (std::uint32_t node = 0; node < page.size(); ++node) {
    if (page[node].tag == Tag::kText || page[node].attribute_count == 0) {
      continue;
    }
    const bool is_byline = page.attribute(node, Attribute::kRel) == "author" ||
                           has_class_word(page.attribute(node, Attribute::kClass), kBylineWords);
    if (!is_byline || is_in_aside(page, node)) {
      continue;
    }
    std::string text = name_in(page, node);
    if (!text.empty() && text.size() <= kMaxBylineBytes) {
      return text;
    }
  }
  return {};
}

std::string find_byline(const PageTree& page, const MetaTags& meta, const LinkedData& data) {
  std::string byline = data.byline;
  set_name(byline, meta, kBylineNames);
  set(byline, meta.find_property("author"));
  if (byline.empty()) {
    byline = shown_byline(page);
  }
  return clean_line(without_by(byline));
}

std::string find_language(const PageTree& page, const MetaTags& meta, const LinkedData& data) {
  std::string language = data.language;
  const std::uint32_t html = page.find(Tag::kHtml, 0, page.size());
  if (html != kNoNode) {
    set(language, page.attribute(html, Attribute::kLang));
  }
  set_name(language, meta, kLanguageNames);
  // og:locale and some others write en_GB.
  std::ranges::replace(language, '_', '-');
  return language;
}

// What search engines are told ("keywords") is taken only where nothing better says it.
void read_keywords(const MetaTags& meta, const LinkedData& data, Article& article) {
  for (const std::string& keyword : data.keywords) {
    add_keyword(article, keyword);
  }
  for (const std::string& tag : meta.article_tags()) {
    add_keyword(article, tag);
  }
  const ArticleField& keywords = *find_article_field("keywords");
  for (const char* const name : {"news_keywords", "parsely-tags", "sailthru.tags", "keywords"}) {
    if (article.keywords.empty()) {
      set_field(article, keywords, meta.find(name), Origin::kField);
    }
  }
}

void read_rights(const MetaTags& meta, const LinkedData& data, Article& article) {
  set(article.copyright, data.copyright);
  for (const char* const name : {"copyright", "dcterms.rights", "dc.rights", "rights"}) {
    set(article.copyright, meta.find(name));
  }
}

}  // namespace

PageMetadata read_page_metadata(const PageTree& page) {
  LinkedData data = read_linked_data(page);
  const MetaTags meta(page);
  PageMetadata metadata;
  Article& article = metadata.article;
  article.url = find_url(page, meta, data);
  set_name(article.source, meta, std::span(kSiteNames).first<1>());
  set(article.source, data.publisher);
  set_name(article.source, meta, kSiteNames);
  article.title = find_title(page, meta, data, article);
  article.byline = find_byline(page, meta, data);
  set(article.section, data.section);
  set_name(article.section, meta, kSectionNames);
  set(article.section, meta.find_property("articleSection"));
  article.language = find_language(page, meta, data);
  offer_page_dates(article, page, meta, data.published);
  read_keywords(meta, data, article);
  read_rights(meta, data, article);
  for (const PublisherEntity& entity : data.entities) {
    add_entity(article, entity);
  }
  metadata.article_body = std::move(data.article_body);
  return metadata;
}

}  // namespace dateline
