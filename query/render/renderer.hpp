// SPDX-License-Identifier: GPL-2.0-or-later
//
// Renderer: one class per output format, fed plain results. A new format is a new class and a row
// in make_renderer; the search knows none of them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/search_result.hpp"

namespace dateline {

// The values of --format, in the order of RenderFormat.
inline constexpr std::array<std::string_view, 7> kFormatNames = {
    "text", "json", "jsonl", "csv", "tsv", "ids", "trec"};
enum class RenderFormat : std::uint8_t { kText, kJson, kJsonLines, kCsv, kTsv, kIds, kTrec };

enum class RowEnd : std::uint8_t { kLine, kNul };

// One query, or one of many: then each result says which.
enum class Batch : std::uint8_t { kOff, kOn };

struct Column;

enum class Colour : std::uint8_t { kOff, kOn };

// Whether a title is a link to its article's address.
enum class Hyperlinks : std::uint8_t { kOff, kOn };

// What charts are drawn with.
enum class Charset : std::uint8_t { kUnicode, kAscii };

// Whether a chart shows numbers of articles, or of all articles of the period how many per cent.
enum class Measure : std::uint8_t { kCount, kShare };

struct RenderOptions {
  RenderFormat format = RenderFormat::kText;
  Colour colour = Colour::kOff;
  std::size_t width = 80;                   // of the screen
  std::vector<const Column*> columns;       // of csv and tsv; of json and jsonl, all if empty
  const Column* long_column = nullptr;      // of csv and tsv: a row for each of its values
  RowEnd row_end = RowEnd::kLine;           // of csv, tsv, ids and the template
  std::optional<std::string> row_template;  // "{date} {title}" in place of a format
  Passages passages = Passages::kNone;      // rows are passages of articles, not articles
  Batch batch = Batch::kOff;
  Hyperlinks hyperlinks = Hyperlinks::kOff;
  Charset charset = Charset::kUnicode;
  Measure measure = Measure::kCount;  // of timelines
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  // How much of each article it shows.
  [[nodiscard]] virtual HitDetail detail() const { return HitDetail::kMarked; }
  // Each returns the next piece of standard output. For each query begin, add for its hits, end
  // with what the search then knew; after the last query finish.
  [[nodiscard]] virtual std::string begin(const ResultHeader& header) = 0;
  [[nodiscard]] virtual std::string add(const Hit& hit) = 0;
  [[nodiscard]] virtual std::string end(const ResultHeader& header) = 0;
  [[nodiscard]] virtual std::string finish() { return {}; }
};

// Throws Failure (kUsage) naming what is wrong with the template.
[[nodiscard]] std::unique_ptr<Renderer> make_renderer(const RenderOptions& options);

}  // namespace dateline
