// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/template_renderer.hpp"

#include <doctest/doctest.h>

#include "common/support/failure.hpp"

namespace dateline {
namespace {

Hit sample_hit() {
  Hit hit;
  hit.rank = 3;
  hit.words = 12;
  hit.article.id = "w1";
  hit.article.title = "Floods\nin\ttown \x1b[2J";
  hit.article.published = {*parse_timestamp("2022-02-25T18:40:00+01:00"), DateOrigin::kField};
  hit.matched = {"Floods", "town"};
  return hit;
}

std::string row(std::string_view text, RowEnd row_end = RowEnd::kLine) {
  TemplateRenderer renderer(text, row_end, Batch::kOff);
  std::string out = renderer.begin({});
  out += renderer.add(sample_hit());
  out += renderer.end({});
  return out + renderer.finish();
}

TEST_CASE("columns in braces become their values, on one line") {
  struct Case {
    std::string text;
    std::string row;
  };
  const std::vector<Case> cases = {
      {"", "\n"},
      {"plain", "plain\n"},
      {"{id}", "w1\n"},
      {"{id}{id}", "w1w1\n"},
      {"<{date} {title}>", "<2022-02-25T18:40:00+01:00 Floods in town \xEF\xBF\xBD[2J>\n"},
      {"{rank}\\t{words}\\n\\\\", "3\t12\n\\\n"},
      {"{{id}} {{{id}}}", "{id} {w1}\n"},
      {"{matched}", "Floods|town\n"},
      {"[{source}]", "[]\n"},
      {"ends in \\", "ends in \\\n"},
      {"Zürich {id} 東京", "Zürich w1 東京\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(row(each.text) == each.row);
  }
}

TEST_CASE("a template that cannot be read is refused where it is wrong") {
  struct Case {
    std::string text;
    std::string message;
  };
  const std::vector<Case> cases = {
      {"{nope}", "--template: there is no column 'nope'"},
      {"{}", "--template: there is no column ''"},
      {"{ id }", "--template: there is no column ' id '"},
      {"ab{id", "--template: the { at byte 3 is not closed"},
      {"{", "--template: the { at byte 1 is not closed"},
      {"a } b", "--template: the } at byte 3 closes nothing"},
      {"{id}}", "--template: the } at byte 5 closes nothing"},
      {"a\\x", "--template: \\x stands for nothing"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    std::string message = "accepted";
    try {
      static_cast<void>(row(each.text));
    } catch (const Failure& failure) {
      CHECK(failure.exit_code() == ExitCode::kUsage);
      CHECK_FALSE(failure.hint().empty());
      message = failure.what();
    }
    CHECK(message == each.message);
  }
}

TEST_CASE("rows end in NUL where asked for") {
  CHECK(row("{id}", RowEnd::kNul) == std::string("w1\0", 3));
}

TEST_CASE("of a batch a row begins with the query's id") {
  TemplateRenderer renderer("{id}", RowEnd::kLine, Batch::kOn);
  ResultHeader header;
  header.query_id = "5\t1";
  std::string text = renderer.begin(header);
  text += renderer.add(sample_hit());
  CHECK(text == "5 1\tw1\n");
}

TEST_CASE("a template reads no more of an article than it shows") {
  const auto detail = [](std::string_view text) {
    return TemplateRenderer(text, RowEnd::kLine, Batch::kOff).detail();
  };
  CHECK(detail("x") == HitDetail::kId);
  CHECK(detail("{rank} {id}") == HitDetail::kId);
  CHECK(detail("{id} {title}") == HitDetail::kArticle);
  CHECK(detail("{snippet} {id}") == HitDetail::kMarked);
}

}  // namespace
}  // namespace dateline
