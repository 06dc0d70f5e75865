// SPDX-License-Identifier: GPL-2.0-or-later
//
// --report and --metrics as a nightly job and its watchers use them.
#include <filesystem>
#include <string>

#include <sys/stat.h>

#include <doctest/doctest.h>

#include "common/support/files.hpp"
#include "tests/support/prometheus.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

struct Job {
  Job() {
    folder.write("in/wire.jsonl", "{\"id\":\"a\",\"title\":\"One\",\"body\":\"x\"}\n{\n");
    folder.write("in/photo.bin", "\xFF\xD8");
  }

  [[nodiscard]] Outcome run(const fs::path& index, std::vector<std::string> more = {}) const {
    more.insert(more.end(),
                {"--index", index, "--report", report, "--metrics", metrics, folder / "in"});
    return run_index(more);
  }

  [[nodiscard]] nlohmann::json read_report() const {
    return nlohmann::json::parse(read_file(report));
  }

  [[nodiscard]] double read_metric(const std::string& name) const {
    const auto all = parse_metrics(read_file(metrics));
    REQUIRE(all.contains(name));
    REQUIRE(all.at(name).samples.size() == 1);
    return all.at(name).samples.front().value;
  }

  TempDir folder;
  fs::path report = folder / "in/report.json";
  fs::path metrics = folder / "dateline.prom";
};

TEST_CASE("a run tells what it did") {
  const Job job;
  const fs::path index = job.folder / "index";
  for (int round = 0; round < 2; ++round) {
    CAPTURE(round);
    const int status = round == 0 ? 3 : 0;
    CHECK(job.run(index).status == status);
    const auto report = job.read_report();
    CHECK(report["index"] == index.string());
    CHECK(report["exit_code"] == status);
    CHECK(report["added"] == (round == 0 ? 1 : 0));
    CHECK(report["rejected"] ==
          (round == 0 ? nlohmann::json{{"malformed", 1}} : nlohmann::json::object()));
    CHECK(report["rejected_known"] == (round == 0 ? 0 : 1));
    CHECK(report["unchanged"] == (round == 0 ? 0 : 1));
    CHECK(report["scanned"] == 2);
    CHECK(report["skipped"] == nlohmann::json{{".bin", 1}});
    CHECK(report["articles"] == 1);
    CHECK_FALSE(report.contains("failure"));
    CHECK(job.read_metric("dateline_index_articles") == 1);
    if (round == 0) {
      CHECK(job.read_metric("dateline_index_run_rejected_by_reason") == 1);
    }
  }
  CHECK_FALSE(fs::exists(job.report.string() + ".new"));
  CHECK_FALSE(fs::exists(job.metrics.string() + ".new"));
}

TEST_CASE("a link to a file stays one") {
  const Job job;
  const fs::path target = job.folder.write("target.json", "of yesterday");
  const fs::path link = job.folder / "link.json";
  fs::create_symlink(target, link);
  CHECK(run_index({"--index", job.folder / "index", "--report", link, job.folder / "in"}).status ==
        3);
  CHECK(fs::is_symlink(link));
  CHECK(nlohmann::json::parse(read_file(target))["exit_code"] == 3);
}

TEST_CASE("a run that fails tells why, and when one last ended well") {
  const Job job;
  const fs::path index = job.folder / "index";
  CHECK(job.run(index).status == 3);
  const double success = job.read_metric("dateline_index_last_success_timestamp_seconds");
  const fs::path commits = index / "commits";
  fs::rename(index / "XAPIANDB", index / "gone");
  fs::remove_all(commits);
  const Outcome failed = job.run(index);
  CHECK(failed.status == 10);
  const auto report = job.read_report();
  CHECK(report["exit_code"] == 10);
  CHECK(failed.err.find(report["failure"].get<std::string>()) != std::string::npos);
  CHECK(job.read_metric("dateline_index_exit_code") == 10);
  CHECK(job.read_metric("dateline_index_last_success_timestamp_seconds") == success);

  CHECK(job.run(index, {"--jobs", "none"}).status == 2);
  CHECK(job.read_report()["exit_code"] == 2);
  const fs::path wrong = job.folder.write("wrong.conf", "\njobs = none\n");
  CHECK(job.run(index, {"--config", wrong}).status == 2);
  CHECK(job.read_report()["failure"].get<std::string>().starts_with(wrong.string() +
                                                                    ":2: --jobs takes"));
}

TEST_CASE("a file that cannot be written is found out before the run") {
  const Job job;
  const fs::path index = job.folder / "index";
  const fs::path pipe = job.folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  for (const char* option : {"--report", "--metrics"}) {
    for (const fs::path& path : {job.folder / "none/file", job.folder / "in", pipe}) {
      CAPTURE(option);
      CAPTURE(path);
      const Outcome outcome = run_index({"--index", index, option, path, job.folder / "in"});
      CHECK(outcome.status == 2);
      CHECK(outcome.err.starts_with("dateline-index: " + std::string(option) + ": cannot write " +
                                    path.string()));
      CHECK_FALSE(fs::exists(index));
    }
  }
  CHECK(fs::is_fifo(pipe));
  CHECK(run_index({"--index", index, "--report", "x", "--metrics", "x", job.folder / "in"}).err ==
        "dateline-index: --report and --metrics name one file\nhint: each is a file of its own\n");
}

}  // namespace
}  // namespace dateline::test
