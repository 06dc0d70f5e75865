// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/segment_content.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <sstream>
#include <system_error>
#include <utility>

#include <xxhash.h>

#include <fmt/format.h>
#include <xapian.h>

#include "common/analysis/analyzer.hpp"
#include "common/index/commit_point.hpp"
#include "common/index/fields.hpp"
#include "common/index/segment_metadata.hpp"
#include "common/support/failure.hpp"
#include "common/support/numbers.hpp"
#include "indexer/segments/verify/child_process.hpp"
#include "indexer/segments/verify/document_check.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// A line of the child is one of these and what it says.
constexpr char kProblem = 'p';
constexpr char kMetadata = 'm';
constexpr char kArticles = 'a';  // how many it has read

// Of a damaged segment nobody reads a line for each article.
constexpr std::uint64_t kMostProblems = 20;
constexpr std::uint64_t kArticlesPerStep = 1000;
// Reading the positions of an article takes longer than the rest of it.
constexpr Xapian::docid kPositionsEvery = 50;

// What runs in the child.
class SegmentReader {
 public:
  SegmentReader(const fs::path& path, Rules rules, const SendLine& send)
      : path_(path), rules_(rules), send_(send) {}

  void read() {
    try {
      check_tables();
      const Xapian::Database segment(path_.string(), Xapian::DB_BACKEND_GLASS);
      const SegmentMetadata metadata = read_metadata(segment, path_, rules_);
      send_(fmt::format("{}format {}, analyzer {}, language {}, time zone {}, index {}",
                        kMetadata,
                        metadata.format,
                        metadata.analyzer,
                        metadata.language,
                        metadata.timezone,
                        metadata.index_id));
      if (metadata.analyzer == kAnalyzerVersion) {
        check_articles(segment, metadata);
      }
      check_lists(segment);
    } catch (const Xapian::Error& error) {
      add(fmt::format("its tables cannot be read: {} ({})", error.get_msg(), error.get_type()));
    } catch (const Failure& failure) {
      add(failure.what());
    }
    if (problems_ > kMostProblems) {
      send_(fmt::format("{}and {} more", kProblem, with_commas(problems_ - kMostProblems)));
    }
  }

 private:
  void add(const std::string& problem) {
    if (++problems_ <= kMostProblems) {
      send_(kProblem + problem);
    }
  }

  void check_tables() {
    std::ostringstream said;
    const std::size_t errors = Xapian::Database::check(path_.string(), 0, &said);
    if (errors > 0) {
      std::string text = said.str();
      text.resize(std::min<std::size_t>(text.size(), 300));
      add(fmt::format("Xapian finds {} errors in it: {}", errors, text));
    }
  }

  void check_articles(const Xapian::Database& segment, const SegmentMetadata& metadata) {
    DocumentCheck check(metadata);
    Xapian::docid expected = 1;
    std::uint64_t read = 0;
    for (auto posting = segment.postlist_begin(""); posting != segment.postlist_end("");
         ++posting) {
      if (*posting != expected) {
        add(fmt::format("the numbers of its documents have a gap before {}", *posting));
      }
      expected = *posting + 1;
      const auto positions = *posting % kPositionsEvery == 1 ? DocumentCheck::Positions::kCompare
                                                             : DocumentCheck::Positions::kSkip;
      const Xapian::Document document = segment.get_document(*posting);
      for (const std::string& problem : check.check(document, positions)) {
        add(problem);
      }
      add_to_digest(document);
      if (++read % kArticlesPerStep == 0) {
        send_(fmt::format("{}{}", kArticles, read));
      }
    }
    send_(fmt::format("{}{}", kArticles, read));
    if (read != segment.get_doccount()) {
      add(fmt::format("it has {} articles and says that it has {}", read, segment.get_doccount()));
    }
  }

  static std::uint64_t digest(const std::string& term, Xapian::docid id, Xapian::termcount wdf) {
    return XXH3_64bits_withSeed(term.data(), term.size(), std::uint64_t{id} << 32 | wdf);
  }

  void add_to_digest(const Xapian::Document& document) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      digest_ += digest(*term, document.get_docid(), term.get_wdf());
    }
  }

  // A posting stands twice: in the list of its term and in that of its document. The sum of hashes
  // does not depend on the order they are read in.
  void check_lists(const Xapian::Database& segment) {
    std::uint64_t by_terms = 0;
    std::uint64_t ids = 0;
    for (auto term = segment.allterms_begin(); term != segment.allterms_end(); ++term) {
      ids += (*term).starts_with(field("id").prefix) ? 1U : 0U;
      for (auto posting = segment.postlist_begin(*term); posting != segment.postlist_end(*term);
           ++posting) {
        by_terms += digest(*term, *posting, posting.get_wdf());
      }
    }
    if (by_terms != digest_) {
      add("its lists of terms and its lists of documents disagree");
    }
    if (ids != segment.get_doccount()) {
      add(fmt::format("it has {} ids for {} articles", ids, segment.get_doccount()));
    }
  }

  const fs::path& path_;
  Rules rules_;
  const SendLine& send_;
  std::uint64_t problems_ = 0;
  std::uint64_t digest_ = 0;
};

// In the child: ids that stand in more than one of the segments.
void find_doubled_ids(const std::vector<fs::path>& paths, const SendLine& send) {
  try {
    Xapian::Database all;
    for (const fs::path& path : paths) {
      all.add_database(Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS));
    }
    const std::string prefix(field("id").prefix);
    std::uint64_t doubled = 0;
    for (auto term = all.allterms_begin(prefix); term != all.allterms_end(prefix); ++term) {
      if (term.get_termfreq() > 1 && ++doubled <= kMostProblems) {
        send(fmt::format("{}the id \"{}\" stands in {} articles of the live segments",
                         kProblem,
                         (*term).substr(prefix.size()),
                         term.get_termfreq()));
      }
    }
  } catch (const Xapian::Error& error) {
    send(fmt::format(
        "{}the ids of the live segments cannot be read: {}", kProblem, error.get_msg()));
  }
}

}  // namespace

ContentVerifier::ContentVerifier(fs::path index, const TellStep& tell, VerifyReport& report)
    : index_(std::move(index)), tell_(tell), report_(report) {}

// An earlier state may follow other rules, as before a rebuild, but it is of the same index.
void ContentVerifier::take_metadata(const std::string& segment,
                                    bool is_live,
                                    std::string_view said) {
  const std::string_view compared = is_live ? said : said.substr(said.rfind(' ') + 1);
  std::string& first = is_live ? live_metadata_ : index_id_;
  if (first.empty()) {
    first = compared;
    return;
  }
  if (first != compared) {
    report_.problems.push_back(
        {segment, fmt::format("it is of another index: {}, not {}", compared, first)});
  }
}

void ContentVerifier::take_line(const std::string& segment, bool is_live, std::string_view line) {
  const std::string_view said = line.substr(std::min<std::size_t>(1, line.size()));
  switch (line.empty() ? '\0' : line.front()) {
    case kProblem: report_.problems.push_back({segment, std::string(said)}); break;
    case kMetadata: take_metadata(segment, is_live, said); break;
    case kArticles: {
      std::uint64_t read = 0;
      std::from_chars(said.data(), said.data() + said.size(), read);
      tell_(fmt::format("{}: {}", segment, counted(read, "article", "articles")));
      if (is_live) {
        articles_read_ = read;
      }
      break;
    }
    default: break;
  }
}

std::uint64_t ContentVerifier::seconds_for(const std::vector<std::string>& segments) const {
  // Measured: 12 MB of tables for a second of processor time. The rest is patience.
  constexpr std::uint64_t kLeast = 120;
  constexpr std::uint64_t kBytesPerSecond = 20'000;
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const std::string& segment : segments) {
    for (const auto& entry : fs::directory_iterator(index_ / segment, error)) {
      const std::uint64_t size = entry.file_size(error);
      bytes += error ? 0 : size;
    }
  }
  return kLeast + bytes / kBytesPerSecond;
}

void ContentVerifier::verify_segment(const std::string& segment, bool is_live) {
  tell_(segment);
  const fs::path path = index_ / segment;
  articles_read_ = 0;
  const std::string death = run_in_child(
      [&](const SendLine& send) {
        SegmentReader(path, is_live ? Rules::kOurs : Rules::kAny, send).read();
      },
      [&](std::string_view line) { take_line(segment, is_live, line); },
      {.seconds = seconds_for({segment})});
  report_.articles += articles_read_;
  if (!death.empty()) {
    report_.problems.push_back(
        {segment, fmt::format("the process that read its tables did not end well: {}", death)});
  }
}

void ContentVerifier::verify_ids(const std::vector<std::string>& segments) {
  std::vector<fs::path> paths;
  paths.reserve(segments.size());
  for (const std::string& segment : segments) {
    paths.push_back(index_ / segment);
  }
  const std::string death =
      run_in_child([&paths](const SendLine& send) { find_doubled_ids(paths, send); },
                   [&](std::string_view line) { take_line(kStubName, false, line); },
                   {.seconds = seconds_for(segments)});
  if (!death.empty()) {
    report_.problems.push_back(
        {kStubName,
         fmt::format("the process that compared the ids of its segments did not end well: {}",
                     death)});
  }
}

}  // namespace dateline
