// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "common/terminal/terminal.hpp"
#include "query/render/bar.hpp"
#include "query/render/facet_renderer.hpp"
#include "query/render/timeline_renderer.hpp"

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

RenderOptions options(RenderFormat format, std::size_t width = 40) {
  RenderOptions options;
  options.format = format;
  options.width = width;
  return options;
}

TEST_CASE("a bar is as long as its value, in eighths of a cell") {
  struct Case {
    double value;
    const char* unicode;
    const char* ascii;
  };
  const Case cases[] = {
      {0, "", ""},
      {0.001, "▏", "#"},
      {8, "████", "####"},
      {4, "██", "##"},
      {5, "██▌", "###"},
      {1, "▌", "#"},
      {7.75, "███▉", "####"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.value);
    CHECK(bar(row.value, 8, 4, Charset::kUnicode) == row.unicode);
    CHECK(bar(row.value, 8, 4, Charset::kAscii) == row.ascii);
  }
  CHECK(bar(1, 0, 4, Charset::kUnicode).empty());
}

Facet facet_of(const std::string& field, std::vector<FacetValue> values) {
  Facet facet;
  facet.field = field;
  facet.values = std::move(values);
  return facet;
}

FacetReport sample_report() {
  FacetReport report{"nato", 15, {}, {}};
  Facet source = facet_of("source", {{"Larkspur, \"Wire\"", 12, 30, 0}, {"北京\x1b[2J", 1, 1, 0}});
  source.other_values = 1;
  source.others = 1;
  source.missing = 1;
  Facet year = facet_of("year", {{"2022", 14, 20, 0}});
  year.undated = 1;
  report.facets = {source, year};
  report.significant = {facet_of("source", {{"Larkspur", 12, 1300, 17.25}})};
  return report;
}

TEST_CASE("facets are a table of values with their bars") {
  const std::string out = render_facets(sample_report(), options(RenderFormat::kText));
  CHECK(out ==
        "15 articles match\n"
        "\n"
        "source\n"
        "  Larkspur, \"Wire\"  12  ████████████████\n"
        "  北京\xEF\xBF\xBD[2J           1  █▍\n"
        "  1 other value      1\n"
        "  no source          1\n"
        "\n"
        "year\n"
        "  2022     14  █████████████████████████\n"
        "  undated   1\n"
        "\n"
        "source, more frequent than in the\narchive\n"
        "  Larkspur  12 of 1,300  score 17.2\n");
}

TEST_CASE("facets are rows of csv, dates with what has none") {
  FacetReport report = sample_report();
  report.significant.clear();
  CHECK(render_facets(report, options(RenderFormat::kCsv)) ==
        "field,value,count\r\n"
        "source,\"Larkspur, \"\"Wire\"\"\",12\r\n"
        "source,北京\xEF\xBF\xBD[2J,1\r\n"
        "source,,1\r\n"
        "year,2022,14\r\n"
        "year,undated,1\r\n");
  report.facets.clear();
  report.significant = sample_report().significant;
  CHECK(render_facets(report, options(RenderFormat::kTsv)) ==
        "field\tvalue\tcount\tarchive\tscore\n"
        "source\tLarkspur\t12\t1300\t17.2500\n");
}

TEST_CASE("facets are an object of json") {
  const auto object =
      nlohmann::json::parse(render_facets(sample_report(), options(RenderFormat::kJson)));
  CHECK(object["total"] == 15);
  CHECK(object["facets"][0]["values"][0]["count"] == 12);
  CHECK(object["facets"][0]["missing"] == 1);
  CHECK(object["facets"][0]["other_values"] == 1);
  CHECK(object["facets"][1]["undated"] == 1);
  CHECK(object["significant"][0]["values"][0]["score"] == 17.25);
}

Timeline sample_timeline() {
  Timeline timeline;
  timeline.unit = TimeUnit::kMonth;
  timeline.queries = {"nato", "a query that is far too long for its column"};
  timeline.matches = {14, 1200};
  timeline.rows = {{"2022-01", {10, 0}, 20}, {"2022-02", {0, 1200}, 4000}};
  timeline.coarser = TimelineRow{"coarser", {1, 0}, 1};
  timeline.undated = {"undated", {3, 0}, 6};
  return timeline;
}

TEST_CASE("a timeline is a row for each period, queries side by side") {
  const std::string out = render_timeline(sample_timeline(), options(RenderFormat::kText, 50));
  CHECK(out ==
        "         nato (14)            a query that is fa…\n"
        "2022-01     10  ▏                 0\n"
        "2022-02      0                1,200  ████████████\n"
        "coarser      1                    0\n"
        "undated      3                    0\n");
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find('\n', at);
    CHECK(cell_width(out.substr(at, end - at)) <= 50);
    at = end + 1;
  }
}

TEST_CASE("a timeline of shares is of all articles of the period") {
  RenderOptions shares = options(RenderFormat::kText, 40);
  shares.measure = Measure::kShare;
  shares.charset = Charset::kAscii;
  Timeline timeline = sample_timeline();
  timeline.queries.resize(1);
  CHECK(render_timeline(timeline, shares) ==
        "         nato (14)\n"
        "2022-01   50.0%  #######################\n"
        "2022-02    0.0%\n"
        "coarser  100.0%\n"
        "undated   50.0%\n");
}

TEST_CASE("a timeline is rows of csv, with the query where there are several") {
  Timeline timeline = sample_timeline();
  const std::string two = render_timeline(timeline, options(RenderFormat::kCsv));
  CHECK(two.starts_with("query,period,count,total,share\r\nnato,2022-01,10,20,50.0000\r\n"));
  timeline.queries.resize(1);
  CHECK(render_timeline(timeline, options(RenderFormat::kCsv)) ==
        "period,count,total,share\r\n"
        "2022-01,10,20,50.0000\r\n"
        "2022-02,0,4000,0.0000\r\n"
        "coarser,1,1,100.0000\r\n"
        "undated,3,6,50.0000\r\n");
}

TEST_CASE("a timeline is series of json") {
  const auto object =
      nlohmann::json::parse(render_timeline(sample_timeline(), options(RenderFormat::kJson)));
  CHECK(object["unit"] == "month");
  CHECK(object["series"][1]["total"] == 1200);
  CHECK(object["series"][1]["periods"][1]["share"] == 30.0);
  CHECK(object["series"][0]["periods"].back()["period"] == "undated");
}

}  // namespace
}  // namespace dateline
