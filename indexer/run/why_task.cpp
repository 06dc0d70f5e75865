// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/why_task.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "common/index/commit_point.hpp"
#include "common/index/terms.hpp"
#include "common/support/numbers.hpp"
#include "common/support/output.hpp"
#include "common/terminal/terminal.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/segments/index_reader.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::string time_text(std::int64_t seconds) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(std::time_t{seconds}));
}

const char* describe(DeletionKind kind) {
  switch (kind) {
    case DeletionKind::kById: return "deleted by id";
    case DeletionKind::kByQuery: return "deleted by a query";
    case DeletionKind::kMirror: return "deleted since its file was gone (--mirror)";
    case DeletionKind::kRetention: return "deleted for its age (--retain)";
    case DeletionKind::kCancellation: break;
  }
  return "canceled by its publisher";
}

// "XFILE/srv/archive/a.txt" -> "/srv/archive/a.txt"
std::string file_of(const StoredDocument& document) {
  return document.file_term.empty() ? "standard input"
                                    : document.file_term.substr(kFilePrefix.size());
}

class Explainer {
 public:
  explicit Explainer(const IndexOptions& options)
      : reader_(options.index),
        manifest_(Manifest::open(options.index, reader_.snapshot().commit().manifests)),
        suppressed_(SuppressionList::load(options.index)) {}

  // Lines; empty if nothing is known.
  std::vector<std::string> explain(const std::string& target) {
    lines_.clear();
    explain_id(target);
    for (const std::string& id : reader_.ids_of_url(target)) {
      explain_id(id);
    }
    explain_suppression(target);
    explain_path(target);
    return lines_;
  }

 private:
  void explain_id(const std::string& id) {
    if (const std::optional<StoredDocument> document = reader_.find(id)) {
      const std::uint64_t version = document->precedence.version;
      lines_.push_back(fmt::format("indexed as {} on {} from {} ({}){}",
                                   id,
                                   time_text(document->added),
                                   file_of(*document),
                                   document->article.place,
                                   version == 0 ? "" : fmt::format(", version {}", version)));
    }
    if (const std::optional<Deletion> deletion = manifest_.deletion(id)) {
      lines_.push_back(fmt::format("{}: {} by the run of revision {} on {}",
                                   id,
                                   describe(deletion->kind),
                                   deletion->revision,
                                   time_text(deletion->when)));
    }
  }

  void explain_suppression(const std::string& target) {
    for (const Suppressed& entry : suppressed_.entries()) {
      if (entry.id == target || (!entry.url.empty() && entry.url == target)) {
        lines_.push_back(fmt::format(
            "suppressed: {} was purged on {}, and never comes back", entry.id, entry.when));
      }
    }
  }

  void explain_path(const std::string& target) {
    std::error_code error;
    const std::string absolute = fs::absolute(target, error).lexically_normal().string();
    for (const std::string& root : manifest_.roots()) {
      // Below the folder, below a named root, or as NAME/path.
      const std::string inside = root + '/';
      std::vector<std::string> paths{target};
      for (const std::string& text : {absolute, target}) {
        if (text.starts_with(inside)) {
          paths.push_back(text.substr(inside.size()));
        }
      }
      for (const std::string& path : paths) {
        if (const std::optional<FileRecord> record = manifest_.find({root, path})) {
          explain_file(*record);
          break;
        }
      }
    }
  }

  void explain_file(const FileRecord& record) {
    const std::string name = fmt::format("{}/{}", record.key.root, record.key.path);
    lines_.push_back(fmt::format("{}: read on {} for revision {}: {}",
                                 name,
                                 time_text(record.read_at),
                                 record.revision,
                                 outcomes(record)));
    explain_state(name, record);
    if (record.is_stale) {
      lines_.push_back(fmt::format("{}: could not be read since; its articles stay", name));
    }
    if (record.next_release) {
      lines_.push_back(
          fmt::format("{}: embargoed until {}", name, time_text(*record.next_release)));
    }
    if (!record.first_rejection.empty()) {
      lines_.push_back(fmt::format("{}: rejected: {}", name, record.first_rejection));
    }
    constexpr std::size_t kMostIds = 10;
    const std::vector<std::string> ids =
        reader_.ids_of_file(file_term(record.key.root, record.key.path));
    for (std::size_t i = 0; i < std::min(ids.size(), kMostIds); ++i) {
      explain_id(ids[i]);
    }
    if (ids.size() > kMostIds) {
      lines_.push_back(fmt::format("and {} more", with_commas(ids.size() - kMostIds)));
    }
  }

  // What a run that came now would do with the file; of a named root only a run knows where it is.
  void explain_state(const std::string& name, const FileRecord& record) {
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    struct stat info {};
    if (!record.key.root.starts_with('/')) {
      return;
    }
    if (::stat(name.c_str(), &info) != 0) {
      lines_.push_back(fmt::format("{}: {} now", name, std::strerror(errno)));
    } else if (static_cast<std::uint64_t>(info.st_size) == record.size &&
               info.st_mtim.tv_sec * kNanoseconds + info.st_mtim.tv_nsec == record.modified_ns) {
      lines_.push_back(fmt::format("{}: unchanged since", name));
    } else {
      lines_.push_back(fmt::format("{}: changed since, the next run reads it", name));
    }
  }

  static std::string outcomes(const FileRecord& record) {
    std::string text = counted(record.articles, "article", "articles");
    const auto add = [&text](std::uint64_t count, std::string_view what) {
      if (count > 0) {
        text += fmt::format(", {} {}", with_commas(count), what);
      }
    };
    for (const auto& [code, count] : record.rejected) {
      add(count, fmt::format("rejected ({})", code));
    }
    add(record.embargoed, "embargoed");
    add(record.withheld, "withheld");
    add(record.collided, "whose id another file's record has");
    add(record.suppressed, "suppressed");
    add(record.deleted, "deleted earlier");
    add(record.expired, "older than is kept");
    return text;
  }

  IndexReader reader_;
  Manifest manifest_;
  SuppressionList suppressed_;
  std::vector<std::string> lines_;
};

}  // namespace

ExitCode explain_targets(const IndexOptions& options) {
  Explainer explainer(options);
  Output output(STDOUT_FILENO);
  bool are_all_known = true;
  for (const std::string& target : options.targets) {
    const std::vector<std::string> lines = explainer.explain(target);
    for (const std::string& line : lines) {
      output.write(safe_text(line) + '\n');
    }
    if (lines.empty()) {
      are_all_known = false;
      output.write(fmt::format("{}: never seen by this index\n", safe_text(target)));
    }
  }
  output.flush();
  return are_all_known ? ExitCode::kSuccess : ExitCode::kPartial;
}

}  // namespace dateline
