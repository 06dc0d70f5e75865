// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/csv.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/key_spellings.hpp"
#include "indexer/readers/line_splitter.hpp"
#include "indexer/readers/publication_rules.hpp"

namespace dateline {

namespace {

// The sign that parts the cells of a header row: the most frequent one outside of quotes.
char separator_of(std::string_view header) {
  std::array<std::size_t, 3> counts{};
  constexpr std::string_view kSigns = ",;\t";
  bool in_quotes = false;
  for (const char byte : header) {
    in_quotes = in_quotes != (byte == '"');
    const std::size_t sign = kSigns.find(byte);
    if (!in_quotes && sign != std::string_view::npos) {
      ++counts.at(sign);
    }
  }
  const auto* const most = std::ranges::max_element(counts);
  return kSigns[static_cast<std::size_t>(most - counts.begin())];
}

// A header that names a text and one field more.
bool is_header(std::string_view line) {
  CsvReader csv(line, separator_of(line));
  const Result<CsvRow> row = csv.has_row() ? csv.read_row() : Result<CsvRow>(CsvRow{});
  if (!row) {
    return false;
  }
  std::size_t known = 0;
  bool has_text = false;
  for (const std::string& cell : row->cells) {
    const ArticleField* const field = find_key_spelling(trim(cell)).field;
    known += field == nullptr ? 0U : 1U;
    has_text = has_text || (field != nullptr && (field->name == "title" || field->name == "body"));
  }
  return has_text && known > 1;
}

// Puts the lines of a row together again where a quoted cell goes over several.
class RowJoiner {
 public:
  explicit RowJoiner(const SplitContext& context) : context_(context) {
    record_.file = context.file;
  }

  bool add(std::string line, std::uint64_t number) {
    if (row_.empty() && trim(line).empty() && !is_open_) {
      return true;
    }
    if (!is_open_) {
      record_.line = number;
    }
    row_ += is_open_ ? "\n" : "";
    row_ += line;
    const bool has_quotes = header_.empty() || separator_ != '\t';
    is_open_ = has_quotes && is_open_ != (std::ranges::count(line, '"') % 2 == 1);
    if (is_open_ && row_.size() <= context_.max_record_bytes) {
      return true;
    }
    return finish_row();
  }

  void too_long(std::uint64_t number) {
    row_.clear();
    is_open_ = false;
    record_.line = number;
    reject(ErrorCode::kTooLarge,
           fmt::format("the row is longer than {} bytes", context_.max_record_bytes));
  }

  void finish() {
    if (is_open_) {
      reject(ErrorCode::kMalformed, "a quote is not closed");
    } else if (header_.empty()) {
      record_.line = 0;
      reject(ErrorCode::kEmpty, "there is no header row in it");
    }
  }

 private:
  bool finish_row() {
    std::string row = std::exchange(row_, {});
    if (std::exchange(is_open_, false)) {
      reject(ErrorCode::kTooLarge,
             fmt::format("the row is longer than {} bytes: is a quote not closed?",
                         context_.max_record_bytes));
      return true;
    }
    if (header_.empty()) {
      header_ = std::move(row);
      separator_ = separator_of(header_);
      return true;
    }
    ++record_.number;
    return context_.emit({header_ + '\n' + row, record_.file, record_.line, record_.number});
  }

  void reject(ErrorCode code, const std::string& message) {
    context_.reject(record_.place(), {code, message, ""});
  }

  const SplitContext& context_;
  RawRecord record_;
  std::string header_;
  char separator_ = ',';
  std::string row_;       // so far
  bool is_open_ = false;  // within quotes
};

// The field that a column fills and how gladly; field is nullptr if it fills none.
KeySpelling meaning_of(std::string_view column, std::span<const FieldMapping> mappings) {
  for (std::size_t rank = 0; rank < mappings.size(); ++rank) {
    if (mappings[rank].key == column) {
      return {mappings[rank].field, rank};
    }
  }
  KeySpelling spelling = find_key_spelling(column);
  spelling.rank += mappings.size();
  return spelling;
}

Article to_article(const CsvRow& header,
                   const CsvRow& row,
                   std::span<const FieldMapping> mappings) {
  std::array<std::size_t, kArticleFields.size()> ranks{};
  ranks.fill(std::numeric_limits<std::size_t>::max());
  std::array<std::string, kArticleFields.size()> values;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const KeySpelling meaning = meaning_of(trim(header.cells[i]), mappings);
    if (meaning.field == nullptr || trim(row.cells[i]).empty()) {
      continue;
    }
    const auto at = static_cast<std::size_t>(meaning.field - kArticleFields.data());
    if (meaning.rank < ranks.at(at)) {
      ranks.at(at) = meaning.rank;
      values.at(at) = decode_text(row.cells[i]).utf8;
    }
  }
  Article article;
  for (std::size_t i = 0; i < kArticleFields.size(); ++i) {
    set_marked_field(article, kArticleFields.at(i), values.at(i), Origin::kField);
  }
  return article;
}

}  // namespace

Recognition CsvArticleReader::recognise(const Sample& sample) const {
  const std::string_view text = without_byte_order_mark(sample.bytes);
  const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size()));
  if (is_header(line)) {
    return Recognition::kByContent;
  }
  const std::string extension = file_extension(sample.name);
  return extension == ".csv" || extension == ".tsv" ? Recognition::kByName : Recognition::kNo;
}

void CsvArticleReader::split(ByteStream& stream, const SplitContext& context) const {
  RowJoiner joiner(context);
  split_lines(
      stream,
      context.max_record_bytes,
      {[&](std::string line, std::uint64_t number) { return joiner.add(std::move(line), number); },
       [&](std::uint64_t number) { joiner.too_long(number); }});
  joiner.finish();
}

Result<Article> CsvArticleReader::read(const RawRecord& record, const ReadOptions& options) const {
  const std::string_view bytes = record.bytes;
  CsvReader csv(bytes, separator_of(bytes.substr(0, bytes.find('\n'))));
  Result<CsvRow> header = csv.read_row();
  if (!header) {
    return std::move(header).error();
  }
  Result<CsvRow> row = csv.has_row() ? csv.read_row() : Result<CsvRow>(CsvRow{});
  if (!row) {
    return std::move(row).error();
  }
  if (row->cells.size() > header->cells.size()) {
    return Error{
        ErrorCode::kMalformed,
        fmt::format("the row has {} cells, the header {}", row->cells.size(), header->cells.size()),
        "put a value with a comma in double quotes"};
  }
  Article article = to_article(*header, *row, options.mappings);
  if (says_nothing(article)) {
    return Error{ErrorCode::kEmpty,
                 "no title and no body",
                 "--map title=COLUMN and --map body=COLUMN name the columns that hold them"};
  }
  return article;
}

}  // namespace dateline
