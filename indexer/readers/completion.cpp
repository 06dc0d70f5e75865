// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/completion.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/analysis/sentences.hpp"
#include "common/support/clean_text.hpp"
#include "common/support/failure.hpp"
#include "common/support/utf8.hpp"
#include "indexer/readers/article_id.hpp"
#include "indexer/readers/double_encoding.hpp"
#include "indexer/readers/text_reader.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxCollectionBytes = 60;

std::string_view text_of(std::string_view text, const TextSpan& span) {
  return text.substr(span.begin, span.end - span.begin);
}

// line itself, or its beginning and "…" in at most so many characters.
std::string shorten(const std::string& line, std::size_t characters) {
  if (first_code_points(line, characters).size() == line.size()) {
    return line;
  }
  std::string_view beginning = first_code_points(line, characters - 1);
  if (const std::size_t blank = beginning.rfind(' ');
      line[beginning.size()] != ' ' && blank != std::string_view::npos) {
    beginning = beginning.substr(0, blank);
  }
  return std::string(trim(beginning)) + "…";
}

}  // namespace

std::string derive_title(std::string_view body) {
  const std::vector<TextSpan> paragraphs = split_paragraphs(body);
  if (paragraphs.empty()) {
    return "";
  }
  const std::string_view paragraph = text_of(body, paragraphs.front());
  const std::vector<TextSpan> sentences = split_sentences(paragraph);
  const std::string_view sentence =
      sentences.empty() ? paragraph : text_of(paragraph, sentences.front());
  return shorten(clean_line(sentence), kMaxHeadlineCharacters);
}

std::string read_collection_option(const std::string& name) {
  const bool is_usable =
      !name.empty() && name.size() <= kMaxCollectionBytes &&
      find_broken_utf8(name) == name.size() && std::ranges::none_of(name, [](char byte) {
        return static_cast<unsigned char>(byte) <= 0x20 || byte == 0x7F || byte == ':';
      });
  if (!is_usable) {
    throw Failure(
        ExitCode::kUsage,
        fmt::format("--collection \"{}\" cannot stand before an id",
                    truncate_utf8(name, kMaxCollectionBytes)),
        fmt::format("a name has 1 to {} bytes without blanks and colons", kMaxCollectionBytes));
  }
  return name;
}

void complete_article(Article& article,
                      const RawRecord& record,
                      const CompletionOptions& options,
                      const DatingRules& dating) {
  article.place = record.place();
  repair_double_encoding(article);
  // Before anything is filled in: another --set must not give an article another id.
  const std::string id = own_id(article, record);
  // Standard input has no path that could tell anything.
  const std::string path = record.file->path == "-" ? "" : record.file->relative_path;
  if (options.metadata) {
    supply_fields(article, options.metadata->find(path, id));
  }
  if (options.path_fields) {
    supply_fields(article, options.path_fields->match(path));
  }
  supply_fields(article, options.set);
  date_article(article, path, dating);
  if (article.title.empty()) {
    article.title = derive_title(article.body);
    article.title_origin = Origin::kDerived;
  }
  const std::string& given = !article.id.empty() ? article.id : article.url;
  article.id = final_id(options.collection, given.empty() ? id : given);
}

}  // namespace dateline
