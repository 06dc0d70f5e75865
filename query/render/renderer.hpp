// SPDX-License-Identifier: GPL-2.0-or-later
//
// Renderer: one class per output format, fed plain results. A new format is a new class and a row
// in make_renderer; the search knows none of them.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/search_result.hpp"

namespace dateline {

// The values of --format, in the order of RenderFormat.
inline constexpr std::array<std::string_view, 6> kFormatNames = {
    "text", "json", "jsonl", "csv", "tsv", "ids"};
enum class RenderFormat { kText, kJson, kJsonLines, kCsv, kTsv, kIds };

enum class RowEnd { kLine, kNul };

struct Column;

enum class Colour { kOff, kOn };

struct RenderOptions {
  RenderFormat format = RenderFormat::kText;
  Colour colour = Colour::kOff;
  std::size_t width = 80;              // of the screen
  std::vector<const Column*> columns;  // of csv and tsv
  RowEnd row_end = RowEnd::kLine;      // of csv, tsv and ids
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  // Each returns the next piece of standard output.
  [[nodiscard]] virtual std::string begin(const ResultHeader& header) = 0;
  [[nodiscard]] virtual std::string add(const Hit& hit) = 0;
  [[nodiscard]] virtual std::string end() = 0;
};

[[nodiscard]] std::unique_ptr<Renderer> make_renderer(const RenderOptions& options);

}  // namespace dateline
