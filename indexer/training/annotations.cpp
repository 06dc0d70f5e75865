// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/annotations.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "common/terminal/progress.hpp"
#include "indexer/enrich/boilerplate.hpp"
#include "indexer/enrich/entities/entity_finder.hpp"
#include "indexer/enrich/entities/span_labels.hpp"
#include "indexer/readers/completion.hpp"
#include "indexer/run/input.hpp"

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

using Json = nlohmann::json;

AnnotatedSpan parse_span(const Json& json) {
  return {.is_in_title = json.at("part") == "title",
          .begin = json.at("begin"),
          .end = json.at("end"),
          .form = json.at("form")};
}

AnnotatedName parse_name(const Json& json) {
  const auto type = json.at("type").get<std::string>();
  const std::optional<Tag> tag = find_conll_tag(type);
  if (!tag) {
    throw std::runtime_error(fmt::format("\"{}\" is no type of a name", type));
  }
  return {.span = parse_span(json), .tag = *tag, .key = json.value("key", std::string())};
}

Annotations parse_annotations(const Json& json) {
  Annotations annotations{.id = json.at("id"), .names = {}, .dates = {}};
  for (const Json& each : json.at("mentions")) {
    annotations.names.push_back(parse_name(each));
  }
  for (const Json& each : json.at("dates")) {
    annotations.dates.push_back({.span = parse_span(each), .value = each.at("value")});
  }
  return annotations;
}

// The bytes that a span stands on.
std::string_view bytes_of(const Article& article, const AnnotatedSpan& span) {
  const std::string_view part = span.is_in_title ? article.title : article.body;
  const bool is_within = span.begin < span.end && span.end <= part.size();
  const std::string_view bytes =
      is_within ? part.substr(span.begin, span.end - span.begin) : std::string_view();
  if (bytes != span.form) {
    throw std::runtime_error(fmt::format("article {}: \"{}\" is not at byte {} of the {}",
                                         article.id,
                                         span.form,
                                         span.begin,
                                         span.is_in_title ? "title" : "text"));
  }
  return bytes;
}

// Tokens that share a byte with name.
TaggedSpan find_tokens(const TaggerText& text, std::string_view name, Tag tag) {
  const auto is_before = [&](const TaggerToken& token) {
    return token.form.data() + token.form.size() <= name.data();
  };
  const auto is_inside = [&](const TaggerToken& token) {
    return token.form.data() < name.data() + name.size() && !is_before(token);
  };
  TaggedSpan span{.first = 0, .end = 0, .tag = tag};
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
    // Title and text are apart in memory, so pointers of both must be looked at.
    if (is_inside(text.tokens[i])) {
      span.first = span.end == 0 ? i : span.first;
      span.end = i + 1;
    }
  }
  return span;
}

}  // namespace

std::vector<Annotations> read_annotations(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) {
    throw std::runtime_error(fmt::format("{}: cannot be opened", path.string()));
  }
  try {
    std::vector<Annotations> all;
    for (const Json& each : Json::parse(file)) {
      all.push_back(parse_annotations(each));
    }
    return all;
  } catch (const std::exception& error) {
    throw std::runtime_error(fmt::format("{}: {}", path.string(), error.what()));
  }
}

ArticlesById read_articles(const std::filesystem::path& folder) {
  IndexOptions options;
  options.max_article_bytes = std::size_t{16} << 20U;
  options.sources.roots = {folder.string()};
  Progress progress(-1, 0);
  FileOutcomes outcomes({}, 0);
  RunLog log(progress, nullptr, outcomes);
  ArticlesById articles;
  Input input(options);
  input.read(log, outcomes, [&](const WorkItem& item) {
    Result<Article> article = item.reader->read(item.record, options.reading);
    if (article) {
      complete_article(*article, item.record, options.completion);
      mark_boilerplate(*article);
      std::string id = article->id;
      articles.insert_or_assign(std::move(id), *std::move(article));
    }
    return true;
  });
  return articles;
}

TaggedDocument tag_article(const ArticlesById& articles, const Annotations& annotations) {
  const auto found = articles.find(annotations.id);
  if (found == articles.end()) {
    throw std::runtime_error(fmt::format("article {} is missing", annotations.id));
  }
  const auto kept = std::make_shared<const Article>(found->second);
  TaggedDocument document{.storage = kept, .text = {}};
  append_article(document.text, *kept);
  for (const AnnotatedName& name : annotations.names) {
    set_labels(document.text,
               find_tokens(document.text, bytes_of(*kept, name.span), name.tag),
               &TaggerToken::gold);
  }
  return document;
}

std::vector<TaggedDocument> read_documents(const std::filesystem::path& path,
                                           const std::filesystem::path& articles) {
  if (path.extension() != ".json") {
    return read_tagged_documents(path);
  }
  const ArticlesById by_id = read_articles(articles);
  std::vector<TaggedDocument> documents;
  for (const Annotations& each : read_annotations(path)) {
    documents.push_back(tag_article(by_id, each));
  }
  return documents;
}

}  // namespace dateline
