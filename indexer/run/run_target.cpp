// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/run_target.hpp"

#include <fmt/format.h>

#include "common/index/snapshot.hpp"
#include "common/support/failure.hpp"
#include "indexer/run/purge_task.hpp"
#include "indexer/run/rebuild.hpp"

namespace dateline {

namespace fs = std::filesystem;

RunTarget::RunTarget(const IndexOptions& options) : path_(options.index) {
  if (options.is_dry) {
    open_for_reading(options);
  } else {
    writer_.emplace(path_,
                    WriterOptions{.language = options.language,
                                  .timezone = options.timezone,
                                  .lock_timeout = options.lock_timeout,
                                  .enrichment = enrichment_versions(options.enrichment),
                                  .kept_contents = options.kept_contents,
                                  .creation = options.creation});
    metadata_ = writer_->metadata();
  }
  suppressed_ = SuppressionList::load(path_);
  if (writer_ && !writer_->is_new()) {
    finish_purges(*writer_, suppressed_);
  }
  look();
}

void RunTarget::look() {
  std::error_code error;
  const bool is_new = !fs::exists(path_ / kStubName, error);
  if (!is_new) {
    manifest_ =
        std::make_shared<Manifest>(Manifest::open(path_, read_commit_point(path_).manifests));
  }
  earlier_ = {.manifest = manifest_.get(),
              .suppressed = &suppressed_,
              .index = is_new ? std::nullopt : std::optional<fs::path>(path_)};
}

fs::path RunTarget::scratch_folder() const {
  return writer_ ? path_ : fs::path();
}

void RunTarget::open_for_reading(const IndexOptions& options) {
  std::error_code error;
  if (fs::exists(path_ / kStubName, error)) {
    metadata_ = Snapshot::open(path_).metadata();
  } else if (options.creation == Creation::kForbidden) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("there is no index at {}", path_.string()),
                  "is its disk mounted? A new one is made without --no-create");
  } else {
    metadata_.language = options.language.empty() ? metadata_.language : options.language;
    metadata_.timezone = options.timezone.empty() ? metadata_.timezone : options.timezone;
  }
}

}  // namespace dateline
