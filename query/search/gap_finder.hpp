// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where a series of counts has holes: periods without an article, and periods with far fewer than
// usual. It knows nothing of articles.
//
// Missing is a run of empty periods. Of days, a weekday on which a source has articles in fewer
// than a tenth of the weeks around (those with articles, within half a year on both sides) is no
// day of publication: it is not missing, and does not break a run. Where these are fewer than four
// weeks the whole series is asked, and of a series of fewer than four every day counts.
//
// A drop is a period whose count is below a third of what is usual, and less than chance explains:
// under a Poisson distribution with the usual count as its mean, so few or fewer come up less than
// once in 1,000 times. Usual is the median of the 8 periods before and the 8 after, of days those
// of the same weekday, empty ones too. It is a running median (Tukey, Exploratory Data Analysis,
// 1977) because up to half of its values may be wrong before it is (Hampel, "The Influence Curve
// and Its Role in Robust Estimation", JASA 69, 1974): neither a gap beside a period nor a day of
// great news moves it, and a slow growth moves both sides alike. With fewer than 6 such periods, or
// fewer than 3 before, nothing is called usual: a source that has just begun grows. The last period
// is not judged, since a span may end within it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "common/calendar/timestamp.hpp"
#include "query/search/counts.hpp"

namespace dateline {

// Counts of periods that follow each other, from the first with an article to the last.
struct CountSeries {
  TimeUnit unit = TimeUnit::kDay;
  Day first{};  // of the first period
  std::vector<std::uint64_t> counts;
};

struct Gaps {
  // By their places in the series.
  struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint64_t periods = 0;  // without those that are off
    friend bool operator==(const Run&, const Run&) = default;
  };
  struct Low {
    std::size_t at = 0;
    double usual = 0;
    friend bool operator==(const Low&, const Low&) = default;
  };
  std::vector<Run> missing;
  std::vector<Low> drops;
  std::array<std::uint64_t, 7> days_off = {};  // empty ones, Monday first
};

[[nodiscard]] Gaps find_gaps(const CountSeries& series);

// How likely a Poisson distribution of this mean gives so few or fewer.
[[nodiscard]] double poisson_tail(std::uint64_t count, double mean);

}  // namespace dateline
