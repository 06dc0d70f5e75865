// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON for scripts, as query/schema/dateline-results-1.schema.json says. --format json is one
// object:
//
//   {"format_version":1,"query":"...","total":8,"total_exact":true,"offset":0,"hits":[HIT,...],
//    "next":null}
//
// or an array of such objects, one for each query of a batch, and --format jsonl one HIT a line:
//
//   {"rank":1,"id":"...","date":"2022-02-25T18:40:00Z","date_precision":"second",
//    "date_origin":"field","source":"...","section":"...","title":"...","byline":"...","url":"...",
//    "language":"en","path":"...","words":412,"weight":12.3,"partial":false,
//    "snippet":"...","highlights":[{"begin":4,"end":8}],"matched":["NATO"]}
//
// highlights are bytes of the UTF-8 snippet. A value the article does not have is null. next is
// where --after goes on with a search sorted by date that gave a page only.
#pragma once

#include "query/render/renderer.hpp"

namespace dateline {

inline constexpr int kJsonFormatVersion = 1;

class JsonRenderer : public Renderer {
 public:
  // Of options: columns, passages and batch.
  explicit JsonRenderer(RenderOptions options) : options_(std::move(options)) {}
  [[nodiscard]] HitDetail detail() const override;
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end(const ResultHeader& header) override;
  [[nodiscard]] std::string finish() override;

 private:
  RenderOptions options_;
  bool is_first_query_ = true;
  bool is_first_hit_ = true;
  std::string next_;  // cursor of the last full match
};

class JsonLinesRenderer : public Renderer {
 public:
  explicit JsonLinesRenderer(RenderOptions options) : options_(std::move(options)) {}
  [[nodiscard]] HitDetail detail() const override;
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end(const ResultHeader& header) override;

 private:
  RenderOptions options_;
  std::string query_id_;
};

}  // namespace dateline
