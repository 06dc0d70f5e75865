// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/trec_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

// The least difference of two scores: more than the last digit printed is worth, and than half the
// distance of two floats of this size.
double step_at(double score) {
  constexpr double kLastDigits = 2e-6;
  constexpr double kFloats = 2.5e-7;  // 2^-22 and a little
  return std::max(kLastDigits, std::abs(score) * kFloats);
}

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
  last_ = std::numeric_limits<double>::infinity();
  return {};
}

std::string TrecRenderer::add(const Hit& hit) {
  // Articles with some of the words come after those with all, whatever their weight.
  const double score =
      std::isinf(last_) ? hit.weight : std::min(hit.weight, last_ - step_at(last_));
  last_ = score;
  return fmt::format(
      "{} Q0 {} {} {:.6f} dateline\n", query_id_, without_blanks(hit.article.id), ++rank_, score);
}

std::string TrecRenderer::end(const ResultHeader& /*header*/) {
  return {};
}

}  // namespace dateline
