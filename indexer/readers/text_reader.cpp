// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/support/clean_text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/publication_rules.hpp"
#include "indexer/readers/whole_file.hpp"

namespace dateline {

namespace {

bool looks_like_text(std::string_view bytes) {
  return !bytes.empty() && std::ranges::none_of(bytes, [](char byte) {
    return static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\r' &&
           byte != '\t' && byte != '\f';
  });
}

// The rest of a text, line by line.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] std::string_view front() const { return rest_.substr(0, rest_.find('\n')); }
  void pop() { rest_.remove_prefix(std::min(front().size() + 1, rest_.size())); }
  void skip_blank() {
    while (!at_end() && trim(front()).empty()) {
      pop();
    }
  }

 private:
  std::string_view rest_;
};

struct HeaderLine {
  const ArticleField* field;
  std::string_view value;
};

std::optional<HeaderLine> read_header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) {
    return std::nullopt;
  }
  const ArticleField* const field = find_article_field(line.substr(0, colon));
  if (field == nullptr || field->kind == ValueKind::kText) {
    return std::nullopt;
  }
  return HeaderLine{field, line.substr(colon + 1)};
}

// The header block that begins at lines, which then stand behind it; empty if there is none.
std::vector<HeaderLine> take_header_block(Lines& lines) {
  std::vector<HeaderLine> block;
  Lines ahead = lines;
  while (!ahead.at_end()) {
    const std::optional<HeaderLine> line = read_header_line(ahead.front());
    if (!line) {
      break;
    }
    block.push_back(*line);
    ahead.pop();
  }
  const bool ends_in_blank_line = !ahead.at_end() && trim(ahead.front()).empty();
  const bool is_lone = block.size() == 1 && ends_in_blank_line &&
                       block.front().field < kArticleFields.data() + kPlainFields;
  if (block.size() < 2 && !is_lone) {
    return {};
  }
  lines = ahead;
  return block;
}

void set_fields(Article& article, const std::vector<HeaderLine>& block) {
  for (const auto& [field, value] : block) {
    if (!has_value(article, *field)) {
      set_field(article, *field, value, Origin::kField);
    }
  }
}

bool is_headline(std::string_view line) {
  return first_code_points(line, kMaxHeadlineCharacters).size() == line.size();
}

Result<Article> read_article(std::string_view text) {
  Article article;
  Lines lines(text);
  lines.skip_blank();
  const std::vector<HeaderLine> top_block = take_header_block(lines);
  set_fields(article, top_block);
  lines.skip_blank();
  const std::string_view headline = trim(lines.front());
  std::string body;
  if (article.title.empty() && is_headline(headline)) {
    lines.pop();
    if (top_block.empty()) {
      set_fields(article, take_header_block(lines));
    }
    if (article.title.empty()) {
      set_marked_field(article, *find_article_field("title"), headline, Origin::kField);
    } else if (article.title != clean_line(headline)) {
      body = std::string(headline) + "\n\n";
    }
  }
  lines.skip_blank();
  article.body = clean_text(body + std::string(lines.rest()));
  if (says_nothing(article)) {
    return Error{ErrorCode::kEmpty, "no title and no body", ""};
  }
  return article;
}

}  // namespace

Recognition TextReader::recognise(const Sample& sample) const {
  const std::string extension = file_extension(sample.name);
  const bool is_text_name = extension == ".txt" || extension == ".text" || sample.name == "-";
  const bool is_text = is_text_name || (extension.empty() && looks_like_text(sample.bytes));
  return is_text ? Recognition::kByName : Recognition::kNo;
}

void TextReader::split(ByteStream& stream, const SplitContext& context) const {
  split_whole(stream, context);
}

Result<Article> TextReader::read(const RawRecord& record, const ReadOptions& /*options*/) const {
  const std::string_view bytes = record.bytes;
  if (!find_wide_charset(bytes) &&
      bytes.substr(0, kSampleBytes).find('\0') != std::string_view::npos) {
    return Error{ErrorCode::kMalformed, "it holds NUL bytes: it is no text", ""};
  }
  const DecodedText text = decode_text(bytes);
  if (trim(text.utf8).empty()) {
    return Error{ErrorCode::kEmpty, bytes.empty() ? "it is empty" : "it is blank", ""};
  }
  Result<Article> article = read_article(text.utf8);
  if (article && !text.warning.empty()) {
    article->warnings.push_back(text.warning);
  }
  return article;
}

}  // namespace dateline
