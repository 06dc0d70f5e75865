// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/listing_cursor.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

Article article_of(const std::string& id, std::string_view date) {
  Article article;
  article.id = id;
  if (const auto timestamp = parse_timestamp(date)) {
    article.published = PublicationDate{*timestamp, DateOrigin::kField};
  }
  return article;
}

TEST_CASE("a cursor is written as instant and id, and read back") {
  struct Case {
    std::string id;
    std::string date;
    std::string cursor;
  };
  const std::vector<Case> cases = {
      {"lwire-20220225-031", "2022-02-25T18:40:00+01:00", "@1645810800:lwire-20220225-031"},
      {"a", "1970-01-01", "@0:a"},
      {"a", "1969-12-31T23:59:59Z", "@-1:a"},
      {"a", "1600", "@-11676096000:a"},
      {"x7", "", "@undated:x7"},
      {"https://a.example/b:c?d=1", "2022-02", "@1643673600:https://a.example/b:c?d=1"},
      {"@5:x", "", "@undated:@5:x"},
      {"東京 1", "", "@undated:東京 1"},
      {":", "", "@undated::"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.cursor);
    const ListingCursor cursor = cursor_of(article_of(each.id, each.date));
    CHECK(to_string(cursor) == each.cursor);
    CHECK(parse_cursor(each.cursor) == cursor);
  }
}

TEST_CASE("what is no cursor is not read as one") {
  for (const std::string text : {"",
                                 "@",
                                 "@5",
                                 "@5:",
                                 "@:x",
                                 "5:x",
                                 "lwire-20220225-031",
                                 "@5x:a",
                                 "@ 5:a",
                                 "@+5:a",
                                 "@5.5:a",
                                 "@UNDATED:a",
                                 "@undated",
                                 "@undated:",
                                 "@99999999999999999999:a"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_cursor(text).has_value());
  }
}

}  // namespace
}  // namespace dateline
