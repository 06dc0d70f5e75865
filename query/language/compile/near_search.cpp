// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/near_search.hpp"

#include <algorithm>
#include <span>

namespace dateline {

namespace {

std::uint32_t length(const Span& span) {
  return span.end - span.begin;
}

bool overlaps(const Span& a, const Span& b) {
  return a.begin < b.end && b.begin < a.end;
}

class NearSearch {
 public:
  NearSearch(const NearRule& rule, const std::vector<NearSide>& sides, Wanted wanted)
      : rule_(rule), wanted_(wanted), chosen_(sides.size()) {
    for (std::size_t side = 0; side < sides.size(); ++side) {
      std::uint32_t longest = 0;
      for (const std::vector<Span>& member : sides[side]) {
        members_.push_back({side, &member});
        for (const Span& span : member) {
          longest = std::max(longest, length(span));
        }
      }
      reach_ += longest;
    }
    reach_ += rule.words - 1;
  }

  std::vector<Span> run() {
    choose(0);
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  struct Member {
    std::size_t side;
    const std::vector<Span>* spans;
  };

  // A choice never reaches over more than reach_ positions between two sides, so that from the
  // first member's span on only a window needs to be looked at. Members of one AND may lie on both
  // sides of what they are near to.
  void choose(std::size_t index) {
    if (index == members_.size()) {
      if (is_near()) {
        found_.push_back(extent());
      }
      return;
    }
    const Member& member = members_[index];
    const std::vector<Span>& spans = *member.spans;
    auto span = spans.begin();
    if (index > 0) {
      const std::uint32_t window = 2 * reach_;
      const std::uint32_t from = first_.begin > window ? first_.begin - window : 0;
      span = std::ranges::lower_bound(spans, Span{from, 0});
    }
    for (; span != spans.end() && (index == 0 || span->begin <= first_.end + 2 * reach_); ++span) {
      if (index == 0) {
        first_ = *span;
      }
      if (fits(member.side, *span)) {
        chosen_[member.side].push_back(*span);
        choose(index + 1);
        chosen_[member.side].pop_back();
      }
      if (wanted_ == Wanted::kOne && !found_.empty()) {
        return;
      }
    }
  }

  // Against what is chosen for the other sides: disjoint, in order, within reach.
  [[nodiscard]] bool fits(std::size_t side, const Span& span) const {
    for (std::size_t other = 0; other < chosen_.size(); ++other) {
      if (other == side) {
        continue;
      }
      for (const Span& beside : chosen_[other]) {
        const std::uint32_t extent =
            std::max(span.end, beside.end) - std::min(span.begin, beside.begin);
        const bool is_in_order =
            other < side ? beside.begin < span.begin : span.begin < beside.begin;
        if (overlaps(span, beside) || extent > reach_ || (rule_.in_order && !is_in_order)) {
          return false;
        }
      }
    }
    return true;
  }

  // Whether each choice of one member a side leaves no more than n - 1 positions between. What
  // lies farthest out and covers least decides, so all choices are tried: sides have one member,
  // but for ANDs.
  [[nodiscard]] bool is_near() const {
    std::vector<std::size_t> picked(chosen_.size(), 0);
    for (;;) {
      std::uint32_t covered = 0;
      Span all = chosen_.front()[picked.front()];
      for (std::size_t side = 0; side < chosen_.size(); ++side) {
        const Span& span = chosen_[side][picked[side]];
        covered += length(span);
        all = {std::min(all.begin, span.begin), std::max(all.end, span.end)};
      }
      if (length(all) - covered > rule_.words - 1) {
        return false;
      }
      std::size_t side = 0;
      while (side < picked.size() && ++picked[side] == chosen_[side].size()) {
        picked[side++] = 0;
      }
      if (side == picked.size()) {
        return true;
      }
    }
  }

  [[nodiscard]] Span extent() const {
    Span all = chosen_.front().front();
    for (const std::vector<Span>& side : chosen_) {
      for (const Span& span : side) {
        all = {std::min(all.begin, span.begin), std::max(all.end, span.end)};
      }
    }
    return all;
  }

  NearRule rule_;
  Wanted wanted_;
  std::vector<Member> members_;
  std::vector<std::vector<Span>> chosen_;  // for each side, of its members so far
  Span first_;
  std::uint32_t reach_ = 0;  // longest extent of two spans of a choice
  std::vector<Span> found_;
};

}  // namespace

std::vector<Span> find_near(const NearRule& rule,
                            const std::vector<NearSide>& sides,
                            Wanted wanted) {
  return NearSearch(rule, sides, wanted).run();
}

}  // namespace dateline
