// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/task_index.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/support/output.hpp"
#include "common/terminal/terminal.hpp"
#include "indexer/segments/index_reader.hpp"

namespace dateline {

WriterOptions task_writer_options(const IndexOptions& options) {
  return {.language = options.language,
          .timezone = options.timezone,
          .lock_timeout = options.lock_timeout,
          .kept_contents = options.kept_contents,
          .creation = Creation::kForbidden};
}

void say(const IndexOptions& options, const std::string& text) {
  if (options.chatter == Chatter::kNormal) {
    Output output(STDOUT_FILENO);
    output.write(text);
    output.flush();
  }
}

std::string describe_index(const IndexOptions& options, const IndexWriter& writer) {
  return fmt::format("{}: {} in {}, revision {}\n",
                     safe_text(options.index.string()),
                     counted(IndexReader(options.index).articles(), "article", "articles"),
                     counted(writer.commit().segments.size(), "segment", "segments"),
                     writer.commit().revision);
}

}  // namespace dateline
