// SPDX-License-Identifier: GPL-2.0-or-later
//
// The sample sets of formats that others publish, where they lie beside the project: every file of
// them gives an article or a stated reason; none is silently empty, none ends the run.
#include <filesystem>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "common/support/files.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/run/input.hpp"
#include "indexer/run/rejects.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct Tally {
  std::size_t articles = 0;
  std::size_t reasons = 0;
};

// What became of each file of an archive.
std::map<std::string, Tally> read_samples(const fs::path& archive) {
  const test::TempDir folder;
  std::map<std::string, Tally> tallies;
  IndexOptions options;
  options.sources.roots = {archive.string()};
  options.max_article_bytes = std::size_t{16} << 20U;
  RejectsFile rejects(folder / "rejects");
  Progress progress(-1, 0);
  FileOutcomes outcomes({}, 0);
  RunLog log(progress, &rejects, outcomes);
  Input input(options);
  input.read(log, outcomes, [&](const WorkItem& item) {
    Tally& tally = tallies[item.record.file->relative_path];
    const Result<Article> article = item.reader->read(item.record, {});
    const bool says_something = article && (!article->title.empty() || !article->body.empty() ||
                                            article->status == PublicationStatus::kCanceled);
    tally.articles += says_something ? 1U : 0U;
    tally.reasons += !article && !article.error().message.empty() ? 1U : 0U;
    return true;
  });
  rejects.commit();
  const std::string lines = read_file(folder / "rejects");
  for (std::string_view rest = lines; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const Result<Reject> reject = decode_reject(rest.substr(0, end));
    REQUIRE(reject);
    tallies[reject->file.relative_path].reasons += 1;
    rest.remove_prefix(end + 1);
  }
  return tallies;
}

TEST_CASE("every file of the published sample sets gives an article or a stated reason") {
  const fs::path samples = fs::path(DATELINE_TESTS) / "../../shared/data/formats";
  for (const char* const name : {"newsml-g2", "ninjs", "feeds", "warc"}) {
    const fs::path archive = samples / (std::string(name) + ".tar.zst");
    if (!fs::exists(archive)) {
      MESSAGE(archive.string() << " is not there: not tested");
      continue;
    }
    std::size_t with_articles = 0;
    std::size_t articles = 0;
    const std::map<std::string, Tally> tallies = read_samples(archive);
    for (const auto& entry : tallies) {
      const std::string& file = entry.first;
      const Tally& tally = entry.second;
      CAPTURE(file);
      CHECK(tally.articles + tally.reasons > 0);
      with_articles += tally.articles > 0 ? 1U : 0U;
      articles += tally.articles;
    }
    CHECK(with_articles > 0);
    MESSAGE(name << ": " << tallies.size() << " files, " << with_articles << " with articles, "
                 << articles << " articles");
  }
}

}  // namespace
}  // namespace dateline
