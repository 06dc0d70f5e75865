// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/trec_renderer.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

constexpr double kStep = 1e-6;  // what the last digit printed is worth

std::string without_blanks(const std::string& id) {
  std::string out;
  for (const char byte : safe_text(id)) {
    if (byte == ' ' || byte == '%') {
      out += fmt::format("%{:02X}", static_cast<unsigned>(byte));
    } else {
      out += byte;
    }
  }
  return out;
}

}  // namespace

std::string TrecRenderer::begin(const ResultHeader& header) {
  query_id_ = header.query_id.empty() ? "1" : without_blanks(header.query_id);
  rank_ = 0;
  last_ = std::numeric_limits<double>::max();
  return {};
}

std::string TrecRenderer::add(const Hit& hit) {
  // Articles with some of the words come after those with all, whatever their weight.
  const double score = std::min(hit.weight, last_ - kStep);
  last_ = score;
  return fmt::format(
      "{} Q0 {} {} {:.6f} dateline\n", query_id_, without_blanks(hit.article.id), ++rank_, score);
}

std::string TrecRenderer::end(const ResultHeader& /*header*/) {
  return {};
}

}  // namespace dateline
