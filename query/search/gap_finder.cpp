// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/gap_finder.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace dateline {

namespace {

constexpr std::size_t kWeekDays = 7;

// On which weekdays a source has articles, at each time of its series.
class WeekdayHabits {
 public:
  explicit WeekdayHabits(const CountSeries& series) {
    if (series.unit != TimeUnit::kDay) {
      return;
    }
    shift_ = std::chrono::weekday(series.first).iso_encoding() - 1;
    const std::size_t weeks = (series.counts.size() + shift_ + kWeekDays - 1) / kWeekDays;
    std::vector<std::array<bool, kWeekDays>> has(weeks);
    for (std::size_t at = 0; at < series.counts.size(); ++at) {
      has[week(at)][weekday(at)] = series.counts[at] > 0;
    }
    sums_.resize(weeks + 1);
    for (std::size_t i = 0; i < weeks; ++i) {
      sums_[i + 1] = sums_[i];
      for (std::size_t day = 0; day < kWeekDays; ++day) {
        sums_[i + 1].with[day] += has[i][day] ? 1U : 0U;
      }
      sums_[i + 1].active += std::ranges::find(has[i], true) != has[i].end() ? 1U : 0U;
    }
  }

  // Monday is 0.
  [[nodiscard]] std::size_t weekday(std::size_t at) const { return (at + shift_) % kWeekDays; }

  [[nodiscard]] bool is_off(std::size_t at) const {
    constexpr std::size_t kAround = 26;
    constexpr std::size_t kLeastWeeks = 4;
    constexpr std::size_t kTenth = 10;
    if (sums_.empty()) {
      return false;
    }
    const std::size_t weeks = sums_.size() - 1;
    const std::size_t here = week(at);
    std::size_t begin = here > kAround ? here - kAround : 0;
    std::size_t end = std::min(here + kAround + 1, weeks);
    if (sums_[end].active - sums_[begin].active < kLeastWeeks) {
      begin = 0;
      end = weeks;
    }
    const std::size_t active = sums_[end].active - sums_[begin].active;
    const std::size_t with = sums_[end].with[weekday(at)] - sums_[begin].with[weekday(at)];
    return active >= kLeastWeeks && with * kTenth < active;
  }

 private:
  struct Sum {
    std::size_t active = 0;                        // weeks with an article
    std::array<std::size_t, kWeekDays> with = {};  // of them with one on the weekday
  };

  [[nodiscard]] std::size_t week(std::size_t at) const { return (at + shift_) / kWeekDays; }

  std::size_t shift_ = 0;  // from the Monday of the first week to the series' first day
  std::vector<Sum> sums_;  // over all weeks before
};

void find_missing(const CountSeries& series, Gaps& gaps) {
  const WeekdayHabits habits(series);
  std::optional<Gaps::Run> run;
  for (std::size_t at = 0; at < series.counts.size(); ++at) {
    if (series.counts[at] > 0) {
      if (run) {
        gaps.missing.push_back(*run);
        run.reset();
      }
    } else if (habits.is_off(at)) {
      ++gaps.days_off[habits.weekday(at)];
    } else {
      run = Gaps::Run{run ? run->first : at, at, run ? run->periods + 1 : 1};
    }
  }
}

double median(std::vector<std::uint64_t>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  const auto upper = static_cast<double>(*middle);
  if (values.size() % 2 == 1) {
    return upper;
  }
  const auto lower = static_cast<double>(*std::max_element(values.begin(), middle));
  return (lower + upper) / 2;
}

// nullopt where too few periods are there to say.
std::optional<double> usual_count(const CountSeries& series, std::size_t at) {
  constexpr std::size_t kOnEachSide = 8;
  constexpr std::size_t kLeastBefore = 3;
  constexpr std::size_t kLeast = 6;
  const std::size_t step = series.unit == TimeUnit::kDay ? kWeekDays : 1;
  if (at < kLeastBefore * step) {
    return std::nullopt;
  }
  std::vector<std::uint64_t> around;
  for (std::size_t i = 1; i <= kOnEachSide; ++i) {
    if (at >= i * step) {
      around.push_back(series.counts[at - i * step]);
    }
    if (at + i * step < series.counts.size()) {
      around.push_back(series.counts[at + i * step]);
    }
  }
  return around.size() < kLeast ? std::nullopt : std::optional(median(around));
}

void find_drops(const CountSeries& series, Gaps& gaps) {
  constexpr double kFarBelow = 3;
  constexpr double kUnlikely = 0.001;
  for (std::size_t at = 0; at + 1 < series.counts.size(); ++at) {
    const std::uint64_t count = series.counts[at];
    const auto usual = count == 0 ? std::nullopt : usual_count(series, at);
    if (usual && static_cast<double>(count) * kFarBelow < *usual &&
        poisson_tail(count, *usual) < kUnlikely) {
      gaps.drops.push_back({at, *usual});
    }
  }
}

}  // namespace

// In logarithms: e to the power of minus a thousand is 0 to a computer.
double poisson_tail(std::uint64_t count, double mean) {
  if (mean <= 0) {
    return 1;
  }
  double log_term = -mean;
  double tail = std::exp(log_term);
  for (std::uint64_t i = 1; i <= count; ++i) {
    log_term += std::log(mean / static_cast<double>(i));
    tail += std::exp(log_term);
  }
  return std::min(tail, 1.0);
}

Gaps find_gaps(const CountSeries& series) {
  Gaps gaps;
  find_missing(series, gaps);
  find_drops(series, gaps);
  return gaps;
}

}  // namespace dateline
