// SPDX-License-Identifier: GPL-2.0-or-later
//
// The stored article: document data of the index, one JSON object. Keys without a value are left
// out.
//
//   {"id":"...","title":"...","title_origin":"derived","byline":"...","source":"...","section":"...",
//    "url":"...","language":"en","published":{"date":"2022-02-25T18:40:00Z","origin":"field"},
//    "version":2,"path":"2022/02/a.txt","text":"...","byline_origin":"author-box",
//    "retrieved":"2022-02-25T18:52:00Z","dateline":"...","dateline_place":"BRUSSELS","agency":"...",
//    "copyright":"...","keywords":["..."],
//    "subjects":[{"code":"medtop:16000000","name":"war"}],
//    "entities":[{"kind":"org","name":"NATO","code":"","origin":"publisher"}],
//    "names":[{"kind":"org","key":"nato","origin":"publisher","mentions":[1,0,4,0,210,214]}],
//    "dates":[0,14,22,19047,19048,0],
//    "boilerplate":[{"begin":2100,"end":2164,"rule":"comment-form"}]}
//
// A mention is three numbers: 1 if it stands in the title, plus 2 if it is related ("Canadian"),
// then the bytes of the title or the text where it begins and ends. A date is six: 1 if it stands
// in the title, where it begins and ends, its first day and the day behind its last (since
// 1970-01-01), its granularity; the last three are 0 where it cannot be told.
#pragma once

#include <string>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

[[nodiscard]] std::string encode_article(const Article& article);

// Throws Failure (kBadIndex) when the data is not what encode_article writes.
[[nodiscard]] Article decode_article(std::string_view data);

}  // namespace dateline
