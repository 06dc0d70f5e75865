// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the tables of segments say, read in a child process for each segment, so that tables which
// crash their reader cost the details of that segment only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segments/verify/verify_report.hpp"

namespace dateline {

// Of one segment: Xapian's own check, the articles (document_check.hpp), the lists of documents
// against the lists of terms.
class ContentVerifier {
 public:
  ContentVerifier(std::filesystem::path index, const TellStep& tell, VerifyReport& report);

  // is_live: its articles count as those of the index.
  void verify_segment(const std::string& segment, bool is_live);
  // Whether an id stands in more than one of the segments.
  void verify_ids(const std::vector<std::string>& segments);

 private:
  void take_metadata(const std::string& segment, bool is_live, std::string_view said);
  void take_line(const std::string& segment, bool is_live, std::string_view line);
  [[nodiscard]] std::uint64_t seconds_for(const std::vector<std::string>& segments) const;

  std::filesystem::path index_;
  const TellStep& tell_;
  VerifyReport& report_;
  std::string live_metadata_;  // of the first live segment, to compare
  std::string index_id_;       // of the first of an earlier state
  std::uint64_t articles_read_ = 0;
};

}  // namespace dateline
