// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON for scripts. --format json is one object:
//
//   {"format_version":1,"query":"...","total":8,"total_exact":true,"offset":0,"hits":[HIT,...]}
//
// and --format jsonl one HIT a line:
//
//   {"rank":1,"id":"...","date":"2022-02-25T18:40:00Z","date_precision":"second",
//    "date_origin":"field","source":"...","section":"...","title":"...","byline":"...","url":"...",
//    "language":"en","path":"...","weight":12.3,"partial":false,
//    "snippet":"...","highlights":[{"begin":4,"end":8}]}
//
// highlights are bytes of the UTF-8 snippet. A value the article does not have is null.
#pragma once

#include "query/render/renderer.hpp"

namespace dateline {

inline constexpr int kJsonFormatVersion = 1;

class JsonRenderer : public Renderer {
 public:
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end() override;

 private:
  bool is_first_ = true;
};

class JsonLinesRenderer : public Renderer {
 public:
  [[nodiscard]] std::string begin(const ResultHeader& header) override;
  [[nodiscard]] std::string add(const Hit& hit) override;
  [[nodiscard]] std::string end() override;
};

}  // namespace dateline
