// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/template_renderer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Failure(ExitCode::kUsage, "--template: " + what, hint);
}

char escaped(char letter) {
  switch (letter) {
    case 't': return '\t';
    case 'n': return '\n';
    case '\\': return '\\';
    default: break;
  }
  refuse(fmt::format("\\{} stands for nothing", letter), R"(\t, \n and \\ are known)");
}

}  // namespace

TemplateRenderer::TemplateRenderer(std::string_view text, RowEnd row_end, Batch batch)
    : row_end_(row_end == RowEnd::kNul ? '\0' : '\n'), batch_(batch) {
  parse(text);
}

void TemplateRenderer::parse(std::string_view text) {
  pieces_.emplace_back();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const bool is_double = at + 1 < text.size() && text[at + 1] == byte;
    if (byte == '\\' && at + 1 < text.size()) {
      pieces_.back().text += escaped(text[++at]);
    } else if ((byte == '{' || byte == '}') && is_double) {
      pieces_.back().text += byte;
      ++at;
    } else if (byte == '{') {
      const std::size_t end = text.find('}', at);
      if (end == std::string_view::npos) {
        refuse(fmt::format("the {{ at byte {} is not closed", at + 1),
               "write a column in braces, as {title}, and {{ for a brace");
      }
      add_column(text.substr(at + 1, end - at - 1));
      at = end;
    } else if (byte == '}') {
      refuse(fmt::format("the }} at byte {} closes nothing", at + 1), "write }} for a brace");
    } else {
      pieces_.back().text += byte;
    }
  }
}

void TemplateRenderer::add_column(std::string_view name) {
  const Column* column = find_column(name);
  if (column == nullptr) {
    refuse(fmt::format("there is no column '{}'", name),
           fmt::format("columns are {}", column_names()));
  }
  pieces_.back().column = column;
  pieces_.emplace_back();
}

HitDetail TemplateRenderer::detail() const {
  HitDetail most = HitDetail::kId;
  for (const Piece& piece : pieces_) {
    most = piece.column == nullptr ? most : std::max(most, piece.column->detail);
  }
  return most;
}

std::string TemplateRenderer::begin(const ResultHeader& header) {
  query_id_ = header.query_id;
  return {};
}

std::string TemplateRenderer::add(const Hit& hit) {
  std::string out = batch_ == Batch::kOn ? safe_text(query_id_) + '\t' : std::string();
  for (const Piece& piece : pieces_) {
    out += piece.text;
    if (piece.column != nullptr) {
      out += safe_text(value_of(*piece.column, hit));
    }
  }
  return out + row_end_;
}

std::string TemplateRenderer::end(const ResultHeader& /*header*/) {
  return {};
}

}  // namespace dateline
