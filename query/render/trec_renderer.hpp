// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs as trec_eval reads them (trec_eval 9, README): query Q0 article rank score run.
//
// trec_eval sorts by score, read as a float of 24 bits, equal ones by id: so that its order is
// ours, a score is always a little lower than the one before, also as a float. A blank in an id,
// which would part the columns, becomes %20 and the like.
#pragma once

#include <string>

#include "query/render/renderer.hpp"

namespace dateline {

class TrecRenderer : public Renderer {
 public:
  [[nodiscard]] HitDetail detail() const override { return HitDetail::kId; }
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end(const ResultHeader& header) override;

 private:
  std::string query_id_;
  std::uint64_t rank_ = 0;
  double last_ = 0;
};

}  // namespace dateline
