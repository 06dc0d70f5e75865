// SPDX-License-Identifier: GPL-2.0-or-later
//
// PlaceSource: the articles of a segment in which a place exists, as a source of postings (Xapian,
// "PostingSource"). It stands beside a query for the articles that have the words, so it is asked
// for those only that match everything else; by itself it would try each article.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <xapian.h>

#include "query/language/compile/place.hpp"
#include "query/language/compile/place_checker.hpp"

namespace dateline {

class PlaceSource : public Xapian::PostingSource {
 public:
  PlaceSource(std::shared_ptr<const Place> place, std::string language)
      : place_(std::move(place)), language_(std::move(language)) {}

  [[nodiscard]] PostingSource* clone() const override {
    return new PlaceSource(place_, language_);  // NOLINT(cppcoreguidelines-owning-memory)
  }
  void init(const Xapian::Database& segment) override;
  [[nodiscard]] std::string get_description() const override { return "PlaceSource"; }

  // Xapian runs what it takes to be most frequent last.
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }

  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool check(Xapian::docid id, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return id_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return id_; }

 private:
  void find_from(Xapian::docid id);

  std::shared_ptr<const Place> place_;
  std::string language_;
  std::optional<PlaceChecker> checker_;
  Xapian::doccount articles_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid id_ = 0;  // tried last; 0 at the start
  bool is_at_match_ = false;
};

}  // namespace dateline
